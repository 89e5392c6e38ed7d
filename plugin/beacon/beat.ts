import { z } from 'zod';

/** The largest body of a beat, in bytes. */
export const LARGEST_BEAT = 2_048;

/** How old (ms) something may be that a page tells: a page that was without a network for a day tells it then. */
const OLDEST = 24 * 3_600_000;
const MOST_MESSAGES = 20;

/** How many ms ago, by the page's own clock that never jumps. Fractions and negative ages are not of our making. */
const age = z.int().min(0).max(OLDEST);
const messages = z.array(z.tuple([z.int().positive(), age])).max(MOST_MESSAGES);

/**
 * One beat, as the page sends it: `docs/beacon.md` explains every field to the admin. Whatever is not in this list makes
 * the whole beat odd, so nothing else can ever come in by it.
 */
const beat = z.strictObject({
  v: z.literal(1),
  /** SHA-256 of the visitor's `source_id`, hexadecimal. */
  source: z.string().regex(/^[0-9a-f]{64}$/),
  page: z.string().regex(/^[0-9a-f]{16}$/),
  /** Counts the beats of this page, and the changes among them. */
  n: z.int().min(1).max(1_000_000),
  seq: z.int().min(1).max(1_000_000),
  device: z.enum(['desktop', 'phone']),
  state: z.enum(['visible', 'hidden', 'offline', 'left']),
  since: age,
  born: z.int().min(0),
  chat: z.enum(['open', 'closed']),
  ready: age.optional(),
  shown: age.optional(),
  offline: z.tuple([age, age]).optional(),
  popup: z.boolean().optional(),
  inPage: messages.optional(),
  onScreen: messages.optional(),
  exit: age.optional(),
});

export type Beat = z.infer<typeof beat>;

/** The beat in these bytes, or null when they are none. Never throws. */
export function readBeat(raw: Buffer): Beat | null {
  if (raw.length > LARGEST_BEAT) return null;
  try {
    const read = beat.safeParse(JSON.parse(raw.toString('utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
