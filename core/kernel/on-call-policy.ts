import { MINUTE, type Duration, type Instant } from './instant';
import type { LocalDate, Weekday } from './wall-clock';

/** Who is called when a client waits and nobody is at the desk (B7). Without a rota nothing of it happens. */
export type OnCallPolicy = {
  rotas: readonly Rota[];
  /** When each step of the ladder comes, counted from the first page; after the last, how often all are tried (B7.2). */
  ladder: { again: Duration; backup: Duration; supervisor: Duration; rounds: Duration };
  /** The second page to the first person: another text, or a call, because a text does not wake people. */
  againBy: 'text' | 'call';
  /** Inside the desk's hours: a client at whom nobody has looked for this long is forwarded too. */
  unlookedAfter: Duration;
  /** Taken and not answered: whoever took it is reminded, and then the ladder goes on. */
  remindAfter: Duration;
  lapseAfter: Duration;
  /** What a client in a web chat is told once, when nobody came; null: nothing (B7.10). */
  phoneLine: { after: Duration; text: string | null };
  /** What a good answer is: the share of those answered within it is told (B7.1). */
  goal: Duration;
  /** What could not be understood of the rota, each with its remedy. All the rest of it holds. */
  faults: readonly string[];
};

/** One rota: the desk as a whole, or some of its inboxes or teams. Its clock times are of its own zone. */
export type Rota = {
  name: string;
  zone: string;
  /** Ids in Chatwoot. With neither it takes whatever no other rota takes. */
  inboxes: readonly number[];
  teams: readonly number[];
  /** When somebody is at the desk. None: never, so that every message is forwarded. */
  hours: readonly Weekly[];
  /** Days on which the desk does not open, and on which shifts of `holiday` run where there are any. */
  holidays: readonly LocalDate[];
  shifts: readonly OnCallShift[];
  /** Swaps, stand-ins and spans of "forward everything" that stand in the policy file. */
  changes: readonly RotaChange[];
  /** Who is called last; none: the desk's supervisors. */
  supervisors: readonly number[];
};

/** Minutes since midnight; `to` at or before `from` means the next day. */
export type Weekly = { days: readonly Weekday[]; from: number; to: number };

/** A shift every week, or once. Everybody in `people` is called together, `backup` after them. */
export type OnCallShift = {
  when: { days: readonly OnCallDay[] } | { date: LocalDate };
  from: number;
  to: number;
  people: readonly number[];
  backup: readonly number[];
};
export type OnCallDay = Weekday | 'holiday';

/** What differs from the shifts for a while: from a moment on, until another. */
export type RotaChange = { from: Instant; until: Instant } & RotaChangeWhat;
export type RotaChangeWhat =
  /** Wherever `out` is on call, `in` is instead. */
  | { what: 'swap'; out: number; in: number }
  /** These people and nobody else. */
  | { what: 'stand-in'; people: readonly number[]; backup: readonly number[] }
  /** These people as well: a date of its own, or somebody more for a night. */
  | { what: 'add'; people: readonly number[]; backup: readonly number[] }
  /** Without these people, whom nobody replaces: a date that is taken out. */
  | { what: 'remove'; people: readonly number[] }
  /** Every message is forwarded, as if the desk were closed (S3.16): to these, and then to whoever is on call. */
  | { what: 'forward-all'; people?: readonly number[] };

export const NO_ON_CALL: OnCallPolicy = {
  rotas: [],
  ladder: { again: 3 * MINUTE, backup: 6 * MINUTE, supervisor: 10 * MINUTE, rounds: 10 * MINUTE },
  againBy: 'call',
  unlookedAfter: 5 * MINUTE,
  remindAfter: 5 * MINUTE,
  lapseAfter: 10 * MINUTE,
  phoneLine: { after: 9 * MINUTE, text: null },
  goal: 15 * MINUTE,
  faults: [],
};
