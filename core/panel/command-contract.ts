import { z } from 'zod';
import { URGENCIES } from '../kernel/hand-off';
import { OUTCOMES } from '../kernel/outcome';
import { receiver } from './receiver';

/** What an advocate may type, at most: it goes into a private note and is kept nowhere else. */
const line = z.string().trim().min(1).max(500);
const lines = z.string().trim().max(2_000);

/**
 * What a click in the panel may ask for. Each carries what the same command in a private note would, and the same rules
 * hold. A feature adds its own commands here.
 */
export const panelCommand = z.discriminatedUnion('name', [
  /** "I am here and reading." */
  z.object({ name: z.literal('reading') }),
  /** They said whether they may be written to here. `lasts` in ms; null: as long as is usual. */
  z.object({
    name: z.literal('safe'),
    said: z.enum(['yes', 'no']),
    channel: z.enum(['chat', 'sms']),
    lasts: z.number().int().positive().nullable(),
  }),
  z.object({ name: z.enum(['not-safe', 'do-not-contact', 'no-texts']) }),
  /** The neutral question whether now is a good time. */
  z.object({ name: z.literal('ask-safe') }),
  z.object({ name: z.literal('lift'), reason: line }),
  z.object({ name: z.literal('supervisor') }),
  z.object({ name: z.literal('if-cut-off'), words: line }),
  /** One of the offered texts, by its name in the card `texts`, to the client. */
  z.object({ name: z.literal('send-text'), text: z.string().regex(/^\w{1,40}$/) }),
  z.object({ name: z.literal('take') }),
  /** `from`: whose it was on the screen; it is taken over from nobody else. */
  z.object({ name: z.literal('overtake'), from: z.number().int().positive() }),
  /** The telephones ring for this client: whoever clicks it answers them, and the others may sleep. */
  z.object({ name: z.literal('take-page') }),
  z.object({ name: z.literal('put-back') }),
  z.object({ name: z.literal('undo-take') }),
  /** `upTo`: the client's newest message that was on the screen. */
  z.object({ name: z.literal('finish'), outcome: z.enum(OUTCOMES), upTo: z.number().int().positive().nullable() }),
  z.object({
    name: z.literal('hand-off'),
    to: receiver,
    urgency: z.enum(URGENCIES),
    summary: z.array(line).min(1).max(3),
    toDo: lines,
    ifQuiet: lines,
    ifBack: lines,
  }),
  /** What was agreed with the client as the next step; why a conversation was taken over. Into a private note. */
  z.object({ name: z.enum(['agreed', 'reason']), words: line }),
  /** `handOff`: the message id of its note. */
  z.object({ name: z.literal('read-back'), handOff: z.number().int().positive(), line: line.nullable() }),
]);

/**
 * One click. `key` is drawn by the page for each click and sent again with a second try: the same key is done once,
 * however often it comes.
 */
export const commandRequest = z.object({
  key: z.string().regex(/^[\w-]{16,64}$/),
  command: panelCommand,
  /** Identity L only: the line hands the session on, for a text in the advocate's own name. */
  session: z.object({ accessToken: z.string(), client: z.string(), uid: z.string() }).optional(),
});

/**
 * heard: it is kept, and the worker will answer it; what comes of it the view shows (`came-of.ts`). done: what it said
 * stands in the thread (`messageId`), and that was all it asked for. held-back: it was not sent, and why. unknown: it may
 * have been sent or not; it is looked for and never sent again.
 */
export const commandAnswer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('heard'), id: z.string(), messageId: z.number().int().nullable() }),
  z.object({ result: z.literal('done'), messageId: z.number().int().nullable() }),
  z.object({ result: z.literal('held-back'), reason: z.string(), words: z.string() }),
  z.object({ result: z.literal('unknown'), words: z.string() }),
]);

export type PanelCommand = z.output<typeof panelCommand>;
export type PanelCommandName = PanelCommand['name'];
export type Receiver = z.output<typeof receiver>;
export type CommandRequest = z.output<typeof commandRequest>;
export type CommandAnswer = z.output<typeof commandAnswer>;
