import type { NoteMarker } from './event';
import type { Instant } from './instant';
import { evidenceData, evidenceIn, type OutcomeEvidence } from './outcome-evidence';
import type { Language } from './policy';

/** How a contact ended, as far as somebody of ours can say (B2.15). Nothing here says how the client is. */
export const OUTCOMES = [
  'resolved',
  'client-ended',
  'quick-exit',
  'silent-from-start',
  'went-quiet',
  'network',
  'not-safe',
  'moved-to-phone',
  'transferred',
  'spam-or-misuse',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/**
 * A contact that was finished: how, when, by which advocate (null: nobody's click), and the client's newest message then
 * (null: they never wrote). A later message of theirs makes it unanswered again, whatever the clocks say.
 */
export type Outcome = {
  kind: OutcomeKind;
  at: Instant;
  by: number | null;
  upTo: number | null;
  /** What was seen then; left out by older versions. */
  evidence?: OutcomeEvidence;
};

/** What the list of conversations can be filtered by: one label an outcome, and at most one of them stands. */
export const outcomeLabel = (kind: OutcomeKind): string => `outcome-${kind}`;
export const OUTCOME_LABELS: readonly string[] = OUTCOMES.map(outcomeLabel);

/** Whether this is the name of an outcome; what stands in a marker or comes from a page may be anything. */
export const isOutcome = (name: unknown): name is OutcomeKind => OUTCOMES.some((kind) => kind === name);

/** What our bot writes beside its note about the end: the durable truth, from which a rebuild learns it again. */
export const outcomeMarker = ({ kind, at, by, upTo, evidence }: Outcome): NoteMarker => ({
  kind: 'outcome',
  data: { outcome: kind, at, by, upTo, ...(evidence && evidenceData(evidence)) },
});

/** The outcome that a note of ours tells, or null when it is about something else. */
export function outcomeIn({ kind, data }: NoteMarker): Outcome | null {
  const { outcome, at, by, upTo } = data;
  if (kind !== 'outcome' || !isOutcome(outcome) || typeof at !== 'number') return null;
  const number = (one: unknown): number | null => (typeof one === 'number' ? one : null);
  const evidence = evidenceIn(data);
  return { kind: outcome, at, by: number(by), upTo: number(upTo), ...(evidence && { evidence }) };
}

/** Each outcome in words: in the panel, in the note, and, at most 35 characters with its time, beside the thread. */
export const OUTCOME_WORDS: Readonly<Record<Language, Readonly<Record<OutcomeKind, string>>>> = {
  en: {
    resolved: 'Talked to the end',
    'client-ended': 'They ended it',
    'quick-exit': 'Quick exit',
    'silent-from-start': 'Never wrote',
    'went-quiet': 'Went quiet',
    network: 'Connection was lost',
    'not-safe': 'Not safe to go on',
    'moved-to-phone': 'Moved to the phone',
    transferred: 'Passed on elsewhere',
    'spam-or-misuse': 'Spam or misuse',
  },
  es: {
    resolved: 'Hablado hasta el final',
    'client-ended': 'Lo terminó la persona',
    'quick-exit': 'Salida rápida',
    'silent-from-start': 'Nunca escribió',
    'went-quiet': 'Dejó de escribir',
    network: 'Se cortó la conexión',
    'not-safe': 'No era seguro seguir',
    'moved-to-phone': 'Pasó al teléfono',
    transferred: 'Derivado a otro lugar',
    'spam-or-misuse': 'Spam o mal uso',
  },
};
