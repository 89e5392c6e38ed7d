import type { Bought } from './bought';
import type { Day } from './calendar';
import type { LedgerRead, Reconciled } from './credits-memory';
import type { DeskSubject, ConversationSubject } from './subject';
import type { Instant } from './instant';
import type { Via } from './event';

type Heard<S, K extends string, T> = { kind: K; id: string; subject: S; at: Instant; heardAt: Instant; via: Via } & T;

/** What the desk hears of credits. Counts and days; of no message and no person. */
export type DeskCreditsEvent =
  /** The ledger was read, because something in it or the day had changed. */
  | Heard<DeskSubject, 'ledger-read', { read: LedgerRead }>
  /** Somebody told by a command what was bought. */
  | Heard<DeskSubject, 'credits-bought', { key: string; bought: Bought }>
  /** The ledger was compared with the carrier's log. */
  | Heard<DeskSubject, 'ledger-reconciled', { found: Reconciled }>
  /** It was to be, and the carrier could not be asked. */
  | Heard<DeskSubject, 'carrier-away', object>;

/** How far the plan is used, as the desk tells it to every open conversation: only when a threshold was passed. */
export type CreditsToldEvent = Heard<ConversationSubject, 'credits-told', { percent: number; until: Day }>;
