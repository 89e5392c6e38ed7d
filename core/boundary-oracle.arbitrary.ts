import { PLACES, type BoundaryHistory, type Deed } from './boundary-history.arbitrary';
import type { TextPurpose } from './kernel/effect';
import { DAY, HOUR, MINUTE, type Instant } from './kernel/instant';

/**
 * The rules of the boundary told a second time, in the plainest way: as a story from its beginning to its end, without
 * sets, joins or memory limits. What `mayText` says is compared with this.
 */
export type Truth = {
  /** For each lock: since when it holds, and whether they have written since. */
  quickExit: Held | null;
  notSafe: Held | null;
  doNotContact: Held | null;
  optedOut: { since: Instant; byWord: boolean } | null;
};
type Held = { since: Instant; wrote: boolean };

export function truthOf(deeds: readonly Deed[], now: Instant): Truth {
  const truth: Truth = { quickExit: null, notSafe: null, doNotContact: null, optedOut: null };
  for (const { at, where, what } of deeds.filter((deed) => deed.at <= now)) {
    const sms = PLACES.find(({ id }) => id === where)?.channel === 'sms';
    switch (what.kind) {
      case 'wrote':
        if (what.copyOf !== null) break;
        if (truth.quickExit) truth.quickExit = { ...truth.quickExit, wrote: true };
        if (truth.notSafe) truth.notSafe = { ...truth.notSafe, wrote: true };
        if (sms && what.text.keyword === 'stop') truth.optedOut = { since: at, byWord: true };
        if (sms && what.text.keyword === 'start') truth.optedOut = null;
        break;
      case 'exit':
        truth.quickExit = { since: at, wrote: false };
        break;
      case 'hold':
        if (!what.refused) truth.notSafe = { since: at, wrote: false };
        break;
      case 'rest':
        if (!what.refused) truth.doNotContact = { since: at, wrote: false };
        break;
      case 'optout':
        if (!what.refused) truth.optedOut = { since: at, byWord: false };
        break;
      case 'blocked':
        if (sms) truth.optedOut = { since: at, byWord: false };
        break;
      case 'lift':
        if (!what.counts) break;
        truth.doNotContact = null;
        if (truth.quickExit?.wrote) truth.quickExit = null;
        if (truth.notSafe?.wrote) truth.notSafe = null;
        break;
      default:
    }
  }
  return truth;
}

export type Asked = { where: number; automatic: boolean; purpose: TextPurpose | null };

/** Whether a text may go, by the story alone: all the policy's texts are switched on, and it is armed. */
export function mayGo({ deeds, now }: BoundaryHistory, { where, automatic, purpose }: Asked): boolean {
  const { quickExit, notSafe, doNotContact, optedOut } = truthOf(deeds, now);
  const channel = PLACES.find(({ id }) => id === where)?.channel;
  const out = channel === 'sms' ? optedOut : null;
  const others = [quickExit, notSafe, doNotContact];
  const here = deeds.filter((deed) => deed.where === where && deed.what.kind === 'wrote' && isFirst(deed));
  const last = here.at(-1)?.at ?? -Infinity;
  switch (purpose) {
    case 'opt-out-confirmation':
      return (
        others.every((one) => one === null) &&
        !!out?.byWord &&
        now < out.since + 5 * MINUTE &&
        isPolite(deeds, where, out.since)
      );
    case 'not-safe-text':
      return !!notSafe && !notSafe.wrote && !quickExit && !doNotContact && !out && now < notSafe.since + MINUTE;
    case 'safety-question': {
      if (automatic || doNotContact || out || now >= last + 10 * MINUTE) return false;
      return [quickExit, notSafe].every((one) => one === null || (one.wrote && last > one.since));
    }
    case null:
      if (others.some((one) => one !== null) || out) return false;
      return isSafe(deeds, where, now) || (now < last + 10 * MINUTE && !isDenied(deeds));
  }
}

/**
 * Whether a person's click on a text that the ladder offers may go besides: into a chat, within four hours of their last
 * word, where nothing ever made it doubtful, or by text message at any hour where they said that it is safe.
 */
export function mayGoOffered(history: BoundaryHistory, where: number): boolean {
  const { deeds, now } = history;
  if (mayGo(history, { where, automatic: false, purpose: null })) return true;
  const { quickExit, notSafe, doNotContact, optedOut } = truthOf(deeds, now);
  if (quickExit || notSafe || doNotContact) return false;
  if (PLACES.find(({ id }) => id === where)?.channel !== 'chat') return !optedOut && isSafe(deeds, where, now);
  const here = deeds.filter((deed) => deed.where === where && isFirst(deed));
  const doubtful = deeds.some(
    (deed) =>
      deed.what.kind === 'exit' ||
      deed.what.kind === 'denied' ||
      isFall(deed.what) ||
      (deed.where === where && cameBack(deed, deeds)),
  );
  return !doubtful && now < (here.at(-1)?.at ?? -Infinity) + 4 * HOUR;
}

const isFirst = ({ what }: Deed): boolean => what.kind === 'wrote' && what.copyOf === null;

/** They did not ask in other words to get no answer, within the hour and in this conversation. */
function isPolite(deeds: readonly Deed[], where: number, out: Instant): boolean {
  return !deeds.some(
    ({ at, where: there, what }) =>
      there === where && what.kind === 'wrote' && what.text.seems === 'no-reply' && Math.abs(at - out) < HOUR,
  );
}

function isDenied(deeds: readonly Deed[]): boolean {
  return deeds.some(({ what }) => what.kind === 'denied');
}

/** They said that it is safe there, it has not run out, and nothing has happened since that takes it back. */
function isSafe(deeds: readonly Deed[], where: number, now: Instant): boolean {
  const channel = PLACES.find(({ id }) => id === where)?.channel;
  const said = deeds.filter(({ what }) => what.kind === 'ok' && what.counts && what.channel === channel).at(-1);
  if (!said || said.what.kind !== 'ok') return false;
  const longest = channel === 'sms' ? 30 * DAY : DAY;
  if (now >= Math.min(said.what.until, said.at + longest)) return false;
  const since = deeds.filter((deed) => deed.at > said.at);
  const takenBack = since.some(({ what }) => what.kind === 'exit' || what.kind === 'denied' || isFall(what));
  return !takenBack && !since.some((deed) => deed.where === where && cameBack(deed, deeds));
}

const isFall = (what: Deed['what']): boolean => (what.kind === 'hold' || what.kind === 'rest') && !what.refused;

/** They wrote here after four hours in which nobody had said anything here. */
function cameBack(deed: Deed, deeds: readonly Deed[]): boolean {
  if (!isFirst(deed)) return false;
  const before = deeds.filter(
    (one) => one.where === deed.where && one.at < deed.at && (isFirst(one) || one.what.kind === 'replied'),
  );
  const last = before.at(-1);
  return last !== undefined && deed.at - last.at >= 4 * HOUR;
}
