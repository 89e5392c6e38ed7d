import type { ConversationFacts } from '../kernel/facts';
import { MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { lastAsked } from '../kernel/last-asked';
import type { Policy } from '../kernel/policy';
import { spokeLast } from '../kernel/thread';
import { evidenceOf, newestThat, provenAt, type Evidence } from './evidence';
import { nextWording, say } from './say';
import { delayOf, SOURCES, type SourceName } from './sources';
import { BEAT_WINDOW, standChanges, standOf, type Stand } from './stand';
import type { Statement } from './statement';

/**
 * The fused reading of the evidence. Without the beacon a leave, a quick exit or a broken network can never be told.
 */
export type VerdictKind =
  'active' | 'reading' | 'quiet' | 'network-trouble' | 'left' | 'quick-exit' | 'our-fault' | 'unknown';

/** What decided, the weightiest first, at most three, each with its own time. */
export type Reason = Evidence;

export type Verdict = {
  kind: VerdictKind;
  statement: Statement;
  reasons: readonly Reason[];
  /** When it would change by itself, if nothing more is heard. */
  changesAt: Instant | null;
};

type Judged = Omit<Verdict, 'changesAt'>;

/** The dot is told in steps of five minutes: finer would rewrite the sidebar each minute and tell no more. */
const DOT_STEP: Duration = 5 * MINUTE;

/** For how long a lost network is the likely reason for silence (B2.5). */
export const NETWORK_EXPLAINS: Duration = 15 * MINUTE;

/** One honest answer to "is the client still there?" (B1.1 to B1.11). */
export const verdict = lastAsked((facts: ConversationFacts, now: Instant, policy: Policy): Verdict => {
  const all = evidenceOf(facts);
  return { ...judge(facts, all, now, policy), changesAt: changesAt(facts, all, now, policy) };
});

function judge(facts: ConversationFacts, all: readonly Evidence[], now: Instant, policy: Policy): Judged {
  // Trouble on our side is named first: whatever else is known may be old (B1.11).
  const trouble = ourTrouble(all, now);
  if (trouble) {
    const reasons = because(trouble, newestThat(all, 'exit'), newestThat(all, 'act'));
    const says = trouble.source === 'advocate-line' ? 'advocate-line' : 'our-line';
    return { kind: 'our-fault', statement: { says, since: trouble.at }, reasons };
  }
  const exit = quickExit(all, policy);
  if (exit) return exit;
  switch (facts.snapshot?.channel ?? 'other') {
    case 'chat':
      return judgeChat(facts, all, now, policy);
    case 'sms':
      return recentAct(all, null, now, policy) ?? judgeText(all, 'sms');
    case 'other':
      // Where the channel is not known (yet), nothing is made of their silence.
      return recentAct(all, null, now, policy) ?? judgeText(all, 'other');
    case 'email':
      return { kind: 'unknown', statement: lastWord(facts), reasons: because(newestThat(all, 'act')) };
  }
}

/** Our own line, else the advocate's: for as long as that explains something, or until they are back or another attends. */
function ourTrouble(all: readonly Evidence[], now: Instant): Evidence | null {
  const troubles = all.filter(({ source }) => SOURCES[source].shows === 'our-trouble');
  const ours = troubles.find(({ source }) => source === 'our-line');
  return ours ?? troubles.find(({ at }) => now < at + NETWORK_EXPLAINS) ?? null;
}

/** The quick exit stands until they certainly wrote or typed after it (B3.9, B3.17). */
function quickExit(all: readonly Evidence[], policy: Policy): Judged | null {
  const exit = newestThat(all, 'exit');
  const since = all.filter(({ source }) => SOURCES[source].shows === 'act');
  if (exit === null || since.some((act) => provenAt(act, policy) > exit.at)) return null;
  const reasons = because(exit, newestThat(all, 'act'));
  return { kind: 'quick-exit', statement: { says: 'quick-exit', at: exit.at }, reasons };
}

function judgeChat(facts: ConversationFacts, all: readonly Evidence[], now: Instant, policy: Policy): Judged {
  const stand = newestStand(facts, all, now, policy);
  const act = recentAct(all, stand, now, policy);
  return act ?? (stand ? judgeStand(stand, all, now, policy) : judgeDot(all, now, policy));
}

/** How their pages stand, unless something of them, that no page told us of, is certainly newer. */
function newestStand(facts: ConversationFacts, all: readonly Evidence[], now: Instant, policy: Policy): Stand | null {
  const stand = standOf(facts.beacon, now, policy, wellSince(facts));
  if (stand === null || stand.is === 'open') return stand;
  const signs = all.filter(({ source }) => ['act', 'screen', 'page'].includes(SOURCES[source].shows));
  return signs.some((sign) => provenAt(sign, policy) > stand.heardAt) ? null : stand;
}

/**
 * An act within the grace time beats everything, at once and always (B1.5). What their page said after it is told beside
 * it, and changes nothing about the kind: a client who just wrote is never shown as gone.
 */
function recentAct(all: readonly Evidence[], stand: Stand | null, now: Instant, policy: Policy): Judged | null {
  const act = newestThat(all, 'act');
  if (act === null || now >= act.at + policy.connection.activeGrace) return null;
  const after = stand !== null && stand.is !== 'open' && stand.at >= provenAt(act, policy) ? stand : null;
  const then = after && { page: after.is, at: after.at };
  const statement = { says: act.source === 'typing' ? 'typing' : 'wrote', at: act.at, then } as const;
  return { kind: 'active', statement, reasons: because(act, after && reasonOf(after, all)) };
}

function judgeStand(stand: Stand, all: readonly Evidence[], now: Instant, policy: Policy): Judged {
  const act = newestThat(all, 'act');
  const screen = newestThat(all, 'screen');
  const reasons = because(reasonOf(stand, all), screen, act);
  switch (stand.is) {
    case 'open':
      if (screen && now < screen.at + policy.connection.activeGrace) return reading(screen, reasons);
      return { kind: 'quiet', statement: { says: 'open', chat: stand.chat, last: act?.at ?? null }, reasons };
    case 'hidden':
      return { kind: stand.fresh ? 'quiet' : 'unknown', statement: { says: 'hidden', at: stand.at }, reasons };
    case 'offline': {
      // A network that is away for longer than this explains nothing any more (B2.5).
      const kind = now < stand.at + NETWORK_EXPLAINS ? 'network-trouble' : 'unknown';
      return { kind, statement: { says: 'offline', at: stand.at }, reasons };
    }
    case 'closed': {
      const left = stand.leftAt !== null && now >= stand.leftAt;
      return { kind: left ? 'left' : 'unknown', statement: { says: left ? 'left' : 'closed', at: stand.at }, reasons };
    }
    case 'silent':
      return nothingSince(all, reasons);
  }
}

const reading = (screen: Evidence, reasons: readonly Reason[]): Judged => ({
  kind: 'reading',
  statement: { says: screen.source === 'on-screen' ? 'on-screen' : 'opened', at: screen.at },
  reasons: because(screen, ...reasons),
});

/** The observation behind a stand. */
function reasonOf({ is }: Stand, all: readonly Evidence[]): Evidence | null {
  const source = { open: 'page-open', silent: 'page-open', hidden: 'page-hidden', offline: 'network-lost' } as const;
  const name = is === 'closed' ? 'page-left' : source[is];
  return all.find((one) => one.source === name) ?? null;
}

function judgeDot(all: readonly Evidence[], now: Instant, policy: Policy): Judged {
  const last = newestThat(all, 'act', 'screen');
  const act = newestThat(all, 'act');
  if (last && SOURCES[last.source].shows === 'screen' && now < last.at + policy.connection.activeGrace) {
    return reading(last, because(act));
  }
  const named = newestThat(
    all.filter(({ source }) => source !== 'on-screen'),
    'act',
    'screen',
  );
  const page = newestThat(all, 'page');
  const off = newestThat(all, 'no-page');
  // One lost sign turns the dot off; only three more looks that do not see it on again say more (C2).
  const isOff = off !== null && off.at > (page?.at ?? -Infinity) && now >= off.at + offCounts(policy);
  if (page && !isOff && now < page.at + pageHolds(page.source, policy)) {
    const statement = { says: 'quiet', last: named, pageAfter: pageAfter(page, policy) } as const;
    return { kind: 'quiet', statement, reasons: because(page, named, act) };
  }
  return nothingSince(all, because(page, off, act));
}

function nothingSince(all: readonly Evidence[], reasons: readonly Reason[]): Judged {
  const heard = newestThat(all, 'act', 'screen', 'page', 'hidden', 'leave', 'offline');
  if (heard === null) return { kind: 'unknown', statement: { says: 'nothing-yet' }, reasons };
  const statement = { says: 'nothing-since', since: heard.at } as const;
  return { kind: 'unknown', statement, reasons: because(heard, ...reasons) };
}

/** No page to watch: only what they sent tells anything, and whether they read cannot be known (B1.8). */
function judgeText(all: readonly Evidence[], channel: 'sms' | 'other'): Judged {
  const last = newestThat(all, 'act', 'screen');
  if (last === null) return { kind: 'unknown', statement: { says: 'nothing-yet' }, reasons: [] };
  const statement = { says: 'last-heard', at: last.at, readingUnknown: channel === 'sms' } as const;
  return { kind: channel === 'sms' ? 'quiet' : 'unknown', statement, reasons: because(last) };
}

/** What decided, each once. */
const because = (...evidence: readonly (Evidence | null)[]): readonly Reason[] =>
  [...new Set(evidence.filter((one) => one !== null))].slice(0, 3);

/** A dot that was on at T proves one sign of life after T less its window (B1.1), and no more. */
function pageAfter({ source, at }: Evidence, policy: Policy): Instant {
  return Math.floor((at - delayOf(source, policy)) / DOT_STEP) * DOT_STEP;
}

/** How long a page that gave a sign counts as one: a dot until two sweeps in a row did not see it again. */
const pageHolds = (source: SourceName, policy: Policy): Duration =>
  source === 'page-open' ? BEAT_WINDOW : delayOf(source, policy) + 2 * policy.sweep.openPages;

/** A dot seen off counts once three more looks had their time to see it on again: a page that is back is seen by the first. */
const offCounts = ({ sweep }: Policy): Duration => 3 * sweep.openPages + 10 * SECOND;

function lastWord({ thread }: ConversationFacts): Statement {
  const by = spokeLast(thread);
  if (by === null) return { says: 'nothing-yet' };
  const at = by === 'advocate' ? thread.answer?.at : thread.inbound.at(-1)?.at;
  return { says: 'last-word', by, at: at ?? 0 };
}

/** The first moment at which the same facts give another verdict or other words; every boundary is tried. */
function changesAt(facts: ConversationFacts, all: readonly Evidence[], now: Instant, policy: Policy): Instant | null {
  const current = shown(facts, all, now, policy);
  const boundaries = all.flatMap((one) => [
    one.at + policy.connection.activeGrace,
    ...(SOURCES[one.source].shows === 'page' ? [one.at + pageHolds(one.source, policy)] : []),
    ...nextWording(one.at),
    ...(SOURCES[one.source].shows === 'no-page' ? [one.at + offCounts(policy)] : []),
    ...(one.source === 'advocate-line' || SOURCES[one.source].shows === 'offline' ? [one.at + NETWORK_EXPLAINS] : []),
    ...nextWording(pageAfter(one, policy)),
  ]);
  boundaries.push(...standChanges(facts.beacon, policy, wellSince(facts)));
  for (const { since, lastHeardAt } of facts.beacon.pages)
    boundaries.push(since + NETWORK_EXPLAINS, ...nextWording(since), ...nextWording(lastHeardAt));
  const { answer } = facts.thread;
  if (answer) boundaries.push(...nextWording(answer.at));
  const ahead = [...new Set(boundaries.filter((at) => at > now))].sort((a, b) => a - b);
  return ahead.find((at) => shown(facts, all, at, policy) !== current) ?? null;
}

const shown = (facts: ConversationFacts, all: readonly Evidence[], now: Instant, policy: Policy): string => {
  const judged = judge(facts, all, now, policy);
  return `${judged.kind} ${say(judged.statement, now, policy)}`;
};

/** When trouble with our own line was over, if there ever was any. */
const wellSince = ({ line }: ConversationFacts): Instant | null => (line?.trouble === null ? line.since : null);
