import type { SafeChannel } from '../kernel/command';
import type { LockWhy } from '../kernel/lock';
import type { Language } from '../kernel/policy';

type At = (time: string) => string;
export type CommandWords = {
  why: Readonly<Record<LockWhy, string>>;
  on: Readonly<Record<SafeChannel, string>>;
  hold: At;
  rest: At;
  optout: At;
  no: At;
  ok: (where: string, until: string) => string;
  okWhere: string;
  ifcut: string;
  ifcutEmpty: string;
  ask: string;
  askedAlready: string;
  askTooLate: string;
  lead: string;
  lifted: (why: string) => string;
  liftEmpty: string;
  nothingToLift: string;
  notYet: (why: string, since: string) => string;
  stays: (why: string) => string;
  onlyStart: string;
  locked: (why: string) => string;
  /** Typed into the reply box by mistake. */
  wentOut: string;
  noAgent: string;
};

/** One line each, to the advocate who typed the command. What holds and since when; never how the client is. */
export const COMMAND_WORDS: Readonly<Record<Language, CommandWords>> = {
  en: {
    why: {
      'do-not-contact': 'do not contact',
      'opted-out': 'opted out',
      'not-safe': 'not safe',
      'quick-exit': 'quick exit',
    },
    on: { chat: 'this chat', sms: 'text messages' },
    hold: (time) => `Noted: not safe since ${time}. Nothing of ours goes out. It can be lifted after they write again.`,
    rest: (time) => `Noted: do not contact, since ${time}. Nothing of ours goes out until /lift with a reason.`,
    optout: (time) => `Noted: no text messages since ${time}. Only their START ends it.`,
    no: (time) => `Noted ${time}: they said that it is not safe to write to them. Ask again before you do.`,
    ok: (where, until) => `Noted: they said ${where} can be used, until ${until}.`,
    okWhere: 'Not noted. Say where: /ok chat or /ok sms, and how long (for instance /ok sms 7 days).',
    ifcut: 'Noted: what was agreed if cut off stands in that note.',
    ifcutEmpty: 'Not noted. Write what was agreed behind /ifcut.',
    ask: 'The neutral question goes out now.',
    askedAlready: 'Not asked: it was asked already, and they have not written since.',
    askTooLate: 'Not asked: they have not written here within ten minutes.',
    lead: 'A supervisor is called.',
    lifted: (why) => `Lifted: ${why}.`,
    liftEmpty: 'Not lifted. Write the reason behind /lift.',
    nothingToLift: 'There is nothing to lift.',
    notYet: (why, since) => `Not lifted (${why}, since ${since}): they have to write first, and then be checked.`,
    stays: (why) => `This stays: ${why}.`,
    onlyStart: 'Not changed: they opted out of texts. Only their START ends it.',
    locked: (why) => `Not done: locked (${why}).`,
    wentOut: 'Your command was sent as a message: they can see it. It counts all the same.',
    noAgent: 'Not done: whoever wrote this is no agent here.',
  },
  es: {
    why: {
      'do-not-contact': 'no contactar',
      'opted-out': 'baja de SMS',
      'not-safe': 'no es seguro',
      'quick-exit': 'salida rápida',
    },
    on: { chat: 'este chat', sms: 'los SMS' },
    hold: (time) =>
      `Anotado: no es seguro desde las ${time}. Nada nuestro sale. Se podrá levantar cuando vuelva a escribir.`,
    rest: (time) => `Anotado: no contactar, desde las ${time}. Nada nuestro sale hasta un /lift con motivo.`,
    optout: (time) => `Anotado: sin SMS desde las ${time}. Solo su START lo acaba.`,
    no: (time) => `Anotado ${time}: dijo que no es seguro escribirle. Pregunta otra vez antes de hacerlo.`,
    ok: (where, until) => `Anotado: dijo que se puede usar ${where}, hasta ${until}.`,
    okWhere: 'No anotado. Di dónde: /ok chat o /ok sms, y cuánto tiempo (por ejemplo /ok sms 7 días).',
    ifcut: 'Anotado: lo acordado por si se corta está en esa nota.',
    ifcutEmpty: 'No anotado. Escribe lo acordado detrás de /ifcut.',
    ask: 'La pregunta neutra sale ahora.',
    askedAlready: 'No preguntado: ya se preguntó, y no ha escrito desde entonces.',
    askTooLate: 'No preguntado: no ha escrito aquí en los últimos diez minutos.',
    lead: 'Se avisa a una persona supervisora.',
    lifted: (why) => `Levantado: ${why}.`,
    liftEmpty: 'No levantado. Escribe el motivo detrás de /lift.',
    nothingToLift: 'No hay nada que levantar.',
    notYet: (why, since) =>
      `No levantado (${why}, desde las ${since}): antes tiene que escribir y hay que comprobarlo.`,
    stays: (why) => `Sigue: ${why}.`,
    onlyStart: 'Sin cambios: está de baja de los SMS. Solo su START lo acaba.',
    locked: (why) => `No hecho: hay bloqueo (${why}).`,
    wentOut: 'Tu orden salió como mensaje: la puede ver. Cuenta igualmente.',
    noAgent: 'No hecho: quien escribió esto no es agente aquí.',
  },
};

/** To supervisors, in the desk's own conversation. */
export const LEAD_NOTE: Readonly<Record<Language, (conversation: number, time: string) => string>> = {
  en: (conversation, time) => `A supervisor is asked for in conversation ${conversation}, since ${time}.`,
  es: (conversation, time) => `Se pide una persona supervisora en la conversación ${conversation}, desde las ${time}.`,
};
