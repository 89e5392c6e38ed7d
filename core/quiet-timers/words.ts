import type { LadderText, Letter, QuietStep } from '../kernel/quiet-memory';
import type { Language } from '../kernel/policy';
import type { PausedBy } from './pauses';

type At = (time: string) => string;

/** Every step but the note about a letter, which has words of its own. */
export type StepInWords = Exclude<QuietStep, 'letter'>;

/** All that is said about a quiet client, to advocates only. Of what was seen and when; never how they are. */
export type QuietWords = {
  /** "Next step" beside the thread, at most 35 characters each. */
  next: Readonly<Record<StepInWords, At>>;
  /** The same where nothing tells that our message arrived. */
  nextUnknown: Readonly<Record<StepInWords, At>>;
  /** A text is on offer, and what comes after it. */
  offer: Readonly<Record<'check-in' | 'closing', string>>;
  offerUnknown: Readonly<Record<'check-in' | 'closing', string>>;
  paused: Readonly<Record<PausedBy, string>>;
  pausedUntil: Readonly<Record<PausedBy, At>>;
  locked: string;
  notArrived: string;
  /** The ladder is at its end. */
  decide: string;
  lookForSupervisor: string;
  /** The private note, sentence by sentence. */
  note: Readonly<Record<StepInWords, string>>;
  quietSince: At;
  neverWrote: At;
  arrived: At;
  onScreen: At;
  notKnown: At;
  maybeReading: string;
  cannotType: string;
  /** Three offered texts follow, each in its own line. */
  offered: string;
  notAsked: string;
  byItself: string;
  ifCut: At;
  noIfCut: string;
  wasDue: At;
  /** What a letter of theirs means. */
  letter: Readonly<Record<Letter, string>>;
  answered: (letter: string, meaning: string) => string;
  /** The card in the panel. */
  cardTitle: string;
  stepTaken: At;
  ifFinished: (outcome: string) => string;
  textName: Readonly<Record<LadderText, string>>;
};

