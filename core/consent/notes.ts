import { clockTime, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';

export type ConsentNews = 'stop' | 'start' | 'blocked' | 'seems-stop' | 'seems-help';

/** What the advocate reads when a text is, or seems to be, about texting itself. */
const WORDS: Readonly<Record<Language, Readonly<Record<ConsentNews, (time: string) => string>>>> = {
  en: {
    stop: (time) =>
      `Opted out of texts at ${time}: nothing of ours goes to this number until they text START. ` +
      'Please read the thread: in a crisis that word can mean something else.',
    start: (time) => `Opted in to texts again at ${time}.`,
    blocked: (time) => `The carrier refused our text of ${time}: this number has opted out. Only their START ends it.`,
    'seems-stop': (time) => `At ${time} they may have asked for no more texts. If so: /optout. Nothing was changed.`,
    'seems-help': (time) => `At ${time} they may have asked who is texting, or for help with it. Please answer.`,
  },
  es: {
    stop: (time) =>
      `Baja de los SMS a las ${time}: nada nuestro va a este número hasta que envíe START. ` +
      'Lee la conversación, por favor: en una crisis esa palabra puede querer decir otra cosa.',
    start: (time) => `Alta de los SMS otra vez a las ${time}.`,
    blocked: (time) =>
      `La compañía rechazó nuestro SMS de las ${time}: este número está de baja. Solo su START la acaba.`,
    'seems-stop': (time) => `A las ${time} quizá pidió no recibir más SMS. Si es así: /optout. No se ha cambiado nada.`,
    'seems-help': (time) =>
      `A las ${time} quizá preguntó quién escribe o pidió ayuda con los SMS. Responde, por favor.`,
  },
};

export const consentNote = (news: ConsentNews, at: Instant, { language, zone }: Policy): string =>
  WORDS[language][news](clockTime(at, zone));
