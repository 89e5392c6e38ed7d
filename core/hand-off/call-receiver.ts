import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff, type HandOff } from '../kernel/hand-off';
import { HOUR, type Duration, type Instant } from '../kernel/instant';
import { ownerOf, standingOf } from '../kernel/owner-of';
import type { Policy } from '../kernel/policy';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import { forNextShiftNote, shiftBeginsNote, waitingForYouNote } from './notes';
import { isInOtherHands, receiversOf, type Receivers } from './receivers';

const NEWS_FOR: Duration = HOUR;

/**
 * The second note: it only calls. The first one holds the words and calls nobody, because a mention travels by mail. Whom it
 * names finds the call in Chatwoot though they are away now; who comes on shift later is called when that begins, and before
 * that only if they are online: nobody is woken for a shift that is not theirs yet.
 */
export function callWishes({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  const handOff = newestHandOff(facts);
  if (handOff === null || handOff.readBack !== null) return NOTHING;
  const receivers = receiversOf(handOff, policy);
  const { comeAt } = receivers;
  const wishes: Wish[] = [];
  const isNews = now < handOff.at + NEWS_FOR && (comeAt === null || now < comeAt);
  if (isNews) wishes.push(callNow(handOff, receivers, policy));
  const begins = comeAt !== null && now >= comeAt && now < comeAt + NEWS_FOR;
  if (begins && stillWaits(facts, handOff)) wishes.push(callThen(handOff, receivers, comeAt, policy));
  return { wishes, lookAgainAt: comeAt !== null && comeAt > now ? comeAt : null };
}

/** It is over, or somebody else has it by now: whoever comes on need not be called for it. */
function stillWaits(facts: ConversationFacts, { by }: HandOff): boolean {
  const { kind } = standingOf(facts);
  return kind !== 'finished' && kind !== 'closed' && !isInOtherHands(ownerOf(facts), by);
}

function callNow(handOff: HandOff, { people, comeAt }: Receivers, policy: Policy): Wish {
  const { to, noteId, at } = handOff;
  const text =
    to.kind === 'next-shift' ? forNextShiftNote(comeAt, people.length > 0, policy) : waitingForYouNote(policy);
  return {
    cause: `ho-call-${noteId}`,
    effect: {
      ...call(noteId, text, people, at + NEWS_FOR),
      ...(comeAt === null ? { mentionAway: true } : {}),
      ...(to.kind === 'team' ? { mentionTeam: to.id } : {}),
    },
  };
}

function callThen({ noteId, at }: HandOff, { people }: Receivers, comeAt: Instant, policy: Policy): Wish {
  const effect = call(noteId, shiftBeginsNote(at, policy), people, comeAt + NEWS_FOR);
  return { cause: `ho-begins-${noteId}`, effect: { ...effect, mentionAway: true } };
}

const call = (note: number, text: string, mention: readonly number[], deadline: Instant): NoteEffect => ({
  ...{ kind: 'note', about: 'hand-off', text, mention, deadline },
  marker: { kind: 'hand-off-call', data: { note } },
});
