import type { Channel } from '../kernel/channel';
import type { Language } from '../kernel/policy';
import type { LadderStep } from '../kernel/quiet-policy';

type Say = (time: string) => string;
type Where = (where: string, time: string) => string;

export type ExplainWords = {
  on: Readonly<Record<Channel, string>>;
  desk: (zone: string, language: string) => string;
  waits: (where: string, first: string, later: string) => string;
  ladder: Where;
  noLadder: Say;
  steps: Readonly<Record<LadderStep, Say>>;
  smsSafe: string;
  unknown: Where;
  neverWrote: Say;
  neverWroteOff: string;
  doubled: string;
  cancelled: string;
  paused: Say;
  left: string;
  urgent: string;
  session: Say;
  noSession: string;
  usuallyByClick: string;
  onlyByClick: string;
  byItself: string;
  notArmed: string;
  dropped: Say;
  inInbox: Say;
  inboxFirst: Where;
  inboxLater: Where;
};

/** The policy, sentence by sentence. */
export const EXPLAIN: Readonly<Record<Language, ExplainWords>> = {
  en: {
    on: { chat: 'In a web chat', sms: 'By text message', email: 'By e-mail', other: 'On any other channel' },
    desk: (zone, language) =>
      `The desk’s clock is that of ${zone}; its notes are written in ${language === 'es' ? 'Spanish' : 'English'}.`,
    waits: (where, first, later) =>
      `${where}, a client who writes and gets no answer is told of in a private note after ${first}; later in the same contact after ${later}.`,
    ladder: (where, steps) => `${where}, when a client is quiet after our last message arrived: ${steps}.`,
    noLadder: (where) => `${where}, nothing is done when a client is quiet.`,
    steps: {
      hint: (time) => `after ${time} the advocate gets a hint`,
      'check-in': (time) => `after ${time} a check-in text is offered to the advocate`,
      closing: (time) => `after ${time} a closing text is offered`,
      finish: (time) => `after ${time} the advocate is told that finishing is all right, and decides`,
    },
    smsSafe: 'By text message nothing is offered unless the client said that texting is safe.',
    unknown: (where, time) =>
      `${where}, a message of which nothing tells that it arrived counts as there ${time} after it was sent, and every line says that this is not known.`,
    neverWrote: (time) => `When nothing was ever written in a chat, finishing is suggested after ${time}.`,
    neverWroteOff: 'Nothing is done about a chat in which nothing was ever written.',
    doubled: 'A client who looks at the chat again, or said that they cannot type, has twice the time.',
    cancelled: 'Whatever the client does themselves, typing too, cancels every step at once.',
    paused: (time) =>
      `Trouble on our line stops the clock; a lost network of theirs, or an advocate’s lost line, stops it for ${time} at most.`,
    left: 'When every page of theirs was closed, no text is offered; the advocate decides.',
    urgent: 'An urgent conversation never ends by time; the supervisors are told.',
    session: (time) =>
      `A contact may last ${time}; advocates are told at 10 and 5 minutes left, and nothing ends by it.`,
    noSession: 'A contact may last as long as it takes.',
    usuallyByClick:
      'Unless it is said otherwise for an inbox below, nothing is sent to a quiet client without an advocate’s click.',
    onlyByClick: 'Nothing is ever sent to a quiet client without an advocate’s click.',
    byItself:
      'A check-in or a closing text may go out without a click, at most two in one silence, and only to a client who said that it is OK, while the preflight is green.',
    notArmed:
      'Texts without a click are wished for but not armed (texting.armed): nothing is sent without an advocate’s click.',
    dropped: (time) => `A text that cannot go out within ${time} is dropped, not sent late.`,
    inInbox: (name) => `In the inbox ${name}`,
    inboxFirst: (where, time) => `${where}, a first answer is due within ${time}.`,
    inboxLater: (where, time) => `${where}, a later answer is due within ${time}.`,
  },
  es: {
    on: { chat: 'En un chat web', sms: 'Por SMS', email: 'Por correo', other: 'En cualquier otro canal' },
    desk: (zone, language) =>
      `El reloj del turno es el de ${zone}; sus notas se escriben en ${language === 'es' ? 'español' : 'inglés'}.`,
    waits: (where, first, later) =>
      `${where}, si alguien escribe y nadie contesta, una nota privada lo dice al cabo de ${first}; más tarde en el mismo contacto, al cabo de ${later}.`,
    ladder: (where, steps) => `${where}, si la persona calla después de llegar nuestro último mensaje: ${steps}.`,
    noLadder: (where) => `${where}, no se hace nada si la persona calla.`,
    steps: {
      hint: (time) => `al cabo de ${time} quien atiende recibe un aviso`,
      'check-in': (time) => `al cabo de ${time} se ofrece a quien atiende un texto de saludo`,
      closing: (time) => `al cabo de ${time} se ofrece un texto de cierre`,
      finish: (time) => `al cabo de ${time} se dice que se puede terminar, y quien atiende decide`,
    },
    smsSafe: 'Por SMS no se ofrece nada si la persona no dijo que es seguro.',
    unknown: (where, time) =>
      `${where}, un mensaje del que nada dice si llegó cuenta como llegado ${time} después de enviarse, y cada línea dice que no se sabe.`,
    neverWrote: (time) => `Si nunca se escribió nada en un chat, se sugiere terminar al cabo de ${time}.`,
    neverWroteOff: 'No se hace nada con un chat en el que nunca se escribió nada.',
    doubled: 'Quien vuelve a mirar el chat, o dijo que no puede escribir, tiene el doble de tiempo.',
    cancelled: 'Todo lo que la persona haga por sí misma, también teclear, anula cada paso al momento.',
    paused: (time) =>
      `Un fallo de nuestra línea detiene el reloj; si la persona pierde la red, o quien atiende pierde la línea, se detiene ${time} como mucho.`,
    left: 'Si se cerraron todas sus páginas no se ofrece ningún texto; quien atiende decide.',
    urgent: 'Una conversación urgente nunca termina por tiempo; se avisa a supervisión.',
    session: (time) =>
      `Un contacto puede durar ${time}; se avisa cuando quedan 10 y 5 minutos, y nada termina por ello.`,
    noSession: 'Un contacto puede durar lo que haga falta.',
    usuallyByClick: 'Salvo lo que se diga abajo de un buzón, nada se envía a quien calla sin un clic de quien atiende.',
    onlyByClick: 'Nunca se envía nada a quien calla sin un clic de quien atiende.',
    byItself:
      'Un saludo o un cierre puede salir sin clic, dos como mucho en un silencio, y solo a quien dijo que está bien, mientras la revisión previa está en verde.',
    notArmed:
      'Se desean textos sin clic pero no están armados (texting.armed): nada se envía sin un clic de quien atiende.',
    dropped: (time) => `Un texto que no puede salir en ${time} se descarta; no se envía tarde.`,
    inInbox: (name) => `En el buzón ${name}`,
    inboxFirst: (where, time) => `${where}, la primera respuesta se espera en ${time}.`,
    inboxLater: (where, time) => `${where}, las respuestas siguientes se esperan en ${time}.`,
  },
};
