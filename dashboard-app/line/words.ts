import type { LockWhy } from '../../core/kernel/lock';
import type { Language } from '../../core/kernel/policy';

type At = (time: string) => string;

/** That a lock stands, how it ends, and what is asked before one writes all the same. */
type LockWords = { says: At; ends: string; danger: At };

/** Everything that the line says in its own words; what is said of the client comes from the plugin. */
export type LineWords = {
  name: string;
  locks: Readonly<Record<LockWhy, LockWords>>;
  checkFirst: At;
  notLive: At;
  before: (what: string) => string;
  safe: (what: string) => string;
  noOwner: string;
  yours: string;
  theirs: (who: string) => string;
  someone: string;
  /** Behind the name of who is away. */
  absent: string;
  sayReading: string;
  readingSaid: At;
  notSaid: string;
  texts: string;
  textsPrivate: string;
  /** The second question besides: what is said, and the two answers. */
  dangerChecked: At;
  overWrites: (who: string, since: string | null) => string;
  command: string;
  wait: string;
  sendAnyway: string;
};

export const LINE_WORDS: Readonly<Record<Language, LineWords>> = {
  en: {
    name: 'Helpline',
    locks: {
      'do-not-contact': {
        says: (time) => `Do not write: do not contact, since ${time}`,
        ends: 'Lifts by an advocate, with a reason',
        danger: (time) => `Do not contact, since ${time}. They asked not to be written to.`,
      },
      'opted-out': {
        says: (time) => `Do not write: opted out of texts ${time}`,
        ends: 'Lifts when they text START',
        danger: (time) => `Opted out of texts at ${time}. Only their START allows another.`,
      },
      'not-safe': {
        says: (time) => `Do not write: not safe, said ${time}`,
        ends: 'Lifts after they write and you check',
        danger: (time) => `Not safe, said ${time}. Writing may put them in danger.`,
      },
      'quick-exit': {
        says: (time) => `Do not write: quick exit ${time}`,
        ends: 'Lifts after they write and you check',
        danger: (time) => `Quick exit at ${time}. Writing may put them in danger.`,
      },
    },
    checkFirst: (time) => `Check first: they wrote ${time}`,
    notLive: (time) => `Not live since ${time}`,
    before: (what) => `Before that: ${what}`,
    safe: (what) => `Safe to contact: ${what}`,
    noOwner: 'Nobody has this yet',
    yours: 'Yours',
    theirs: (who) => `With ${who}`,
    someone: 'another advocate',
    absent: ' (not online)',
    sayReading: 'I am here and reading',
    readingSaid: (time) => `Reading, said ${time}`,
    notSaid: 'Perhaps not noted. Try again.',
    texts: 'Texts',
    textsPrivate: 'The box is a private note now: change to Reply first.',
    dangerChecked: (time) => `They wrote at ${time}. It may be someone else: check before you write more.`,
    overWrites: (who, since) => `This conversation is with ${who}${since === null ? '' : ` since ${since}`}.`,
    command: 'This would go to the client. It looks like a command: those go into a private note.',
    wait: 'Wait',
    sendAnyway: 'Send anyway',
  },
  es: {
    name: 'Helpline',
    locks: {
      'do-not-contact': {
        says: (time) => `No escribas: no contactar, desde ${time}`,
        ends: 'Lo levanta quien atiende, con un motivo',
        danger: (time) => `No contactar, desde ${time}. Pidió que no se le escriba.`,
      },
      'opted-out': {
        says: (time) => `No escribas: baja de SMS ${time}`,
        ends: 'Se levanta si envía START',
        danger: (time) => `Se dio de baja de los SMS a las ${time}. Solo su START permite otro.`,
      },
      'not-safe': {
        says: (time) => `No escribas: no es seguro, dicho ${time}`,
        ends: 'Se levanta cuando escriba y compruebes',
        danger: (time) => `No es seguro, dicho ${time}. Escribir puede ponerle en peligro.`,
      },
      'quick-exit': {
        says: (time) => `No escribas: salida rápida ${time}`,
        ends: 'Se levanta cuando escriba y compruebes',
        danger: (time) => `Salida rápida a las ${time}. Escribir puede ponerle en peligro.`,
      },
    },
    checkFirst: (time) => `Comprueba antes: escribió ${time}`,
    notLive: (time) => `Sin datos en vivo desde ${time}`,
    before: (what) => `Antes: ${what}`,
    safe: (what) => `Contacto seguro: ${what}`,
    noOwner: 'Sin asignar',
    yours: 'Tuya',
    theirs: (who) => `La lleva ${who}`,
    someone: 'otra persona del equipo',
    absent: ' (no conectada)',
    sayReading: 'Estoy aquí, leyendo',
    readingSaid: (time) => `Leyendo, dicho ${time}`,
    notSaid: 'Quizá no se anotó. Inténtalo otra vez.',
    texts: 'Textos',
    textsPrivate: 'Ahora es una nota privada: cambia antes a Responder.',
    dangerChecked: (time) => `Escribió a las ${time}. Puede ser otra persona: comprueba antes de escribir más.`,
    overWrites: (who, since) => `Esta conversación la lleva ${who}${since === null ? '' : ` desde ${since}`}.`,
    command: 'Esto le llegaría al cliente. Parece una orden: esas van en una nota privada.',
    wait: 'Esperar',
    sendAnyway: 'Enviar igualmente',
  },
};
