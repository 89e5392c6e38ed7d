import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff, type HandOff } from '../kernel/hand-off';
import { HOUR, type Duration, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import { rotaOf } from '../kernel/rota-of';
import { onShift } from '../kernel/shifts';
import { ownerOf, standingOf, type Owner } from '../kernel/owner-of';
import { desk } from '../kernel/subject';
import { unreadNote, unreadOnCallNote } from './notes';
import { isInOtherHands, readableFrom } from './receivers';

/** A step that was missed for longer than this is not made up for: nothing fires in a burst after a stop. */
const LATE_FOR: Duration = HOUR;

/**
 * Not read back in time (B5.3): whoever has the conversation is told. While that is the giver, the supervisors are told one
 * such time later, at once when the giver has gone home; and once more as long later whoever is on call, where there is
 * anybody. When somebody else has it, they are reminded and the supervisors told; who answered or took it is there, and nobody
 * is woken for it.
 */
export function unreadWishes({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  const handOff = newestHandOff(facts);
  if (handOff === null || handOff.readBack !== null) return NOTHING;
  const { kind } = standingOf(facts);
  if (kind === 'finished' || kind === 'closed') return NOTHING;
  const within = policy.handOff.readBackWithin[facts.snapshot?.channel ?? 'other'];
  const first = readableFrom(handOff, policy) + within;
  const owner = ownerOf(facts);
  const isGivers = owner === null || owner.agentId === handOff.by;
  const remindedAt = isGivers ? first : Math.max(first, (owner.since ?? 0) + within);
  const giverIsHere = mayBeHere(handOff.by, policy, now);
  const supervisorsAt = isGivers && !giverIsHere ? first : remindedAt + within;
  const onCallFrom = supervisorsAt + within;
  const isDue = (at: Instant): boolean => now >= at && now < at + LATE_FOR;
  const wishes: Wish[] = [];
  if (isDue(remindedAt) && (giverIsHere || !isGivers)) wishes.push(remind(handOff, owner, now, policy));
  if (isDue(supervisorsAt)) wishes.push(tellDesk(facts, handOff, now));
  if (isDue(onCallFrom) && !isInOtherHands(owner, handOff.by)) wishes.push(...tellOnCall(facts, handOff, now, policy));
  const coming = [first, remindedAt, supervisorsAt, onCallFrom].filter((at) => now < at);
  return { wishes, lookAgainAt: coming.length > 0 ? Math.min(...coming) : null };
}

/** Where no shifts are written down, whoever gave it may well be there. */
const mayBeHere = (agentId: number, policy: Policy, now: number): boolean =>
  policy.shifts.length === 0 || onShift(policy, now).includes(agentId);

/**
 * The giver, while nobody else has it; else whoever has it: the words are true of whom they call. Asked anew of whoever has
 * it next, because what was planned in words of somebody else's is not posted.
 */
function remind({ noteId, by, at }: HandOff, owner: Owner | null, now: number, policy: Policy): Wish {
  const isOthers = owner !== null && owner.agentId !== by;
  const whose = owner === null ? 'unreadNobodys' : isOthers ? 'unreadYours' : 'unread';
  const effect: NoteEffect = {
    kind: 'note',
    about: 'hand-off',
    text: unreadNote(at, whose, policy),
    mention: [owner?.agentId ?? by],
    marker: { kind: 'hand-off-unread', data: { note: noteId, owner: owner?.agentId ?? null } },
    deadline: now + LATE_FOR,
  };
  const whoseId = owner === null ? `nobody-${noteId}` : isOthers ? `other-${noteId}-${owner.agentId}` : noteId;
  return { cause: `ho-unread-${whoseId}`, effect };
}

/**
 * Whoever it is then: supervisors may have changed the rota, which the desk alone knows. Its words name no owner, so they stay
 * true when Chatwoot shows another, and nobody is woken twice for it.
 */
function tellOnCall(facts: ConversationFacts, { noteId, at }: HandOff, now: number, policy: Policy): readonly Wish[] {
  const rota = facts.snapshot && rotaOf(policy.onCall, facts.snapshot);
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
