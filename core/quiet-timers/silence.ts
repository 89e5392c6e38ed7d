import type { ConversationFacts } from '../kernel/facts';
import { later, SECOND, type Duration, type Instant } from '../kernel/instant';
import type { QuietPolicy } from '../kernel/quiet-policy';
import type { Arrived, Seen } from '../kernel/seen';
import { lastInbound, texts, type Outgoing } from '../kernel/thread';
import { lastLetter } from './letters';
import { pausesKnownFrom } from './pauses';

/** A time in which the client is quiet and we spoke last. */
export type Silence = {
  /** The last sign of their own doing: a text, or typing (B2.6). It names the silence. */
  since: Instant;
  /** Our message whose arrival started the clock; null in a chat in which nobody of ours wrote either. */
  messageId: number | null;
  /** When the clock started: that message was there (B2.1), or is taken to have been. */
  from: Instant;
  arrival: Arrived;
  /** Every wait is doubled: they may be reading and not safe to type (B2.3), or said that they cannot type. */
  slow: 'reading' | 'cannot-type' | null;
};

/** A chat that stands open shows a message as it comes; a sign of a screen later than this is somebody looking again. */
const LOOKED_AGAIN: Duration = 30 * SECOND;

/** The last thing they did themselves; presence is none. */
export function lastAct({ thread, presence }: ConversationFacts): Instant | null {
  return later(lastInbound(thread)?.at ?? null, later(presence.typingOn, presence.typingOff));
}

/**
 * The client's silence after our last message, when a person of ours spoke last. A text of the ladder is part of a
 * silence and starts no clock anew; every other message does.
 */
export function silenceOf(facts: ConversationFacts, seen: Seen, quiet: QuietPolicy): Silence | null {
  const since = lastAct(facts);
  const ours = startedBy(facts);
  if (since === null || ours === null || ours.at === null) return null;
  const channel = facts.snapshot?.channel ?? 'other';
  const arrived = arrivedAt({ ...ours, at: ours.at }, seen, quiet.arrivalUnknown[channel]);
  const from = [arrived.at, pausesKnownFrom(facts), ...cameBack(facts, ours.at)].reduce(later, since) ?? since;
  return { since, messageId: ours.messageId, from, arrival: arrived.state, slow: slowness(facts, seen, ours.at) };
}

/** A chat in which they never wrote (B2.11): the clock starts with the conversation, or with our first words to them. */
export function neverWroteSilence(facts: ConversationFacts, seen: Seen, quiet: QuietPolicy): Silence | null {
  if (facts.snapshot === null || texts(facts.thread).length > 0) return null;
  const { createdAt, channel } = facts.snapshot;
  const ours = startedBy(facts);
  const arrived = ours?.at ? arrivedAt({ ...ours, at: ours.at }, seen, quiet.arrivalUnknown[channel]) : null;
  const since = later(createdAt, lastAct(facts)) ?? createdAt;
  const from = later(since, later(arrived?.at ?? null, pausesKnownFrom(facts))) ?? since;
  return { since, messageId: ours?.messageId ?? null, from, arrival: arrived?.state ?? 'opened', slow: null };
}

/** When a message of ours was there. */
export function arrivedAt({ messageId, at }: { messageId: number; at: Instant }, seen: Seen, unknownAfter: Duration) {
  const { state, at: known } = seen.arrivalOf(messageId);
  return { state, at: state === 'not-known' ? at + unknownAfter : Math.max(at, known ?? at) };
}

/** The newest message by a person of ours that is no text of the ladder; of only such texts the oldest. */
function startedBy({ thread, quiet }: ConversationFacts): Pick<Outgoing, 'messageId' | 'at'> | null {
  const byPerson = thread.outgoing.filter(({ author }) => author?.kind === 'advocate');
  const said = new Set(quiet.texts.map(({ messageId }) => messageId));
  return byPerson.filter(({ messageId }) => !said.has(messageId)).at(-1) ?? byPerson[0] ?? thread.answer;
}

/** A page that was opened anew after our message: whoever opened it has the whole time from there. */
const cameBack = ({ beacon, snapshot }: ConversationFacts, at: Instant): readonly Instant[] =>
  snapshot?.channel === 'chat' ? beacon.pages.map(({ bornAt }) => bornAt).filter((born) => born > at) : [];

function slowness(facts: ConversationFacts, { screenAt }: Seen, at: Instant): Silence['slow'] {
  if (lastLetter(facts) === 2) return 'cannot-type';
  const looked = facts.snapshot?.channel === 'chat' && screenAt !== null && screenAt >= at + LOOKED_AGAIN;
  return looked ? 'reading' : null;
}
