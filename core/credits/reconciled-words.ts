import type { DeskCreditsMemory, Reconciled } from '../kernel/credits-memory';
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { Language } from '../kernel/policy';

type Words = {
  never: string;
  agrees: (compared: string, age: string) => string;
  put: (compared: string, what: string, age: string) => string;
  missing: (count: number) => string;
  extra: (count: number) => string;
  differs: (count: number) => string;
  and: string;
  unsettled: (count: number) => string;
  beside: (segments: string, minutes: string | null) => string;
  balance: (amount: string, currency: string) => string;
  away: string;
  minutes: (count: number) => string;
  hours: (count: number) => string;
  days: (count: number) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    never: 'Not compared with the carrier yet.',
    agrees: (compared, age) => `Compared with the carrier ${age} ago: ${compared} messages and calls, all as counted.`,
    put: (compared, what, age) =>
      `Compared with the carrier ${age} ago: of ${compared} messages and calls ${what} put right.`,
    missing: (count) => `${count} that we had missed`,
    extra: (count) => `${count} that it never had`,
    differs: (count) => `${count} of another length`,
    and: ' and ',
    unsettled: (count) => `${count} it cannot count yet; they are asked for again.`,
    beside: (segments, minutes) =>
      `Its own usage records say ${segments} segments${minutes === null ? '' : ` and ${minutes} min of calls`}, of all its numbers.`,
    balance: (amount, currency) => `Its balance: ${amount} ${currency}.`,
    away: 'The carrier could not be asked since; the count goes on.',
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    days: (count) => `${count} ${count === 1 ? 'day' : 'days'}`,
  },
  es: {
    never: 'Aún no se ha comparado con la operadora.',
    agrees: (compared, age) =>
      `Comparado con la operadora hace ${age}: ${compared} mensajes y llamadas, todo como se contó.`,
    put: (compared, what, age) =>
      `Comparado con la operadora hace ${age}: de ${compared} mensajes y llamadas se corrigieron ${what}.`,
    missing: (count) => `${count} que nos faltaban`,
    extra: (count) => `${count} que nunca tuvo`,
    differs: (count) => `${count} de otra longitud`,
    and: ' y ',
    unsettled: (count) => `${count} todavía no los puede contar; se preguntará otra vez.`,
    beside: (segments, minutes) =>
      `Sus propios registros dicen ${segments} segmentos${minutes === null ? '' : ` y ${minutes} min de llamadas`}, de todos sus números.`,
    balance: (amount, currency) => `Su saldo: ${amount} ${currency}.`,
    away: 'Desde entonces no se le ha podido preguntar; se sigue contando.',
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    days: (count) => `${count} ${count === 1 ? 'día' : 'días'}`,
  },
};

/**
 * How the ledger stands to the carrier's bill, in sentences: how old the last comparison is, what was put right by it, the
 * carrier's own sums beside it, and whether it could not be asked since.
 */
export function sayReconciled(
  { reconciled, carrierAwayAt }: Pick<DeskCreditsMemory, 'reconciled' | 'carrierAwayAt'>,
  now: Instant,
  language: Language,
): readonly string[] {
  const words = WORDS[language];
  const away = isAway({ reconciled, carrierAwayAt }) ? [words.away] : [];
  if (reconciled === null) return [words.never, ...away];
  const { unsettled, usage, minutes, balance } = reconciled;
  const number = (one: number): string => one.toLocaleString(language);
  return [
    outcome(reconciled, ageOf(now - reconciled.at, words), number, words),
    ...(unsettled > 0 ? [words.unsettled(unsettled)] : []),
    ...(usage === null ? [] : [words.beside(number(usage), minutes ? number(minutes) : null)]),
    ...(balance === null ? [] : [words.balance(balance.amount.toFixed(2), balance.currency)]),
    ...away,
  ];
}

/** How long ago that was, as people say it: "20 min", "8 h", "3 days". */
export const sayAge = (age: Duration, language: Language): string => ageOf(age, WORDS[language]);

/** When the same is said in other words. */
export function ageChangesAt(since: Instant, now: Instant): Instant {
  const age = Math.max(0, now - since);
  const unit = age < HOUR ? MINUTE : age < 2 * DAY ? HOUR : DAY;
  return since + (Math.floor(age / unit) + 1) * unit;
}

/** Whether the carrier could not be asked since the last comparison. */
export const isAway = ({
  reconciled,
  carrierAwayAt,
}: Pick<DeskCreditsMemory, 'reconciled' | 'carrierAwayAt'>): boolean =>
  carrierAwayAt !== null && carrierAwayAt > (reconciled?.at ?? -Infinity);

function outcome(found: Reconciled, age: string, number: (one: number) => string, words: Words): string {
  const parts = (['missing', 'extra', 'differs'] as const).filter((name) => found[name] > 0);
  if (parts.length === 0) return words.agrees(number(found.compared), age);
  const what = parts.map((name) => words[name](found[name]));
  const list = what.length > 1 ? `${what.slice(0, -1).join(', ')}${words.and}${what.at(-1) ?? ''}` : (what[0] ?? '');
  return words.put(number(found.compared), list, age);
}

function ageOf(age: Duration, words: Words): string {
  const minutes = Math.max(0, Math.floor(age / MINUTE));
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(age / HOUR);
  return hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24));
}
