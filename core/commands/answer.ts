import type { NoteMarker } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { clockTime, dayAndTime } from '../kernel/instant';
import { boundaryOf } from '../kernel/known-boundary';
import { answerMarker, lockMarker } from '../kernel/lock-marker';
import { locksOf, type Lock } from '../kernel/lock';
import { mayText } from '../kernel/may-text';
import type { Situation } from '../kernel/room';
import { LONGEST_SAFE, USUAL_SAFE } from '../kernel/safe';
import type { HeardCommand } from '../kernel/safety';
import { lastInbound } from '../kernel/thread';
import { COMMAND_WORDS } from './words';

export type CommandAnswer = { text: string; marker: NoteMarker };

/** Our bot's one line to a command, and what stands beside it: the deed itself, or that nothing was changed. */
export function answerTo(heard: HeardCommand, situation: Situation<ConversationFacts>): CommandAnswer {
  const { policy } = situation;
  const { command, messageId, agentId, at } = heard;
  const words = COMMAND_WORDS[policy.language];
  const deed = { at, by: agentId, message: messageId };
  const refused = (text: string): CommandAnswer => ({ text, marker: answerMarker(messageId, false) });
  const time = clockTime(at, policy.zone);
  switch (command.name) {
    case 'hold':
    case 'rest':
    case 'optout':
    case 'no':
      return { text: words[command.name](time), marker: lockMarker({ deed: command.name, ...deed }) };
    case 'ifcut':
      return command.words
        ? { text: words.ifcut, marker: lockMarker({ deed: 'ifcut', ...deed }) }
        : refused(words.ifcutEmpty);
    case 'lead':
      return { text: words.lead, marker: answerMarker(messageId, true) };
    case 'ask': {
      const why = whyNotAsk(heard, situation);
      return why ? refused(why) : { text: words.ask, marker: answerMarker(messageId, true) };
    }
    case 'ok':
      return ok(heard, situation);
    case 'lift':
      return lift(heard, situation);
  }
}

function whyNotAsk({ messageId }: HeardCommand, { facts, now, policy }: Situation<ConversationFacts>): string | null {
  const words = COMMAND_WORDS[policy.language];
  const last = lastInbound(facts.thread)?.at ?? 0;
  const before = facts.safety.asked.some(
    ({ what, at }) => what.startsWith('bd-ask-m') && at >= last && what !== `bd-ask-m${messageId}:text-to-client`,
  );
  if (before) return words.askedAlready;
  const hold = mayText(facts, { automatic: false, purpose: 'safety-question' }, now, policy);
  if (hold === null) return null;
  const [lock] = locks(facts).filter(({ checkFirst }) => checkFirst === null);
  return lock ? words.locked(words.why[lock.why]) : words.askTooLate;
}

const locks = (facts: ConversationFacts): readonly Lock[] =>
  locksOf(boundaryOf(facts), facts.snapshot?.channel ?? null);

function ok(
  { command, messageId, agentId, at }: HeardCommand,
  { facts, policy }: Situation<ConversationFacts>,
): CommandAnswer {
  const words = COMMAND_WORDS[policy.language];
  const refused = (text: string): CommandAnswer => ({ text, marker: answerMarker(messageId, false) });
  if (command.name !== 'ok' || command.channel === null) return refused(words.okWhere);
  const { channel, lasts } = command;
  const [lock] = locksOf(boundaryOf(facts), channel);
  if (lock) return refused(lock.why === 'opted-out' ? words.onlyStart : words.locked(words.why[lock.why]));
  const until = at + Math.min(lasts ?? USUAL_SAFE, LONGEST_SAFE[channel]);
  const deed = { deed: 'ok', at, by: agentId, message: messageId, channel, until } as const;
  return { text: words.ok(words.on[channel], dayAndTime(until, policy.zone)), marker: lockMarker(deed) };
}

/** Only with a reason, and only what may be lifted: a check comes after they wrote again; an opt-out is theirs alone. */
function lift(
  { command, messageId, agentId, at }: HeardCommand,
  { facts, policy }: Situation<ConversationFacts>,
): CommandAnswer {
  const words = COMMAND_WORDS[policy.language];
  const refused = (text: string): CommandAnswer => ({ text, marker: answerMarker(messageId, false) });
  if (command.name === 'lift' && !command.words) return refused(words.liftEmpty);
  const all = locks(facts).filter(({ since }) => since < at);
  const open = all.filter((lock) => mayLift(lock, at));
  const left = all.filter((lock) => !open.includes(lock));
  const [stays] = left;
  if (open.length === 0) {
    if (!stays) return refused(words.nothingToLift);
    return refused(
      stays.why === 'opted-out'
        ? words.onlyStart
        : words.notYet(words.why[stays.why], clockTime(stays.since, policy.zone)),
    );
  }
  const marker = lockMarker({ deed: 'lift', at, by: agentId, message: messageId });
  const lifted = words.lifted(open.map(({ why }) => words.why[why]).join(', '));
  return { text: stays ? `${lifted} ${words.stays(words.why[stays.why])}` : lifted, marker };
}

const mayLift = ({ why, checkFirst }: Lock, at: number): boolean =>
  why === 'do-not-contact' || (why !== 'opted-out' && checkFirst !== null && checkFirst < at);
