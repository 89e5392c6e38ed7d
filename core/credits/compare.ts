import type { Direction } from '../kernel/credits';
import type { Instant } from '../kernel/instant';
import { NO_SUMS, type ReconcileSums } from '../kernel/reconcile';
import type { Cell } from './cell';
import type { Known } from './ledger';

/**
 * One message or call of the carrier's log, as far as it matters: no number and no words. `units` null: the carrier does not
 * know yet (B8.14); 0: it was called off, or nobody took it, and is not billed. `way`: to us, by us, by the carrier itself in
 * answer to a text, or a call that it put one to us through to.
 */
export type Logged = {
  id: string;
  at: Instant;
  way: 'in' | 'out' | 'reply' | 'passed-on';
  /** It went to the number of somebody on call. */
  toOnCall: boolean;
  channel: 'sms' | 'mms' | 'voice';
  units: number | null;
};

/** The inbox under which stands what is no inbox's: pages to people on call, and what comes back from them. */
export const NO_INBOX = 0;

/**
 * What one message turns out to be. agrees: as it was counted, or settled before. missing: the carrier bills it, and we
 * never heard of it. extra: we counted it, and the carrier does not bill it. differs: both, with other segments; also
 * where we could not count it ourselves. unsettled: the carrier cannot say yet.
 */
export type Verdict = 'agrees' | 'missing' | 'extra' | 'differs' | 'unsettled';

/** What is written into the ledger for it; null: nothing. Corrections stand beside what was counted (settle). */
export type Compared = { verdict: Verdict; billed: number | null };

/** Compares what we know of a message (null: nothing) with what the carrier bills for it: units, null: it cannot say yet. */
export function compare(known: Known | null, units: number | null): Compared {
  if (units === null) return { verdict: 'unsettled', billed: null };
  // What the log once said is not taken back: a text that is deleted there was billed all the same.
  const billed = Math.max(known?.billed ?? 0, units);
  if (known !== null && known.billed === billed) return { verdict: 'agrees', billed: null };
  if (known === null || known.heard === null) return { verdict: billed === 0 ? 'agrees' : 'missing', billed };
  // What we could not measure, and costs nothing, was counted with nothing: a call that nobody took.
  const heard = known.heard === 'unknown' && billed === 0 ? 0 : known.heard;
  if (heard === billed) return { verdict: 'agrees', billed };
  return { verdict: billed === 0 ? 'extra' : 'differs', billed };
}

/** Sums with one more message; "agrees" is counted among what was compared alone. */
export function withVerdict(sums: ReconcileSums, verdict: Verdict): ReconcileSums {
  const more = { ...sums, compared: sums.compared + 1 };
  return verdict === 'agrees' ? more : { ...more, [verdict]: sums[verdict] + 1 };
}

export const addSums = (a: ReconcileSums, b: ReconcileSums): ReconcileSums =>
  Object.fromEntries(
    (Object.keys(NO_SUMS) as (keyof ReconcileSums)[]).map((name) => [name, a[name] + b[name]]),
  ) as ReconcileSums;

/** Where a message is counted that only the carrier tells of. `day`: by its moment, in the ledger's zone. */
export const cellOf = ({ way, toOnCall, channel }: Logged, inboxId: number, day: Cell['day']): Cell => ({
  ...{ day, inboxId, channel },
  direction: directionOf(way, toOnCall, inboxId),
});

function directionOf(way: Logged['way'], toOnCall: boolean, inboxId: number): Direction {
  if (way === 'in') return 'inbound';
  if (way === 'passed-on') return 'forwarded';
  if (inboxId === NO_INBOX) return 'page';
  // From a client's inbox to a private number of ours: the carrier passed on what came in, by a rule of its own.
  if (toOnCall) return 'forwarded';
  // The carrier answers STOP and START by itself (B8.6), and that is billed too (B8.16).
  return way === 'reply' ? 'confirmation' : 'outbound';
}
