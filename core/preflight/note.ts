import type { DangerAt } from '../kernel/event';
import type { Language, Policy } from '../kernel/policy';
import { isDangerId } from './dangers';
import { isEmpty, type Standing } from './green';
import { wordsOf } from './words';

type Words = {
  green: string;
  red: string;
  inbox: (id: number) => string;
  unknown: (id: string) => string;
  open: (count: number) => string;
  doctor: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    green: 'Chatwoot’s settings are safe for clients again, as far as can be read and was answered.',
    red: 'In Chatwoot’s settings something could hurt a client. Nothing is sent to a client by itself until it is gone:',
    inbox: (id) => `inbox ${id}`,
    unknown: (id) => `something that a newer version calls ${id}`,
    open: (count) => `${count} ${count === 1 ? 'question' : 'questions'} only a person can answer`,
    doctor: 'Please see: npm run doctor',
  },
  es: {
    green: 'Los ajustes de Chatwoot vuelven a ser seguros, hasta donde se puede leer y se ha respondido.',
    red: 'Algo en los ajustes de Chatwoot podría dañar a una persona. Nada se envía solo hasta que se quite:',
    inbox: (id) => `bandeja ${id}`,
    unknown: (id) => `algo que una versión más nueva llama ${id}`,
    open: (count) => `${count} ${count === 1 ? 'pregunta' : 'preguntas'} que solo una persona puede responder`,
    doctor: 'Por favor, mira: npm run doctor',
  },
};

/** The note to supervisors: what stands in the way, where, and where to look. Given only what stops it. */
export function standingNote(standing: Standing, { language }: Policy): string {
  const words = WORDS[language];
  if (isEmpty(standing)) return words.green;
  const open = standing.open.length > 0 ? [words.open(standing.open.length)] : [];
  const lines = [...new Set(standing.dangers.map((danger) => line(danger, language))), ...open];
  return [words.red, ...lines.map((one) => `- ${one}`), words.doctor].join('\n');
}

function line({ id, inboxId }: DangerAt, language: Language): string {
  const words = WORDS[language];
  const title = isDangerId(id) ? wordsOf(id, language).title : words.unknown(id);
  return inboxId === null ? title : `${title} (${words.inbox(inboxId)})`;
}
