import type { Channel } from '../kernel/channel';
import type { Duration } from '../kernel/instant';
import type { InboxPolicy, Language, Policy } from '../kernel/policy';
import type { Ladder } from '../kernel/quiet-policy';
import { lasting } from './lasting';
import { EXPLAIN, type ExplainWords } from './words';

const CHANNELS: readonly Channel[] = ['chat', 'sms', 'email', 'other'];

/**
 * The policy in sentences that people can read aloud and sign, one a line: what is done when a client waits, when one goes
 * quiet, and what may go out by itself. `inboxName` gives an inbox its name, where it is known.
 */
export function explainPolicy(policy: Policy, language: Language, inboxName: (id: number) => string): string[] {
  const words = EXPLAIN[language];
  const time = (duration: Duration): string => lasting(duration, language);
  const { waiting, quiet, texting } = policy;
  return [
    words.desk(policy.zone, policy.language),
    ...CHANNELS.map((channel) =>
      words.waits(words.on[channel], time(waiting.firstAnswer[channel]), time(waiting.laterTurn[channel])),
    ),
    ...CHANNELS.flatMap((channel) => ladderLines(words.on[channel], quiet.ladders[channel], words, time)),
    ...(quiet.ladders.sms['check-in'] === null ? [] : [words.smsSafe]),
    ...CHANNELS.filter((channel) => climbs(quiet.ladders[channel])).map((channel) =>
      words.unknown(words.on[channel], time(quiet.arrivalUnknown[channel])),
    ),
    quiet.neverWrote === null ? words.neverWroteOff : words.neverWrote(time(quiet.neverWrote)),
    words.doubled,
    words.cancelled,
    words.paused(time(quiet.pauseAtMost)),
    words.left,
    words.urgent,
    quiet.session === null ? words.noSession : words.session(time(quiet.session)),
    quietly(policy, words),
    words.dropped(time(quiet.textWithin)),
    ...Object.entries(policy.inboxes).flatMap(([id, inbox]) =>
      inboxLines(inboxName(Number(id)), inbox, texting.armed, words, time),
    ),
  ];
}

type Time = (duration: Duration) => string;

const climbs = (ladder: Ladder): boolean => Object.values(ladder).some((at) => at !== null);

function ladderLines(where: string, ladder: Ladder, words: ExplainWords, time: Time): string[] {
  if (!climbs(ladder)) return [words.noLadder(where)];
  const steps = (['hint', 'check-in', 'closing', 'finish'] as const).flatMap((step) => {
    const at = ladder[step];
    return at === null ? [] : [words.steps[step](time(at))];
  });
  return [words.ladder(where, steps.join(', '))];
}

/** What goes out by itself where no inbox says otherwise. */
function quietly({ texting, quiet, inboxes }: Policy, words: ExplainWords): string {
  const elsewhere = Object.values(inboxes).some((inbox) => inbox.quiet?.automatic === true);
  return !quiet.automatic && elsewhere ? words.usuallyByClick : byItself(texting.armed, quiet.automatic, words);
}

function byItself(armed: boolean, automatic: boolean, words: ExplainWords): string {
  if (!automatic) return words.onlyByClick;
  return armed ? words.byItself : words.notArmed;
}

function inboxLines(
  name: string,
  { waiting, quiet }: InboxPolicy,
  armed: boolean,
  words: ExplainWords,
  time: Time,
): string[] {
  const where = words.inInbox(name);
  return [
    ...(waiting?.firstAnswer === undefined ? [] : [words.inboxFirst(where, time(waiting.firstAnswer))]),
    ...(waiting?.laterTurn === undefined ? [] : [words.inboxLater(where, time(waiting.laterTurn))]),
    ...(quiet?.ladder === undefined ? [] : ladderLines(where, quiet.ladder, words, time)),
    ...(quiet?.arrivalUnknown === undefined ? [] : [words.unknown(where, time(quiet.arrivalUnknown))]),
    ...(quiet?.neverWrote === undefined
      ? []
      : [`${where}: ${quiet.neverWrote === null ? words.neverWroteOff : words.neverWrote(time(quiet.neverWrote))}`]),
    ...(quiet?.pauseAtMost === undefined ? [] : [`${where}: ${words.paused(time(quiet.pauseAtMost))}`]),
    ...(quiet?.session === undefined
      ? []
      : [`${where}: ${quiet.session === null ? words.noSession : words.session(time(quiet.session))}`]),
    ...(quiet?.textWithin === undefined ? [] : [`${where}: ${words.dropped(time(quiet.textWithin))}`]),
    ...(quiet?.automatic === undefined ? [] : [`${where}: ${byItself(armed, quiet.automatic, words)}`]),
  ];
}

/** Sentences that only the policy before has, and those that only the new one has. Nothing when they say the same. */
export function differences(before: readonly string[], now: readonly string[]): { gone: string[]; come: string[] } {
  return {
    gone: before.filter((line) => !now.includes(line)),
    come: now.filter((line) => !before.includes(line)),
  };
}
