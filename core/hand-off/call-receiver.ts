import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff, type HandOff } from '../kernel/hand-off';
import { HOUR, type Duration, type Instant } from '../kernel/instant';
import { ownerOf, standingOf } from '../kernel/owner-of';
import type { Policy } from '../kernel/policy';
import { NOTHING, type Situation, type Wants } from '../kernel/room';
import type { Relief } from '../kernel/shift-ends';
import { forNextShiftNote, shiftBeginsNote, waitingForYouNote } from './notes';
import { firstComesAt, isInOtherHands, receiversOf, type Receivers } from './receivers';

const NEWS_FOR: Duration = HOUR;

/**
 * The second note: it only calls. The first one holds the words and calls nobody, because a mention travels by mail. Whom it
 * names finds the call in Chatwoot though they are away now; who comes on shift later is called when that begins, and before
 * that only if they are online and nobody is there yet: nobody is woken for a shift that is not theirs yet.
 */
export function callWishes({ facts, now, policy }: Situation<ConversationFacts>): Wants {
  const handOff = newestHandOff(facts);
  if (handOff === null || handOff.readBack !== null) return NOTHING;
  const receivers = receiversOf(handOff, policy);
  const comeAt = firstComesAt(receivers);
  const wishes: Wish[] = [];
  const isNews = now < handOff.at + NEWS_FOR && (comeAt === null || now < comeAt);
  if (isNews) wishes.push(callNow(handOff, receivers, policy));
  for (const [nth, relief] of receivers.coming.entries()) {
    const begins = now >= relief.from && now < relief.from + NEWS_FOR;
    if (begins && stillWaits(facts, handOff)) wishes.push(callThen(handOff, relief, nth, policy));
  }
  return { wishes, lookAgainAt: receivers.coming.find(({ from }) => from > now)?.from ?? null };
}

/** It is over, or somebody else has it by now: whoever comes on need not be called for it. */
function stillWaits(facts: ConversationFacts, { by }: HandOff): boolean {
  const { kind } = standingOf(facts);
  return kind !== 'finished' && kind !== 'closed' && !isInOtherHands(ownerOf(facts), by);
}

/** Where somebody is there, only they: the others are called when theirs begins. */
function callNow(handOff: HandOff, receivers: Receivers, policy: Policy): Wish {
  const { to, noteId, at } = handOff;
  const comeAt = firstComesAt(receivers);
  const people = comeAt === null ? receivers.here : receivers.coming.flatMap((relief) => relief.people);
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

/** `nth` of those who come, from 0. */
function callThen({ noteId, at }: HandOff, { from, people }: Relief, nth: number, policy: Policy): Wish {
  const effect = call(noteId, shiftBeginsNote(at, policy), people, from + NEWS_FOR);
  return { cause: `ho-begins-${noteId}${nth === 0 ? '' : `-${nth}`}`, effect: { ...effect, mentionAway: true } };
}

const call = (note: number, text: string, mention: readonly number[], deadline: Instant): NoteEffect => ({
  ...{ kind: 'note', about: 'hand-off', text, mention, deadline },
  marker: { kind: 'hand-off-call', data: { note } },
});
