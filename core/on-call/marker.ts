import type { NoteMarker } from '../kernel/event';
import type { DatedChange, WaitOver } from '../kernel/on-call-events';
import type { Cover, Level, OverRing, Step, Taken } from '../kernel/on-call-memory';
import { gathered, spread } from './long-list';

/**
 * What the notes in the desk's conversation carry of those on call: the durable truth, from which an emptied Redis learns
 * and the proof is made. Numbers and kinds; nobody's name and nobody's words.
 */
export const stepMarker = ({ people, covers, ...step }: Step): NoteMarker => ({
  kind: 'on-call-step',
  data: { ...step, ...spread('people', people), ...spread('covers', covers.map(coverText)) },
});

const coverText = ({ conversationId, messageId, since }: Cover): string => [conversationId, messageId, since].join('.');

export function readStep({ kind, data }: NoteMarker): Step | null {
  const { ring, rota, letter, n, level, at } = data;
  if (kind !== 'on-call-step' || typeof ring !== 'string' || typeof rota !== 'string') return null;
  if (typeof letter !== 'string' || typeof n !== 'number' || typeof at !== 'number' || !isLevel(level)) return null;
  const covers = gathered('covers', data).flatMap(coverOf);
  return { ring, rota, letter, n, level, at, people: numbers(gathered('people', data)), covers };
}

const LEVELS: readonly Level[] = ['primary', 'again', 'backup', 'supervisor', 'all', 'remind', 'nobody'];
const isLevel = (value: unknown): value is Level => LEVELS.some((level) => level === value);

const numbers = (list: readonly string[]): number[] => list.map(Number).filter(Number.isFinite);

function coverOf(text: string): Cover[] {
  const [conversationId = NaN, messageId = NaN, since = NaN] = text.split('.').map(Number);
  return Number.isFinite(since) ? [{ conversationId, messageId, since }] : [];
}

/** `pages`: the attempts in a line each, for the proof alone; no rule reads them, nor the letter and when it began. */
export const overMarker = (
  { ring, at, waits }: OverRing,
  { letter, startedAt }: { letter: string; startedAt: number },
  pages: readonly string[],
): NoteMarker => ({
  kind: 'on-call-over',
  data: {
    ...{ ring, at, letter, startedAt },
    ...spread('pages', pages),
    ...spread(
      'waits',
      waits.map((wait) => [coverText(wait), wait.over.how, wait.over.at, wait.over.by ?? 0].join('.')),
    ),
  },
});

const HOW: readonly WaitOver['how'][] = ['answered', 'left', 'withdrawn', 'put-away'];

export function readOver({ kind, data }: NoteMarker): OverRing | null {
  const { ring, at } = data;
  if (kind !== 'on-call-over' || typeof ring !== 'string' || typeof at !== 'number') return null;
  const read = gathered('waits', data).flatMap((text) => {
    const [how, when, by] = text.split('.').slice(3);
    const over = HOW.find((one) => one === how);
    return over
      ? coverOf(text).map((cover) => ({ ...cover, over: { how: over, at: Number(when), by: Number(by) || null } }))
      : [];
  });
  return { ring, at, waits: read };
}

export function changeMarker({ change, ...dated }: DatedChange): NoteMarker {
  const flat = change && {
    ...change,
    ...('people' in change ? spread('people', change.people ?? []) : {}),
    ...('backup' in change ? spread('backup', change.backup) : {}),
  };
  return { kind: 'on-call-change', data: { ...dated, ...(flat ?? { what: 'taken-back' }) } as NoteMarker['data'] };
}

export function readChange({ kind, data }: NoteMarker): DatedChange | null {
  const { id, at, by, rota, what, from, until, out, in: into } = data;
  if (kind !== 'on-call-change' || typeof id !== 'string' || typeof at !== 'number') return null;
  const dated = { id, at, by: typeof by === 'number' ? by : null, rota: typeof rota === 'string' ? rota : null };
  if (what === 'taken-back') return { ...dated, change: null };
  if (typeof from !== 'number' || typeof until !== 'number') return null;
  const span = { from, until };
  if (what === 'swap' && typeof out === 'number' && typeof into === 'number') {
    return { ...dated, change: { ...span, what, out, in: into } };
  }
  const [people, backup] = ['people', 'backup'].map((name) => numbers(gathered(name, data))) as [number[], number[]];
  if (what === 'stand-in' || what === 'add') return { ...dated, change: { ...span, what, people, backup } };
  if (what === 'remove') return { ...dated, change: { ...span, what, people } };
  if (what !== 'forward-all') return null;
  return { ...dated, change: { ...span, what, ...(people.length > 0 ? { people } : {}) } };
}

/** Who took a ring, and by what: so that nobody is woken again for it when our memory was emptied. */
export const takenMarker = (ring: string, taken: Taken): NoteMarker => ({
  kind: 'on-call-taken',
  data: { ring, ...taken },
});

const HOW_TAKEN: readonly Taken['how'][] = ['letter', 'key', 'panel'];

export function readTaken({ kind, data }: NoteMarker): { ring: string; taken: Taken } | null {
  const { ring, agentId, how, of, at } = data;
  const known = HOW_TAKEN.find((one) => one === how);
  if (kind !== 'on-call-taken' || known === undefined || typeof ring !== 'string') return null;
  if (typeof agentId !== 'number' || typeof of !== 'string' || typeof at !== 'number') return null;
  return { ring, taken: { agentId, how: known, of, at } };
}
