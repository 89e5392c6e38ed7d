import { confirmationCause } from '../kernel/confirmation-cause';
import type { NoteEffect, Wish } from '../kernel/effect';
import type { NoteMarker } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { notAsked } from '../kernel/asked';
import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from '../kernel/instant';
import { textsOnce } from '../kernel/join-boundary';
import { consentOf } from '../kernel/known-boundary';
import { lockMarker } from '../kernel/lock-marker';
import { CONFIRM_WITHIN } from '../kernel/may-text';
import { NOTHING, type ConversationRoom, type Situation } from '../kernel/room';
import { onShift } from '../kernel/shifts';
import { shippedText } from '../texts/shipped-text';
import { consentNote } from './notes';

/** What is older than this is news to nobody. */
const NEWS_FOR: Duration = HOUR;
/** The text that the law asks for after HELP goes within this time or never. */
const HELP_WITHIN: Duration = 2 * MINUTE;
/** A person who wrote within this time is answering. */
const ANSWERING: Duration = 10 * MINUTE;

/**
 * Room `consent`, of text messages only: the exact words of opt-out, opt-in and help (B8.1 to B8.10). STOP counts at once,
 * and the advocate is told, because in a crisis "stop" and "end" can mean something else. What only seems to mean it is for
 * a person to decide. In a web chat all of these are ordinary words.
 */
export const consent: ConversationRoom = {
  name: 'consent',
  wants(situation) {
    if (situation.facts.snapshot?.channel !== 'sms') return NOTHING;
    const wishes = [
      ...outWishes(situation),
      ...inWishes(situation),
      ...meantWishes(situation),
      ...helpWishes(situation),
    ];
    return { wishes: notAsked(situation.facts.safety.asked, wishes), lookAgainAt: null };
  },
};

const fresh = (at: Instant | null, now: Instant): at is Instant => at !== null && now < at + NEWS_FOR;

function noteWish(
  cause: string,
  text: string,
  marker: NoteMarker,
  { facts, now, policy }: Situation<ConversationFacts>,
) {
  const assignee = facts.snapshot?.assigneeId ?? null;
  const mention = assignee === null ? onShift(policy, now) : [assignee];
  const effect: NoteEffect = { kind: 'note', about: 'consent', text, mention, marker, deadline: now + NEWS_FOR };
  return { cause, effect };
}

/** They opted out: a note, and where the policy says so the one confirmation. */
function outWishes(situation: Situation<ConversationFacts>): Wish[] {
  const { facts, now, policy } = situation;
  const { out, inAt } = consentOf(facts);
  if (!out || out.how === 'advocate' || (inAt ?? 0) > out.at || !fresh(out.at, now)) return [];
  const deed = out.how === 'word' ? 'stop' : 'blocked';
  const note = noteWish(
    `bd-${deed}-${out.at}`,
    consentNote(deed, out.at, policy),
    lockMarker({ deed, at: out.at }),
    situation,
  );
  if (!policy.texting.optOutConfirmation || out.how !== 'word' || now >= out.at + CONFIRM_WITHIN) return [note];
  const confirmation: Wish = {
    cause: confirmationCause(out.at),
    effect: {
      kind: 'text-to-client',
      about: 'consent',
      text: shippedText('optOutConfirmation', policy),
      automatic: true,
      purpose: 'opt-out-confirmation',
      deadline: out.at + CONFIRM_WITHIN,
    },
  };
  return [note, confirmation];
}

/** They opted in again after an opt-out. */
function inWishes(situation: Situation<ConversationFacts>): Wish[] {
  const { facts, now, policy } = situation;
  const { out, inAt } = consentOf(facts);
  const before = out ?? facts.safety.heard.texts.out ?? facts.safety.own.texts.out;
  if (!fresh(inAt, now) || before === null || inAt <= before.at) return [];
  const marker = lockMarker({ deed: 'start', at: inAt });
  return [noteWish(`bd-start-${inAt}`, consentNote('start', inAt, policy), marker, situation)];
}

/** A longer message that seems to mean STOP or HELP: a person decides (B8.8, B8.9). */
function meantWishes(situation: Situation<ConversationFacts>): Wish[] {
  const { facts, now, policy } = situation;
  const { words } = facts.safety;
  const stops = textsOnce([...words['seems-stop'], ...words['no-reply']]).map((one) => ['seems-stop', one] as const);
  const helps = textsOnce(words['seems-help']).map((one) => ['seems-help', one] as const);
  return [...stops, ...helps].flatMap(([what, { messageId, at }]) => {
    if (!fresh(at, now)) return [];
    const marker = { kind: what, data: { message: messageId } };
    return [noteWish(`bd-${what}-m${messageId}`, consentNote(what, at, policy), marker, situation)];
  });
}

/** The text that answers HELP: off by default, once a day, and never while a person is answering. */
function helpWishes({ facts, now, policy }: Situation<ConversationFacts>): Wish[] {
  const last = textsOnce(facts.safety.words.help).at(-1);
  if (!policy.texting.helpReply || !last || now >= last.at + HELP_WITHIN) return [];
  const answering = facts.thread.answer !== null && now < facts.thread.answer.at + ANSWERING;
  const today = facts.safety.asked.some(({ what, at }) => what.startsWith('bd-help-') && now < at + DAY);
  if (answering || today) return [];
  const deadline = last.at + HELP_WITHIN + 10 * SECOND;
  const text = shippedText('helpReply', policy);
  return [
    {
      cause: `bd-help-m${last.messageId}`,
      effect: { kind: 'text-to-client', about: 'consent', text, automatic: true, deadline },
    },
  ];
}
