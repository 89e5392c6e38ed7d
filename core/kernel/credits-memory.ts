import type { Day } from './calendar';
import type { Told } from './bought';
import type { Direction, Plan, TopUp } from './credits';
import type { Instant } from './instant';
import type { ReconcileRun } from './reconcile';
import type { WhyDear } from './text-facts';

/** A message that costs, as the door told it. `segments` null: its words are gone, and nobody can count them. */
export type Owed = {
  messageId: number;
  providerId: string | null;
  at: Instant;
  direction: Direction;
  segments: number | null;
  tollFree?: number;
};

/** What one conversation remembers of credits. */
export type CreditsMemory = {
  /** What was heard before it was known in which inbox it stands; empty from then on. */
  owed: readonly Owed[];
  /** The newest text that an advocate sent, as far as it cost something. */
  lastSent: { messageId: number; segments: number; why: WhyDear | null } | null;
  /** What the desk last told of the plan. */
  level: { percent: number; until: Day; at: Instant } | null;
  /** What it last told of the comparison with the carrier; an older version did not. */
  comparison?: ComparisonTold | null;
};

/** `away`: the carrier cannot be asked for long. `comparedAt`: when the count was last compared with its bill; null: never. */
export type ComparisonTold = { away: boolean; comparedAt: Instant | null; at: Instant };

export const NO_CREDITS: CreditsMemory = { owed: [], lastSent: null, level: null };

/** The ledger as it was last read: what of the plan's period is used, and the days behind it. In credits. */
export type LedgerRead = {
  at: Instant;
  /** The plan's period, its last day not in it; of what was used this calendar month, where there is no plan. */
  period: { from: Day; to: Day };
  /** The plan with what was carried over and bought beside it; null without a plan. */
  included: number | null;
  used: number;
  /** Which day it was, what of it was over (0 to 1), and what was used on it so far. */
  today: { day: Day; over: number; used: number };
  /** What was used on each full day before today, the newest last; at most 56, and none from before the ledger began. */
  days: readonly number[];
};

/** How the last comparison with the carrier's log ended. Messages and segments; `unsettled`: to be read again later. */
export type Reconciled = {
  at: Instant;
  from: Day;
  compared: number;
  missing: number;
  extra: number;
  differs: number;
  unsettled: number;
  /** What the carrier's own usage records say of the same days, in segments, and its balance; null: not told. */
  usage: number | null;
  /** And in minutes of calls; an older version did not ask. */
  minutes?: number | null;
  balance: { amount: number; currency: string } | null;
};

/** What the desk remembers of credits. Bounded: a few notes, one reading, one comparison. */
export type DeskCreditsMemory = {
  read: LedgerRead | null;
  reconciled: Reconciled | null;
  /** When the carrier last could not be asked. */
  carrierAwayAt: Instant | null;
  /** Told by a command, and on the way into a note; a memory of before there were commands lacks it. */
  bought?: readonly Told[];
  /** What notes say was bought, by the id of the note. `key`: of the command; left out where there was none. */
  topUps: readonly (TopUp & Noted)[];
  plans: readonly (Pick<Plan, 'from' | 'every' | 'credits'> & Partial<Pick<Plan, 'carryOver'>> & Noted)[];
  /** What supervisors were told: which period, at how many percent. */
  told: readonly ToldAt[];
  /** What the open conversations were last told. */
  level: ToldAt | null;
  /** And of the comparison with the carrier; an older version did not tell. */
  comparison?: ComparisonTold | null;
  /** When somebody last asked for a comparison, and how far the newest has got; an older version left them out. */
  askedAt?: Instant | null;
  run?: ReconcileMemory | null;
};

export type Noted = { noteId: number; key?: string };

/** `asked`: its step was asked for; else the one before has just come back. */
export type ReconcileMemory = ReconcileRun & { asked: boolean };

export type ToldAt = { from: Day; percent: number; at: Instant };

export const NO_DESK_CREDITS: DeskCreditsMemory = {
  ...{ read: null, reconciled: null, carrierAwayAt: null, bought: [], topUps: [], plans: [], told: [], level: null },
  ...{ askedAt: null, run: null },
};
