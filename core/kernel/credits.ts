import type { Day } from './calendar';
import type { Instant } from './instant';

/**
 * What a message is counted as. `forwarded`: passed on by the carrier's own rules, not by us. `page`: to a person on call.
 * `automatic`: nobody clicked for it. `confirmation`: the one answer to an opt-out (B8.16).
 */
export const DIRECTIONS = ['outbound', 'inbound', 'confirmation', 'forwarded', 'page', 'automatic'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What it went by; units are segments of SMS, minutes of voice, and messages of everything else. */
export const CREDIT_CHANNELS = ['sms', 'mms', 'email', 'chat', 'voice'] as const;
export type CreditChannel = (typeof CREDIT_CHANNELS)[number];

/**
 * One message that costs. `id`: the carrier's, which is the same however often Chatwoot tells it, or ours. `units` null:
 * it was sent, and how long it was nobody can say any more (it was deleted); the carrier's log will.
 */
export type Entry = {
  id: string;
  at: Instant;
  inboxId: number;
  direction: Direction;
  channel: CreditChannel;
  units: number | null;
};

/** What one unit costs in credits, by channel and direction. */
export type Prices = Readonly<Record<CreditChannel, Readonly<Record<Direction, number>>>>;

/** A plan as it was bought: from a day on, so many credits every period. `carryOver`: unused ones taken along at most. */
export type Plan = { from: Day; every: PlanLength; credits: number; carryOver: number | 'all'; prices: Prices };
export type PlanLength = 'month' | 'quarter' | 'year';

/** Credits bought beside the plan, for the period that `on` falls in. */
export type TopUp = { on: Day; credits: number };

export type CreditsPolicy = {
  /** IANA zone in which the plan's days begin; null: the desk's. */
  zone: string | null;
  /** By the day they begin; none: what is used is counted, and of what nobody knows. */
  plans: readonly Plan[];
  topUps: readonly TopUp[];
  /** Supervisors are told at each of these, in percent of the plan, once a period. Ascending. */
  tellAt: readonly number[];
  /** A sent text of more segments than this is told beside the thread. */
  dearText: number;
};

const everyDirection = (price: number): Readonly<Record<Direction, number>> => ({
  ...{ outbound: price, inbound: price, confirmation: price, forwarded: price, page: price, automatic: price },
});

/** As helplines are usually sold it: one credit a segment or message, in whatever direction; a picture message three. */
export const USUAL_PRICES: Prices = {
  sms: everyDirection(1),
  mms: everyDirection(3),
  email: everyDirection(1),
  chat: everyDirection(1),
  voice: everyDirection(1),
};

export const USUAL_CREDITS: CreditsPolicy = {
  ...{ zone: null, plans: [], topUps: [], tellAt: [70, 90, 100], dearText: 4 },
};
