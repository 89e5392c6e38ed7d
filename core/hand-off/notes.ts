import { clockTime, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';

type Words = {
  waiting: string;
  nextShift: string;
  nextShiftAt: (time: string) => string;
  noShift: string;
  begins: (time: string) => string;
  readBack: (who: string, time: string) => string;
  unread: (time: string) => string;
  unreadNobodys: (time: string) => string;
  unreadYours: (time: string) => string;
  unreadOnCall: (time: string) => string;
  shiftEnds: (time: string) => string;
  unwritten: (conversations: string) => string;
  deskUnread: (conversations: string) => string;
  deskUnwritten: (conversations: string) => string;
};

/** To colleagues. Not a word of the hand-off itself: these notes call people, and a mention travels by mail and push. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    waiting: 'A hand-off is waiting for you.',
    nextShift: 'A hand-off is waiting for this shift.',
    nextShiftAt: (time) => `A hand-off is waiting for the shift that begins at ${time}.`,
    noShift:
      'A hand-off is waiting for whoever comes next. No later shift is written down, so nobody is called by name.',
    begins: (time) => `Your shift begins. A hand-off of ${time} is waiting for you.`,
    readBack: (who, time) => `${who} read the hand-off back at ${time} and has this conversation now.`,
    unread: (time) => `Your hand-off of ${time} has not been read back yet. Until it is, the conversation is yours.`,
    unreadNobodys: (time) => `Your hand-off of ${time} has not been read back yet, and nobody has the conversation.`,
    unreadYours: (time) => `This conversation is yours now, and its hand-off of ${time} has not been read back yet.`,
    unreadOnCall: (time) => `The hand-off of ${time} has not been read back, and you are on call. Please look.`,
    shiftEnds: (time) => `Your shift ends at ${time}, and no hand-off is written here.`,
    unwritten: (conversations) => `Your conversations without one: ${conversations}.`,
    deskUnread: (conversations) => `A hand-off was not read back in time. Conversation: ${conversations}.`,
    deskUnwritten: (conversations) => `A shift ends, and no hand-off is written. Conversations: ${conversations}.`,
  },
  es: {
    waiting: 'Un relevo te espera.',
    nextShift: 'Un relevo espera a este turno.',
    nextShiftAt: (time) => `Un relevo espera al turno que empieza a las ${time}.`,
    noShift:
      'Un relevo espera a quien venga. No hay turno posterior anotado, así que no se avisa a nadie por su nombre.',
    begins: (time) => `Empieza tu turno. Un relevo de las ${time} te espera.`,
    readBack: (who, time) => `${who} confirmó el relevo a las ${time} y tiene ahora esta conversación.`,
    unread: (time) => `Tu relevo de las ${time} sigue sin confirmar. Hasta entonces, la conversación es tuya.`,
    unreadNobodys: (time) => `Tu relevo de las ${time} sigue sin confirmar, y la conversación no la tiene nadie.`,
    unreadYours: (time) => `Esta conversación es tuya ahora, y su relevo de las ${time} sigue sin confirmar.`,
    unreadOnCall: (time) => `El relevo de las ${time} sigue sin confirmar, y estás de guardia. Míralo, por favor.`,
    shiftEnds: (time) => `Tu turno acaba a las ${time}, y aquí no hay relevo escrito.`,
    unwritten: (conversations) => `Tus conversaciones sin relevo: ${conversations}.`,
    deskUnread: (conversations) => `Un relevo no se confirmó a tiempo. Conversación: ${conversations}.`,
    deskUnwritten: (conversations) => `Un turno acaba y no hay relevo escrito. Conversaciones: ${conversations}.`,
  },
};

export const waitingForYouNote = ({ language }: Policy): string => WORDS[language].waiting;
export const readBackNote = (agentId: number, at: Instant, { language, zone }: Policy): string =>
  WORDS[language].readBack(`{agent:${agentId}}`, clockTime(at, zone));
/** `comeAt`: when that shift begins; null: it is there, or (`isKnown` false) none is written down. */
export function forNextShiftNote(comeAt: Instant | null, isKnown: boolean, { language, zone }: Policy): string {
  const words = WORDS[language];
  if (!isKnown) return words.noShift;
  return comeAt === null ? words.nextShift : words.nextShiftAt(clockTime(comeAt, zone));
}
export const shiftBeginsNote = (givenAt: Instant, { language, zone }: Policy): string =>
  WORDS[language].begins(clockTime(givenAt, zone));
/** To its giver (`whose`: whose the conversation is then), or to somebody else who has it by now. */
export const unreadNote = (
  givenAt: Instant,
  whose: 'unread' | 'unreadNobodys' | 'unreadYours',
  { language, zone }: Policy,
): string => WORDS[language][whose](clockTime(givenAt, zone));
export const unreadOnCallNote = (givenAt: Instant, { language, zone }: Policy): string =>
  WORDS[language].unreadOnCall(clockTime(givenAt, zone));
export const shiftEndsNote = (endsAt: Instant, { language, zone }: Policy): string =>
  WORDS[language].shiftEnds(clockTime(endsAt, zone));
/** All of theirs, as one list; it is part of the note that their shift ends. */
export const unwrittenList = (ids: readonly number[], { language }: Policy): string =>
  WORDS[language].unwritten(ids.join(', '));

/** To supervisors, in the desk's own conversation. */
export function deskNote(about: 'unread' | 'unwritten', ids: readonly number[], { language }: Policy): string {
  const words = WORDS[language];
  return (about === 'unread' ? words.deskUnread : words.deskUnwritten)(ids.join(', '));
}
