import { isDay, type Day } from '../kernel/calendar';
import type { PlanLength } from '../kernel/credits';
import type { NoteMarker } from '../kernel/event';

/** What our notes in the desk's conversation say of credits, beside their words: durable, so a rebuild learns it again. */
export type CreditsNote =
  /** Supervisors were told that so much of the period's plan is used. */
  | { what: 'told'; from: Day; percent: number }
  /** Credits were bought beside the plan. */
  | { what: 'top-up'; on: Day; credits: number }
  /** Another plan holds from a day on. */
  | { what: 'plan'; from: Day; every: PlanLength; credits: number };

const KIND = 'credits';
const LENGTHS: readonly PlanLength[] = ['month', 'quarter', 'year'];

export const creditsMarker = (note: CreditsNote): NoteMarker => ({ kind: KIND, data: note });

/** Null when it is no marker of ours, or one that we do not understand. */
export function readCreditsNote({ kind, data }: NoteMarker): CreditsNote | null {
  if (kind !== KIND) return null;
  const { what, from, on, percent, credits } = data;
  const every = LENGTHS.find((length) => length === data['every']);
  if (what === 'told' && isADay(from) && typeof percent === 'number') return { what, from, percent };
  if (typeof credits !== 'number' || !Number.isSafeInteger(credits) || credits < 0) return null;
  if (what === 'top-up' && isADay(on)) return { what, on, credits };
  return what === 'plan' && isADay(from) && every ? { what, from, every, credits } : null;
}

const isADay = (value: unknown): value is Day => typeof value === 'string' && isDay(value);
