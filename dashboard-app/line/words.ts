import type { LockWhy } from '../../core/kernel/lock';
import type { Language } from '../../core/kernel/policy';

type At = (time: string) => string;

/** Everything that the line says in its own words; what is said of the client comes from the plugin. */
export type LineWords = {
  name: string;
  doNotWrite: Readonly<Record<LockWhy, At>>;
  checkFirst: At;
  /** How a lock ends. */
  ends: Readonly<Record<LockWhy, string>>;
  endsByCheck: string;
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
  /** The second question: what is said, and the two answers. */
  danger: Readonly<Record<LockWhy, At>>;
  dangerChecked: At;
  overWrites: (who: string, since: string | null) => string;
  command: string;
  wait: string;
  sendAnyway: string;
};

export const LINE_WORDS: Readonly<Record<Language, LineWords>> = {
  en: {
    name: 'Helpline',
    doNotWrite: {
      'do-not-contact': (time) => `Do not write: do not contact, since ${time}`,
      'opted-out': (time) => `Do not write: opted out of texts ${time}`,
      'not-safe': (time) => `Do not write: not safe, said ${time}`,
      'quick-exit': (time) => `Do not write: quick exit ${time}`,
    },
    checkFirst: (time) => `Check first: they wrote ${time}`,
    ends: {
      'do-not-contact': 'Lifts by an advocate, with a reason',
      'opted-out': 'Lifts when they text START',
      'not-safe': 'Lifts after they write and you check',
      'quick-exit': 'Lifts after they write and you check',
    },
    endsByCheck: 'Then lift it in the panel',
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
    notSaid: 'Not noted. Try again.',
    texts: 'Texts',
    textsPrivate: 'The box is a private note now: change to Reply first.',
    danger: {
      'do-not-contact': (time) => `Do not contact, since ${time}. They asked not to be written to.`,
      'opted-out': (time) => `Opted out of texts at ${time}. Only their START allows another.`,
      'not-safe': (time) => `Not safe, said ${time}. Writing may put them in danger.`,
      'quick-exit': (time) => `Quick exit at ${time}. Writing may put them in danger.`,
    },
    dangerChecked: (time) => `They wrote at ${time}. It may be someone else: check before you write more.`,
    overWrites: (who, since) => `This conversation is with ${who}${since === null ? '' : ` since ${since}`}.`,
    command: 'This would go to the client. It looks like a command: those go into a private note.',
    wait: 'Wait',
    sendAnyway: 'Send anyway',
  },
  es: {
    name: 'Helpline',
    doNotWrite: {
      'do-not-contact': (time) => `No escribas: no contactar, desde ${time}`,
      'opted-out': (time) => `No escribas: baja de SMS ${time}`,
      'not-safe': (time) => `No escribas: no es seguro, dicho ${time}`,
      'quick-exit': (time) => `No escribas: salida rápida ${time}`,
    },
    checkFirst: (time) => `Comprueba antes: escribió ${time}`,
    ends: {
      'do-not-contact': 'Lo levanta quien atiende, con un motivo',
      'opted-out': 'Se levanta si envía START',
      'not-safe': 'Se levanta cuando escriba y compruebes',
      'quick-exit': 'Se levanta cuando escriba y compruebes',
    },
    endsByCheck: 'Después levántalo en el panel',
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
    notSaid: 'No se anotó. Inténtalo otra vez.',
    texts: 'Textos',
    textsPrivate: 'Ahora es una nota privada: cambia antes a Responder.',
    danger: {
      'do-not-contact': (time) => `No contactar, desde ${time}. Pidió que no se le escriba.`,
      'opted-out': (time) => `Se dio de baja de los SMS a las ${time}. Solo su START permite otro.`,
      'not-safe': (time) => `No es seguro, dicho ${time}. Escribir puede ponerle en peligro.`,
      'quick-exit': (time) => `Salida rápida a las ${time}. Escribir puede ponerle en peligro.`,
    },
    dangerChecked: (time) => `Escribió a las ${time}. Puede ser otra persona: comprueba antes de escribir más.`,
    overWrites: (who, since) => `Esta conversación la lleva ${who}${since === null ? '' : ` desde ${since}`}.`,
    command: 'Esto le llegaría al cliente. Parece una orden: esas van en una nota privada.',
    wait: 'Esperar',
    sendAnyway: 'Enviar igualmente',
  },
};
