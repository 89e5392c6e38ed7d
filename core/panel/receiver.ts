import { z } from 'zod';

const id = z.number().int().positive();

/** Somebody who takes over: a person, a team, or whoever comes on shift next. */
export const receiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent'), id }),
  z.object({ kind: z.literal('team'), id }),
  z.object({ kind: z.literal('next-shift') }),
]);
