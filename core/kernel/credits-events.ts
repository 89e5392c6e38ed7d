import type { Bought } from './bought';
import type { Day } from './calendar';
import type { CreditChannel, Direction } from './credits';
import type { LedgerRead, Reconciled } from './credits-memory';
import type { DeskSubject, ConversationSubject } from './subject';
import type { Instant } from './instant';
import type { Via } from './event';
import type { ReconcileRun } from './reconcile';

type Heard<S, K extends string, T> = { kind: K; id: string; subject: S; at: Instant; heardAt: Instant; via: Via } & T;

/** One such message or call, by the carrier's id. */
export type Spent = { id: string; direction: Direction; channel: CreditChannel; units: number | null };

/** What the desk hears of credits. Counts and days; of no message and no person. */
export type DeskCreditsEvent =
  /** The ledger was read, because something in it or the day had changed. */
  | Heard<DeskSubject, 'ledger-read', { read: LedgerRead }>
  /** Somebody told by a command what was bought. */
  | Heard<DeskSubject, 'credits-bought', { key: string; bought: Bought }>
  /** The ledger was compared with the carrier's log. */
  | Heard<DeskSubject, 'ledger-reconciled', { found: Reconciled }>
  /** Somebody asks for it now. */
  | Heard<DeskSubject, 'reconcile-asked', object>
  /** A step of it is done: how far it has got. */
  | Heard<DeskSubject, 'ledger-compared', { run: ReconcileRun }>
  /** Something that costs and is no conversation's: a reply from a phone on call, the minutes of a call to one. */
  | Heard<DeskSubject, 'desk-spent', { spent: Spent }>
  /** It was to be, and the carrier could not be asked. */
  | Heard<DeskSubject, 'carrier-away', object>;

/** Whether the carrier has been away for long, and when the count was last compared with its bill (null: never). */
export type ComparisonToldEvent = Heard<
  ConversationSubject,
  'comparison-told',
  { away: boolean; comparedAt: Instant | null }
>;

/** How far the plan is used, as the desk tells it to every open conversation: only when a threshold was passed. */
export type CreditsToldEvent = Heard<ConversationSubject, 'credits-told', { percent: number; until: Day }>;
