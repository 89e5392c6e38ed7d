/**
 * The switch panel: what may go wrong, on purpose. All off is a healthy Chatwoot, whose webhooks are still a little late and
 * sometimes out of order. Fractions are 0 to 1, times in ms of model time.
 */
export type Faults = {
  /** Nothing is posted; or a fraction never arrives, arrives twice under one delivery id, is held back 1 to 4 s. */
  webhooksOff: boolean;
  webhooksLose: number;
  webhooksDuplicate: number;
  webhooksReorder: number;
  /** Least and most lateness. */
  webhooksDelayMs: [number, number];
  /** Every connection is reset: REST, sign-in, cable, the client's widget. */
  apiDown: boolean;
  /** Added before each REST answer. */
  apiSlowMs: number;
  /** Fraction of REST calls answered 429, with this Retry-After in seconds; null: none, as Chatwoot. */
  api429: number;
  apiRetryAfterS: number | null;
  /** Fraction answered 500, nothing done; carried out, but the connection breaks before the answer. */
  api500: number;
  apiLoseAnswer: number;
  /** Every GET of REST is answered with this status, as by a proxy or for a token that counts no more; null: as usual. */
  apiReadsAnswer: number | null;
  /** Fraction of texts whose `sent` comes again after `delivered`; that are not delivered. */
  smsLateSent: number;
  smsUndelivered: number;
  /** Fraction of what becomes of texts that is never told, or told twice; of texts to us that come twice, or never. */
  smsCallbacksLose: number;
  smsCallbacksDuplicate: number;
  smsInboundTwice: number;
  smsInboundLose: number;
  /** How long a text waits at the carrier; how long after that its log still says 0 segments. */
  smsHeldMs: number;
  smsSegmentsLateMs: number;
  /** The carrier's API: every connection is reset; fractions answered 429 or 500, or carried out and the answer lost. */
  twilioDown: boolean;
  twilio429: number;
  twilio500: number;
  twilioLoseAnswer: number;
};

export const noFaults = (): Faults => ({
  ...{ webhooksOff: false, webhooksLose: 0, webhooksDuplicate: 0, webhooksReorder: 0, webhooksDelayMs: [50, 900] },
  ...{ apiDown: false, apiSlowMs: 0, api429: 0, apiRetryAfterS: null, api500: 0, apiLoseAnswer: 0 },
  apiReadsAnswer: null,
  ...{ smsLateSent: 0, smsUndelivered: 0, smsCallbacksLose: 0, smsCallbacksDuplicate: 0 },
  ...{ smsInboundTwice: 0, smsInboundLose: 0, smsHeldMs: 0, smsSegmentsLateMs: 0 },
  ...{ twilioDown: false, twilio429: 0, twilio500: 0, twilioLoseAnswer: 0 },
});

/** Take over the switches that are named; answers those not understood, and then changes nothing. */
export function setFaults(faults: Faults, wanted: Record<string, unknown>): string[] {
  const wrong = Object.keys(wanted).filter((name) => !(name in faults) || !fits(name as keyof Faults, wanted[name]));
  if (wrong.length === 0) Object.assign(faults, wanted);
  return wrong;
}

function fits(name: keyof Faults, value: unknown): boolean {
  const upTo = (most: unknown, each: unknown): boolean => typeof each === 'number' && each >= 0 && each <= Number(most);
  if (name === 'webhooksOff' || name === 'apiDown' || name === 'twilioDown') return typeof value === 'boolean';
  if (name === 'webhooksDelayMs') return Array.isArray(value) && upTo(Infinity, value[1]) && upTo(value[1], value[0]);
  if (name === 'apiReadsAnswer') return value === null || (upTo(599, value) && Number(value) >= 300);
  if (name === 'apiRetryAfterS' && value === null) return true;
  return upTo(/Ms$/.test(name) || name === 'apiRetryAfterS' ? Infinity : 1, value);
}
