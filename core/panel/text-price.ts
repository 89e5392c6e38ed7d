import { z } from 'zod';
import { planOn } from '../credits/period';
import { sayDear } from '../credits/cost-words';
import { ledgerZone } from '../credits/read-ledger';
import { beginOf, dayOf } from '../kernel/calendar';
import type { ConversationFacts } from '../kernel/facts';
import { earlier, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import type { SmsLine } from '../kernel/segments';
import { costOfText, type TextCost } from '../kernel/text-cost';

/** What a text costs before it is sent. */
export const textPrice = z.object({
  /** As a text message, from the number of this conversation's inbox. */
  segments: z.number().int(),
  encoding: z.enum(['gsm-7', 'ucs-2']),
  /** What makes it dear, in a sentence; null: nothing does. */
  dear: z.string().nullable(),
  /** By the channel of this conversation; null: no plan was bought, and what a credit is nobody can say. */
  credits: z.number().nullable(),
});

export type TextPrice = z.output<typeof textPrice>;

/** By what a text of this conversation is counted: which kind of number, and what one segment or message of it costs. */
export type Rate = { line: SmsLine; isSms: boolean; credits: number | null };

/** Plans that were noted by command take their prices from the policy, so the policy alone tells them. */
export function rateOf({ snapshot }: ConversationFacts, now: Instant, policy: Policy): Rate {
  const { channel = 'other', inboxId = null } = snapshot ?? {};
  const plan = planOn(dayOf(now, ledgerZone(policy)), policy.credits.plans);
  const line = inboxId !== null && policy.inboxes[inboxId]?.tollFree ? 'toll-free' : 'usual';
  const prices = plan?.prices[channel === 'other' ? 'chat' : channel];
  return { line, isSms: channel === 'sms', credits: prices?.outbound ?? null };
}

/** What a text of the policy's costs in this conversation, to be shown before it is sent. */
export function priceOf(text: string, rate: Rate, { language }: Policy): TextPrice {
  const cost = costOfShipped(text, rate.line);
  return {
    segments: cost.segments,
    encoding: cost.encoding,
    dear: sayDear(cost, language),
    credits: rate.credits === null ? null : Math.round(100 * rate.credits * (rate.isSms ? cost.segments : 1)) / 100,
  };
}

/** What the policy's own texts cost is worked out once: every view of every conversation tells all of it. */
const costs = new Map<string, TextCost>();
const MOST_KEPT = 500;

function costOfShipped(text: string, line: SmsLine): TextCost {
  const key = `${line} ${text}`;
  const cost = costs.get(key) ?? costOfText(text, line);
  // A policy that was read anew may have others.
  if (costs.size >= MOST_KEPT) costs.clear();
  costs.set(key, cost);
  return cost;
}

/** Another plan may have other prices: the first moment after `now` at which one begins. */
export const pricesChangeAt = (now: Instant, policy: Policy): Instant | null =>
  policy.credits.plans
    .map(({ from }) => beginOf(from, ledgerZone(policy)))
    .filter((at) => at > now)
    .reduce<Instant | null>(earlier, null);
