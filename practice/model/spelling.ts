import { isoTime } from '../clock';
import type { Change, Json, JsonObject } from './nouns';

/** Chatwoot writes one moment in three ways: whole seconds (0 = never), seconds with a fraction, ISO text (null = never). */
export const epochOf = (ms: number | null): number => (ms === null ? 0 : Math.floor(ms / 1000));
export const fractionOf = (ms: number): number => Math.round(ms * 1000) / 1_000_000;
export const isoOf = (ms: number | null): string | null => (ms === null ? null : isoTime(ms));

/** The named fields as they are. Names are one text, parted by spaces: the contract tests hold them to the recordings. */
export function fields(from: object, names: string): JsonObject {
  const known = from as { [name: string]: Json | undefined };
  return Object.fromEntries(names.split(' ').map((name) => [name, known[name] ?? null]));
}

/** The named times as whole seconds. */
export function seconds(from: object, names: string): JsonObject {
  const times = Object.entries(fields(from, names)) as [string, number | null][];
  return Object.fromEntries(times.map(([name, ms]) => [name, epochOf(ms)]));
}

/** All the named fields with one value. */
export const each = (names: string, value: Json): JsonObject =>
  Object.fromEntries(names.split(' ').map((name) => [name, value]));

const spell = (name: string, value: unknown): Json =>
  /_(at|since|until)$/.test(name) ? isoOf(value as number | null) : (value as Json);

/** Put the wanted values in and stamp the row; answers what really changed, `updated_at` first, or nothing. */
export function alter<T extends { updated_at: number }>(row: T, wanted: Partial<T>, stamp: number): Change[] {
  const known = row as { [name: string]: unknown };
  const same = (name: string, after: unknown): boolean => JSON.stringify(known[name]) === JSON.stringify(after);
  const different = Object.entries(wanted).filter(([name, after]) => after !== undefined && !same(name, after));
  if (different.length === 0) return [];
  return [['updated_at', stamp] as const, ...different].map(([name, after]) => {
    const before = known[name];
    known[name] = after;
    return { name, before: spell(name, before), after: spell(name, after) };
  });
}