export const QUIET: Readonly<Record<Language, QuietWords>> = {
  en: {
    next: {
      hint: (time) => `${time} hint, if still quiet`,
      'check-in': (time) => `${time} offer a check-in`,
      closing: (time) => `${time} offer a closing`,
      finish: (time) => `${time} finishing is all right`,
      urgent: (time) => `${time} tell a supervisor`,
      left: () => 'Closing without a text; you decide',
      goodbye: (time) => `${time} finishing is all right`,
      'never-wrote': (time) => `${time} if they never write: finish`,
      'session-10': (time) => `${time} 10 minutes left`,
      'session-5': (time) => `${time} 5 minutes left`,
    },
    nextUnknown: {
      hint: (time) => `${time} hint; arrival not known`,
      'check-in': (time) => `${time} check-in; arrival not known`,
      closing: (time) => `${time} closing; arrival not known`,
      finish: (time) => `${time} finish; arrival not known`,
      urgent: (time) => `${time} supervisor; arrival unknown`,
      left: () => 'Closing without a text; you decide',
      goodbye: (time) => `${time} finish; arrival not known`,
      'never-wrote': (time) => `${time} if they never write: finish`,
      'session-10': (time) => `${time} 10 minutes left`,
      'session-5': (time) => `${time} 5 minutes left`,
    },
    offer: { 'check-in': 'Offer a check-in', closing: 'Offer a closing' },
    offerUnknown: { 'check-in': 'Check-in? Arrival not known', closing: 'Closing? Arrival not known' },
    paused: {
      'our-line': 'Paused: our line',
      'advocate-line': 'Paused: the advocate’s line',
      network: 'Paused: their network',
    },
    pausedUntil: {
      'our-line': (time) => `Paused until ${time}: our line`,
      'advocate-line': (time) => `Paused until ${time}: advocate’s line`,
      network: (time) => `Paused until ${time}: their network`,
    },
    locked: 'Write nothing; see Safe to contact',
    notArrived: 'Your last message did not arrive',
    decide: 'Finishing is all right; you decide',
    lookForSupervisor: 'Urgent: stay; ask a supervisor',
    note: {
      hint: 'Nothing needs to be sent yet.',
      'check-in': 'A check-in may help.',
      closing: 'If you think it is time, a closing text.',
      finish: 'Finishing is all right; you decide. It is best if they close the chat on their side.',
      urgent: 'This conversation is marked urgent: nothing is closed by time. A supervisor decides with you.',
      left: 'Every page of theirs was closed. Send nothing; finishing is all right, you decide.',
      goodbye: 'They said that they have to go. Finishing is all right; you decide.',
      'never-wrote': 'Finishing is all right; you decide.',
      'session-10': '10 minutes of this contact are left by the policy. Nothing happens by itself.',
      'session-5': '5 minutes of this contact are left by the policy. Nothing happens by itself.',
    },
    quietSince: (time) => `Quiet since ${time}.`,
    neverWrote: (time) => `Nothing was written in this chat since it began at ${time}.`,
    arrived: (time) => `Our last message arrived ${time}.`,
    onScreen: (time) => `Our last message was opened on their screen ${time}.`,
    notKnown: (time) => `Our last message, of ${time}, is not known to have arrived.`,
    maybeReading:
      'The chat was looked at since: they may be reading, and it may not be safe to type. Every wait is doubled.',
    cannotType: 'They said that they cannot type now. Every wait is doubled.',
    offered: 'Offered:',
    notAsked: 'It was not said yet that writing here is OK: ask that first, or wait.',
    byItself: 'It goes out by itself now, unless they are heard from or a rule holds it back; the thread shows it.',
    ifCut: (time) => `If cut off: see what was agreed at ${time}.`,
    noIfCut: 'If cut off: nothing was agreed.',
    wasDue: (time) => `This was due at ${time}, while nobody was watching; it is only a hint now.`,
    letter: { 1: 'still here', 2: 'cannot type now', 3: 'has to go' },
    answered: (letter, meaning) => `They answered ${letter}: ${meaning}.`,
    cardTitle: 'If they stay quiet',
    stepTaken: (time) => `told ${time}`,
    ifFinished: (outcome) => `If you finish now, it would be noted as: ${outcome}. You choose.`,
    textName: { 'check-in': 'Check-in', 'one-letter': 'Check-in, one number is enough', closing: 'Closing' },
  },
  es: {
    next: {
      hint: (time) => `${time} aviso, si sigue en silencio`,
      'check-in': (time) => `${time} ofrecer un saludo`,
      closing: (time) => `${time} ofrecer un cierre`,
      finish: (time) => `${time} se puede terminar`,
      urgent: (time) => `${time} avisar a supervisión`,
      left: () => 'Cerrar sin texto; tú decides',
      goodbye: (time) => `${time} se puede terminar`,
      'never-wrote': (time) => `${time} si nunca escribe: terminar`,
      'session-10': (time) => `${time} quedan 10 minutos`,
      'session-5': (time) => `${time} quedan 5 minutos`,
    },
    nextUnknown: {
      hint: (time) => `${time} aviso; llegada no sabida`,
      'check-in': (time) => `${time} saludo; llegada no sabida`,
      closing: (time) => `${time} cierre; llegada no sabida`,
      finish: (time) => `${time} terminar; llegada no sabida`,
      urgent: (time) => `${time} supervisión; llegada ?`,
      left: () => 'Cerrar sin texto; tú decides',
      goodbye: (time) => `${time} terminar; llegada no sabida`,
      'never-wrote': (time) => `${time} si nunca escribe: terminar`,
      'session-10': (time) => `${time} quedan 10 minutos`,
      'session-5': (time) => `${time} quedan 5 minutos`,
    },
    offer: { 'check-in': 'Ofrecer un saludo', closing: 'Ofrecer un cierre' },
    offerUnknown: { 'check-in': '¿Saludo? Llegada no sabida', closing: '¿Cierre? Llegada no sabida' },
    paused: {
      'our-line': 'En pausa: nuestra línea',
      'advocate-line': 'En pausa: la línea de quien atiende',
      network: 'En pausa: su red',
    },
    pausedUntil: {
      'our-line': (time) => `En pausa hasta ${time}: la línea`,
      'advocate-line': (time) => `Pausa hasta ${time}: línea de agente`,
      network: (time) => `En pausa hasta ${time}: su red`,
    },
    locked: 'No escribir; ver Seguro contactar',
    notArrived: 'Tu último mensaje no llegó',
    decide: 'Se puede terminar; tú decides',
    lookForSupervisor: 'Urgente: sigue; habla con tu jefa',
    note: {
      hint: 'Aún no hace falta enviar nada.',
      'check-in': 'Un saludo puede ayudar.',
      closing: 'Si crees que es el momento, un texto de cierre.',
      finish: 'Se puede terminar; tú decides. Es mejor que la persona cierre el chat en su pantalla.',
      urgent: 'Esta conversación está marcada como urgente: nada se cierra por tiempo. Supervisión decide contigo.',
      left: 'Se cerraron todas sus páginas. No envíes nada; se puede terminar, tú decides.',
      goodbye: 'Dijo que se tiene que ir. Se puede terminar; tú decides.',
      'never-wrote': 'Se puede terminar; tú decides.',
      'session-10': 'Según la política quedan 10 minutos de este contacto. Nada ocurre por sí solo.',
      'session-5': 'Según la política quedan 5 minutos de este contacto. Nada ocurre por sí solo.',
    },
    quietSince: (time) => `En silencio desde ${time}.`,
    neverWrote: (time) => `No se ha escrito nada en este chat desde que empezó a las ${time}.`,
    arrived: (time) => `Nuestro último mensaje llegó a las ${time}.`,
    onScreen: (time) => `Nuestro último mensaje se abrió en su pantalla a las ${time}.`,
    notKnown: (time) => `No se sabe que nuestro último mensaje, de ${time}, haya llegado.`,
    maybeReading: 'El chat se miró después: puede que lea y que no sea seguro teclear. Cada espera es el doble.',
    cannotType: 'Dijo que ahora no puede escribir. Cada espera es el doble.',
    offered: 'Se ofrece:',
    notAsked: 'Aún no se ha dicho que se le puede escribir aquí: pregunta primero, o espera.',
    byItself: 'Sale ahora por sí solo, salvo que haya noticias suyas o una regla lo retenga; se ve en la conversación.',
    ifCut: (time) => `Si se corta: mira lo acordado a las ${time}.`,
    noIfCut: 'Si se corta: no se acordó nada.',
    wasDue: (time) => `Tocaba a las ${time}, cuando nadie vigilaba; ahora es solo un aviso.`,
    letter: { 1: 'sigue ahí', 2: 'ahora no puede escribir', 3: 'se tiene que ir' },
    answered: (letter, meaning) => `Respondió ${letter}: ${meaning}.`,
    cardTitle: 'Si sigue en silencio',
    stepTaken: (time) => `dicho ${time}`,
    ifFinished: (outcome) => `Si terminas ahora, se anotaría como: ${outcome}. Tú eliges.`,
    textName: { 'check-in': 'Saludo', 'one-letter': 'Saludo, basta un número', closing: 'Cierre' },
  },
};
