import { z } from 'zod';
import type { NoteMarker } from '../../core/kernel/event';
import type { Json } from './json-body';
import type { ContentAttributes } from './payload-parts';

/**
 * What we put into a message's `content_attributes.helpline`: which intent it carries out, and for a note of our bot a
 * marker. Ids, kinds, numbers and clock times only: no value may hold a blank, so that no sentence can travel in one.
 */
const marker = z.object({
  intent: z
    .string()
    .regex(/^\S{1,200}$/)
    .optional(),
  kind: z
    .string()
    .regex(/^[\w.:-]{1,60}$/)
    .optional(),
  data: z
    .record(
      z.string().regex(/^\w{1,60}$/),
      z.union([z.string().regex(/^\S{0,200}$/), z.number(), z.boolean(), z.null()]),
    )
    .optional(),
});

export type OurMarker = { intent: string | null; marker: NoteMarker | null };

const NONE: OurMarker = { intent: null, marker: null };

/** The marker of a message; nothing when there is none or it is not of our making. Who sent it is not asked here. */
export function readMarker(attributes: ContentAttributes | null | undefined): OurMarker {
  if (!attributes || attributes.helpline === undefined) return NONE;
  const read = marker.safeParse(attributes.helpline);
  if (!read.success) return NONE;
  const { intent, kind, data } = read.data;
  return { intent: intent ?? null, marker: kind === undefined ? null : { kind, data: data ?? {} } };
}

/** The `content_attributes` of a message of ours. Throws when a value could hold a sentence: that is a fault of ours. */
export function writeMarker({ intent, marker: note }: OurMarker): { helpline: { [key: string]: Json } } {
  const written = { ...(intent === null ? {} : { intent }), ...(note ? { kind: note.kind, data: note.data } : {}) };
  if (!marker.safeParse(written).success) throw new Error('a marker holds what it may not');
  return { helpline: { v: 1, ...written } };
}
