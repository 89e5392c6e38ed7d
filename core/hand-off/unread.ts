import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff, type HandOff } from '../kernel/hand-off';
import { HOUR, type Duration } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import { rotaOf } from '../kernel/rota-of';
import { onShift } from '../kernel/shifts';
import { standingOf } from '../kernel/owner-of';
import { desk } from '../kernel/subject';
import { unreadNote, unreadOnCallNote } from './notes';

/** A step that was missed for longer than this is not made up for: nothing fires in a burst after a stop. */
const LATE_FOR: Duration = HOUR;

/**
 * Not read back in time (B5.3): the giver is told while on shift, one such time later the supervisors; at once when the
 * giver has gone home; and once more as long later whoever is on call, where there is anybody. It stays the giver's until somebody reads it back or takes it.
 */
export function unreadWishes({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  const handOff = newestHandOff(facts);
  if (handOff === null || handOff.readBack !== null) return NOTHING;
  const { kind } = standingOf(facts);
  if (kind === 'finished' || kind === 'closed') return NOTHING;
  const within = policy.handOff.readBackWithin[facts.snapshot?.channel ?? 'other'];
  const [first, second] = [handOff.at + within, handOff.at + 2 * within];
  if (now < first) return { wishes: [], lookAgainAt: first };
  const giverIsHere = mayBeHere(handOff.by, policy, now);
  const wishes: Wish[] = [];
  if (giverIsHere && now < first + LATE_FOR) wishes.push(tellGiver(handOff, now, policy));
  const supervisorsAt = giverIsHere ? second : first;
  if (now >= supervisorsAt && now < supervisorsAt + LATE_FOR) wishes.push(tellDesk(facts, handOff, now));
  const onCallFrom = supervisorsAt + within;
  if (now >= onCallFrom && now < onCallFrom + LATE_FOR) wishes.push(...tellOnCall(facts, handOff, now, policy));
  return { wishes, lookAgainAt: [supervisorsAt, onCallFrom].find((at) => now < at) ?? null };
}

/** Where no shifts are written down, whoever gave it may well be there. */
const mayBeHere = (agentId: number, policy: Policy, now: number): boolean =>
  policy.shifts.length === 0 || onShift(policy, now).includes(agentId);

function tellGiver({ noteId, by, at }: HandOff, now: number, policy: Policy): Wish {
  const effect: NoteEffect = {
    kind: 'note',
    about: 'hand-off',
    text: unreadNote(at, policy),
    mention: [by],
    marker: { kind: 'hand-off-unread', data: { note: noteId } },
    deadline: now + LATE_FOR,
  };
  return { cause: `ho-unread-${noteId}`, effect };
}

/** Whoever it is then: supervisors may have changed the rota, which the desk alone knows. */
function tellOnCall(
  { snapshot }: ConversationFacts,
  { noteId, at }: HandOff,
  now: number,
  policy: Policy,
): readonly Wish[] {
  const rota = snapshot && rotaOf(policy.onCall, snapshot);
  if (!rota) return [];
  const effect: NoteEffect = {
    kind: 'note',
    about: 'hand-off',
    text: unreadOnCallNote(at, policy),
    mention: [],
    mentionOnCall: rota.name,
    marker: { kind: 'hand-off-unread', data: { note: noteId } },
    deadline: now + LATE_FOR,
  };
  return [{ cause: `ho-on-call-${noteId}`, effect }];
}

function tellDesk({ subject }: ConversationFacts, { noteId }: HandOff, now: number): Wish {
  const { accountId, conversationId } = subject;
  const what = { kind: 'hand-off-wanting', conversationId, about: 'unread', ref: noteId } as const;
  return { cause: `ho-desk-${noteId}`, effect: { kind: 'tell', to: desk(accountId), what, deadline: now + LATE_FOR } };
}
