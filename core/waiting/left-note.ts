import { dayOf } from '../kernel/calendar';
import type { LeftWait } from '../kernel/left-memory';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  note: (count: number, listed: string, more: number) => string;
  one: (id: number, day: string) => string;
};

const LISTED = 20;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    one: (id, day) => `${id} (${day})`,
    note: (count, listed, more) =>
      `Left from before: in ${count === 1 ? 'one open conversation' : `${count} open conversations`} the client's last words have no answer. ` +
      `They are too old for an alarm, and nobody was called. Please look through them: answer, or close what is over. ` +
      `The oldest: ${listed}${more > 0 ? `, and ${more} more` : ''}.`,
  },
  es: {
    one: (id, day) => `${id} (${day})`,
    note: (count, listed, more) =>
      `De antes: en ${count === 1 ? 'una conversación abierta' : `${count} conversaciones abiertas`} nadie ha contestado lo último que se escribió. ` +
      `Es de hace demasiado para una alarma, y no se ha llamado a nadie. Por favor, revísalas: contesta, o cierra lo que ya pasó. ` +
      `Las más antiguas: ${listed}${more > 0 ? `, y ${more} más` : ''}.`,
  },
};

/** One calm note for supervisors: how many, and the numbers and days of the oldest. No alarm, nobody's words. */
export function leftNote(waits: readonly LeftWait[], { language, zone }: Policy): string {
  const words = WORDS[language];
  const oldest = [...waits].sort((a, b) => a.lastAt - b.lastAt || a.messageId - b.messageId).slice(0, LISTED);
  const listed = oldest.map(({ conversationId, lastAt }) => words.one(conversationId, dayOf(lastAt, zone))).join(', ');
  return words.note(waits.length, listed, waits.length - oldest.length);
}
