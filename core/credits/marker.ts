import { isDay, type Day } from '../kernel/calendar';
import type { Bought } from '../kernel/bought';
import type { Plan, PlanLength } from '../kernel/credits';
import type { NoteMarker } from '../kernel/event';

/** What our notes in the desk's conversation say of credits, beside their words: durable, so a rebuild learns it again. */
export type CreditsNote =
  /** Supervisors were told that so much of the period's plan is used. */
  | { what: 'told'; from: Day; percent: number }
  /** What was bought; `key`: of the command that said so, which counts once however many notes tell it. */
  | (Bought & { key: string | null });

const KIND = 'credits';
const LENGTHS: readonly PlanLength[] = ['month', 'quarter', 'year'];

export const creditsMarker = (note: CreditsNote): NoteMarker => ({ kind: KIND, data: note });

/** Null when it is no marker of ours, or one that we do not understand. */
export function readCreditsNote({ kind, data }: NoteMarker): CreditsNote | null {
  if (kind !== KIND) return null;
  const { what, from, on, percent, credits } = data;
  const every = LENGTHS.find((length) => length === data['every']);
  if (what === 'told' && isADay(from) && typeof percent === 'number') return { what, from, percent };
  if (typeof credits !== 'number' || !Number.isSafeInteger(credits)) return null;
  const key = typeof data['key'] === 'string' ? data['key'] : null;
  if (what === 'top-up' && isADay(on)) return { what, on, credits, key };
  if (what !== 'plan' || !isADay(from) || !every || credits < 0) return null;
  return { what, from, every, credits, carryOver: carryOverOf(data['carryOver']), key };
}

function carryOverOf(value: unknown): Plan['carryOver'] | null {
  if (value === 'all') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

const isADay = (value: unknown): value is Day => typeof value === 'string' && isDay(value);
