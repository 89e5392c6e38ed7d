import type { Urgency } from '../kernel/hand-off';
import type { Language } from '../kernel/policy';

/** What the giver wrote. It becomes a private note in Chatwoot and is kept nowhere of ours. */
export type HandOffLines = {
  urgency: Urgency;
  summary: readonly string[];
  toDo: string;
  ifQuiet: string;
  ifBack: string;
};

type Words = {
  title: (from: string, to: string) => string;
  urgency: string;
  urgencies: Readonly<Record<Urgency, string>>;
  toDo: string;
  ifQuiet: string;
  ifBack: string;
  nextShift: string;
};

/** I-PASS made short (B5.1), in the words of the form. */
export const HAND_OFF_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: (from, to) => `Hand-off from ${from} to ${to}`,
    urgency: 'How urgent',
    urgencies: { stable: 'Calm', watcher: 'Keep an eye on it', urgent: 'Urgent' },
    toDo: 'To do',
    ifQuiet: 'If they go quiet',
    ifBack: 'If they come back',
    nextShift: 'the next shift',
  },
  es: {
    title: (from, to) => `Relevo de ${from} a ${to}`,
    urgency: 'Urgencia',
    urgencies: { stable: 'Tranquila', watcher: 'Conviene estar atentas', urgent: 'Urgente' },
    toDo: 'Por hacer',
    ifQuiet: 'Si deja de escribir',
    ifBack: 'Si vuelve',
    nextShift: 'el turno siguiente',
  },
};

export function handOffText(lines: HandOffLines, from: string, to: string | null, language: Language): string {
  const words = HAND_OFF_WORDS[language];
  const more = [
    [words.toDo, lines.toDo],
    [words.ifQuiet, lines.ifQuiet],
    [words.ifBack, lines.ifBack],
  ].flatMap(([title, text]) => (text ? [`${title}: ${text}`] : []));
  const urgency = `${words.urgency}: ${words.urgencies[lines.urgency]}`;
  return [words.title(from, to ?? words.nextShift), urgency, ...lines.summary, ...more].join('\n');
}
