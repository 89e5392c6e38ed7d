/**
 * The switch panel: what may go wrong, on purpose. All off is a healthy Chatwoot, whose webhooks are still a little late and
 * sometimes out of order. Fractions are 0 to 1, times in ms of model time.
 */
export type Faults = {
  /** Nothing is posted at all. */
  webhooksOff: boolean;
  /** Fraction that never arrives. */
  webhooksLose: number;
  /** Fraction that arrives a second time, under the same delivery id. */
  webhooksDuplicate: number;
  /** Fraction held back by 1 to 4 s, so that later ones overtake. */
  webhooksReorder: number;
  /** Least and most lateness. */
  webhooksDelayMs: [number, number];
  /** Every connection is reset: REST, sign-in, cable, the client's widget. */
  apiDown: boolean;
  /** Added before each REST answer. */
  apiSlowMs: number;
  /** Fraction of REST calls answered 429, and the Retry-After of those in seconds; null: none, as Chatwoot. */
  api429: number;
  apiRetryAfterS: number | null;
  /** Fraction of REST calls answered 500, nothing done. */
  api500: number;
  /** Fraction of REST calls that are carried out, but the connection breaks before the answer. */
  apiLoseAnswer: number;
  /** Fraction of texts whose `sent` comes again after `delivered`, and that are not delivered. */
  smsLateSent: number;
  smsUndelivered: number;
};

export const noFaults = (): Faults => ({
  ...{ webhooksOff: false, webhooksLose: 0, webhooksDuplicate: 0, webhooksReorder: 0, webhooksDelayMs: [50, 900] },
  ...{ apiDown: false, apiSlowMs: 0, api429: 0, apiRetryAfterS: null, api500: 0, apiLoseAnswer: 0 },
  ...{ smsLateSent: 0, smsUndelivered: 0 },
});

/** Take over the switches that are named; answers those not understood, and then changes nothing. */
export function setFaults(faults: Faults, wanted: Record<string, unknown>): string[] {
  const wrong = Object.keys(wanted).filter((name) => !(name in faults) || !fits(name as keyof Faults, wanted[name]));
  if (wrong.length === 0) Object.assign(faults, wanted);
  return wrong;
}

function fits(name: keyof Faults, value: unknown): boolean {
  const upTo = (most: number, each: unknown): boolean => typeof each === 'number' && each >= 0 && each <= most;
  if (name === 'webhooksOff' || name === 'apiDown') return typeof value === 'boolean';
  if (name === 'apiSlowMs') return upTo(Infinity, value);
  if (name === 'apiRetryAfterS') return value === null || upTo(Infinity, value);
  if (name !== 'webhooksDelayMs') return upTo(1, value);
  return Array.isArray(value) && value.length === 2 && upTo(value[1], value[0]) && upTo(Infinity, value[1]);
}
