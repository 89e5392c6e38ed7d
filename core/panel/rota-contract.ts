import { z } from 'zod';

const id = z.number().int().positive();
const ids = z.array(id).max(30);
const rota = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
/** "2026-11-25T22:00", on the rota's own clock. */
const wall = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const span = { rota, from: wall, until: wall };

/** What a supervisor may change on the rota's page: for a while, from a moment until another. */
export const rotaCommand = z.discriminatedUnion('name', [
  z.object({ name: z.literal('swap'), ...span, out: id, in: id }),
  /** These people and nobody else; with nobody in it, nobody. */
  z.object({ name: z.enum(['stand-in', 'add']), ...span, people: ids, backup: ids }),
  z.object({ name: z.literal('remove'), ...span, people: ids }),
  /** From this moment on, first to these; to nobody in it: to whoever is on call. */
  z.object({ name: z.literal('forward-all'), rota, until: wall, people: ids }),
  z.object({ name: z.literal('take-back'), id: z.string().regex(/^[\w-]{1,60}$/) }),
]);

/** `POST /panel/desk/rota/change`. `key` is drawn by the page for each click: the same key is done once. */
export const rotaRequest = z.object({ key: z.string().regex(/^[\w-]{16,64}$/), command: rotaCommand });

/** done: it holds from now on, and stands in a note soon. refused: why, and what to do; nothing has changed. */
export const rotaAnswer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('done'), remark: z.string().nullable() }),
  z.object({ result: z.literal('refused'), words: z.string() }),
]);

export type RotaCommand = z.output<typeof rotaCommand>;
export type RotaAnswer = z.output<typeof rotaAnswer>;

/** A stretch of the table. Times as the rota's clock shows them; `began`: it began before the day it stands under. */
export type RotaRow = {
  from: string;
  until: string;
  people: readonly number[];
  backup: readonly number[];
  state: 'on-call' | 'desk' | 'nobody';
  changed: boolean;
  isNow: boolean;
};
export type RotaDay = { date: string; rows: readonly RotaRow[] };

export type RotaChangeShown = {
  /** Null: it stands in the policy file, and can be changed there. */
  id: string | null;
  words: string;
  from: string;
  until: string;
  by: number | null;
  forwardsAll: boolean;
  isNow: boolean;
};

export type RotaShown = {
  name: string;
  zone: string;
  inboxes: readonly number[];
  teams: readonly number[];
  /** Whether somebody is at the desk at this moment, by its hours. */
  open: boolean;
  now: string;
  days: readonly RotaDay[];
  changes: readonly RotaChangeShown[];
};

/** `GET /panel/desk/rota`: the rota of this week and the next 14 days, for supervisors. Agents with their names, as Chatwoot has them now. */
export type RotaView = {
  at: number;
  language: 'en' | 'es';
  rotas: readonly RotaShown[];
  /** What will fail within 14 days, each a sentence with its remedy. */
  problems: readonly string[];
  /** What could not be understood of the policy file; all the rest of it holds. */
  faults: readonly string[];
  agents: readonly { id: number; name: string }[];
};
