import type { Carrier } from './carrier';
import type { TwilioRefusal } from './nouns';
import { readTwiml, type Verb } from './twiml';

export type CallStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** One call to somebody's phone. Times are ms. */
export type Call = Record<'sid' | 'from' | 'to' | 'url', string> & {
  status: CallStatus;
  createdAt: number;
  updatedAt: number;
  answeredAt: number | null;
  /** What whoever listens has heard so far. */
  said: string[];
  /** Where the keys that they press are told; null: nobody asks. */
  asks: string | null;
  /** Grows when what was going on is over, so that nothing of it goes on. */
  turn: number;
  tell: ((call: Call) => void) | null;
};

type Wanted = Pick<Call, 'from' | 'to' | 'url' | 'tell'> & { timeoutMs?: number };

const NUMBER = /^\+[1-9]\d{6,14}$/;
const RINGS_AFTER_MS = [600, 2_000] as const;
const RINGS_FOR_MS = 60_000;
/** How long a sentence takes. */
const SAYING_MS = 2_000;
const OVER: readonly CallStatus[] = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];

/** Calls somebody's phone, or says why not. Whether they answer is theirs to do. */
export function placeCall(carrier: Carrier, { timeoutMs = RINGS_FOR_MS, ...wanted }: Wanted): Call | TwilioRefusal {
  const because = (code: number, message: string): TwilioRefusal => ({ code, message, status: 400 });
  if (!wanted.to) return because(21201, "No 'To' number is specified");
  if (!NUMBER.test(wanted.to)) return because(21211, "Invalid 'To' Phone Number");
  if (!carrier.numbers.has(wanted.from)) return because(21210, "'From' is not a number of this account.");
  if (!/^https?:\/\//.test(wanted.url)) return because(21205, 'Url is not a valid url');
  const { clock, random, calls, newSid } = carrier;
  const now = clock.now();
  const call: Call = {
    ...{ ...wanted, sid: newSid('CA'), status: 'queued', createdAt: now, updatedAt: now },
    ...{ answeredAt: null, said: [], asks: null, turn: 0 },
  };
  calls.set(call.sid, call);
  clock.after(random.between(...RINGS_AFTER_MS), () => {
    becomes(carrier, call, 'ringing');
    clock.after(timeoutMs, () => call.status === 'ringing' && becomes(carrier, call, 'no-answer'));
  });
  return call;
}

export const isOver = ({ status }: Call): boolean => OVER.includes(status);

/** Whoever is called takes it: what is to be said is fetched, and said. */
export function answerCall(carrier: Carrier, call: Call): void {
  if (call.status !== 'ringing') return;
  call.answeredAt = carrier.clock.now();
  becomes(carrier, call, 'in-progress');
  void fetchAndRun(carrier, call, call.url, {});
}

export const declineCall = (carrier: Carrier, call: Call): void => {
  if (call.status === 'ringing') becomes(carrier, call, 'busy');
};

/** A key while it asks for one; at any other time nobody hears it. */
export function pressKey(carrier: Carrier, call: Call, digits: string): void {
  if (call.status !== 'in-progress' || call.asks === null) return;
  const { asks } = call;
  call.asks = null;
  void fetchAndRun(carrier, call, asks, { Digits: digits });
}

export function hangUp(carrier: Carrier, call: Call): void {
  if (call.status !== 'in-progress') return;
  call.asks = null;
  becomes(carrier, call, 'completed');
}

async function fetchAndRun(carrier: Carrier, call: Call, url: string, more: Record<string, string>): Promise<void> {
  const turn = (call.turn += 1);
  const answer = await carrier.post(url, { ...fieldsOf(carrier, call), ...more });
  if (call.turn !== turn || call.status !== 'in-progress') return;
  const verbs = answer === null ? null : readTwiml(answer);
  if (verbs) return run(carrier, call, turn, verbs);
  call.said.push('We are sorry, an application error has occurred. Goodbye.');
  hangUp(carrier, call);
}

function run(carrier: Carrier, call: Call, turn: number, [next, ...rest]: Verb[]): void {
  const { clock } = carrier;
  const goOn = (): void => {
    if (call.turn !== turn || call.status !== 'in-progress') return;
    call.asks = null;
    run(carrier, call, turn, rest);
  };
  switch (next?.verb) {
    case 'say':
      call.said.push(next.words);
      return void clock.after(SAYING_MS, goOn);
    case 'gather':
      call.said.push(...next.says);
      call.asks = next.action === '' ? call.url : next.action;
      return void clock.after(next.says.length * SAYING_MS + next.timeoutMs, goOn);
    case 'pause':
      return void clock.after(next.ms, goOn);
    case 'hangup':
    case undefined:
      return hangUp(carrier, call);
  }
}

function becomes(carrier: Carrier, call: Call, status: CallStatus): void {
  if (isOver(call)) return;
  const now = carrier.clock.now();
  Object.assign(call, { status, updatedAt: now });
  if (!isOver(call)) return;
  call.turn += 1;
  if (call.answeredAt !== null) carrier.charge(call.sid, 'calls-outbound', minutesOf(call));
  if (!carrier.random.chance(carrier.faults.smsCallbacksLose)) call.tell?.(call);
}

/** Of its seconds as the log has them, so that the log and the bill say the same. */
const minutesOf = (call: Call): number => Math.max(1, Math.ceil(secondsOf(call) / 60));

export const secondsOf = ({ answeredAt, updatedAt }: Call): number =>
  answeredAt === null ? 0 : Math.round((updatedAt - answeredAt) / 1_000);

/** What a post about a call says. */
export const fieldsOf = ({ account }: Carrier, call: Call): Record<string, string> => ({
  ...{ CallSid: call.sid, AccountSid: account.sid, ApiVersion: '2010-04-01', From: call.from, To: call.to },
  ...{ Direction: 'outbound-api', CallStatus: call.status },
});
