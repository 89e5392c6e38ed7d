import { z } from 'zod';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, type Instant } from '../kernel/instant';
import { ANSWER_WITHIN, mayText } from '../kernel/may-text';
import type { Policy } from '../kernel/policy';
import type { LadderText } from '../kernel/quiet-memory';
import { lastInbound } from '../kernel/thread';
import { maySayByClick } from '../quiet-timers/by-click';
import { shippedText, type TextName } from '../texts/shipped-text';
import { heldBackWords } from './held-back-words';
import { safetyChangesAt } from './safety';
import { seen } from './seen';
import { priceOf, pricesChangeAt, rateOf, textPrice } from './text-price';

/** The texts that one click sends to the client, in full. `heldBack`: why none may go now, in words; null: they may. */
export const textsCard = z.object({
  heldBack: z.string().nullable(),
  /** `name`: by which `send-text` asks for it. */
  offered: z.array(z.object({ name: z.string(), text: z.string() }).extend(textPrice.shape)),
  /** The neutral question whether now is a good time, which `ask-safe` sends. */
  question: z.object({ text: z.string() }).extend(textPrice.shape),
});

/** In the order in which a quiet conversation needs them. */
export const OFFERED: readonly TextName[] = [
  'opening',
  'reading',
  'checkIn',
  'checkInOneLetter',
  'maybeTechnical',
  'afterDrop',
  'takenOver',
  'closingSoon',
  'closing',
  'noFollowUp',
];

export const offeredText = (name: string): TextName | null => OFFERED.find((one) => one === name) ?? null;

export function presentTexts(facts: ConversationFacts, now: Instant, policy: Policy): z.output<typeof textsCard> {
  const rate = rateOf(facts, now, policy);
  const priced = (name: TextName) => {
    const text = shippedText(name, policy);
    return { text, ...priceOf(text, rate, policy) };
  };
  return {
    heldBack: whyNot(facts, now, policy),
    offered: OFFERED.map((name) => ({ name, ...priced(name) })),
    question: priced('safetyQuestion'),
  };
}

/**
 * The same is asked again, with everything fresh, just before a text goes out; this only saves a click in vain. `offered`:
 * it is this text of the ladder.
 */
export function whyNoText(
  facts: ConversationFacts,
  now: Instant,
  policy: Policy,
  offered: LadderText | null = null,
): string | null {
  if (facts.sending?.stopped) return 'all sending is stopped';
  const asked = { automatic: false, purpose: null, offered: offered !== null };
  const hold = mayText(facts, asked, now, policy) ?? (offered && maySayByClick(offered, { facts, now, policy }, seen));
  return hold === null || typeof hold === 'string' ? hold : hold.reason;
}

/** The same in words. */
export function whyNot(
  facts: ConversationFacts,
  now: Instant,
  policy: Policy,
  offered: LadderText | null = null,
): string | null {
  const reason = whyNoText(facts, now, policy, offered);
  return reason === null ? null : heldBackWords(reason, policy.language);
}

/** Their last text stops counting as one that is answered; a "yes" runs out; the night's quiet begins or ends; prices change. */
export function textsChangeAt(facts: ConversationFacts, now: Instant, policy: Policy): Instant | null {
  const last = lastInbound(facts.thread)?.at ?? null;
  const hold = mayText(facts, { automatic: false, purpose: null }, now, policy);
  const until = hold !== null && typeof hold !== 'string' ? hold.until : null;
  const goesOnUntil = last === null ? null : last + policy.texting.returnAfter;
  return [
    last === null ? null : last + ANSWER_WITHIN,
    goesOnUntil,
    safetyChangesAt(facts, now, policy),
    until,
    pricesChangeAt(now, policy),
  ]
    .filter((at) => at !== null && at > now)
    .reduce(earlier, null);
}
