import type { Refusal } from '../../../core/kernel/ownership';

export type OwnershipWords = {
  title: string;
  you: string;
  colleague: string;
  absent: (name: string) => string;
  unanswered: (time: string) => string;
  nobody: string;
  closed: (time: string) => string;
  finished: (time: string, who: string, how: string) => string;
  nobodys: string;
  courtesy: (time: string) => string;
  has: (who: string) => string;
  hasSince: (who: string, time: string) => string;
  youHave: string;
  youHaveSince: (time: string) => string;
  assignedOnly: (who: string) => string;
  take: string;
  over: string;
  /** The warning before somebody else's conversation is taken over. It never forbids. */
  isTheirs: (who: string, since: string | null) => string;
  overMeans: string;
  /** The same of an owner who is not online: nobody could ask them. */
  overAbsent: string;
  overSure: string;
  undo: (seconds: number) => string;
  putBack: string;
  putBackMeans: string;
  putBackSure: string;
  refused: Readonly<Record<Refusal, (who: string) => string>>;
  finish: string;
  finishHow: string;
  finishChoose: string;
  /** What they wrote while the form stood open is not finished away unread. */
  finishUnread: (time: string) => string;
  finishRead: string;
  finishOver: string;
  finishAbsent: string;
  finishSure: string;
  finishMeans: string;
  finishTheir: string;
  finishDo: string;
  /** Lines that go into a private note. */
  agree: { label: string; help: string; button: string };
  reason: { label: string; help: string; button: string };
  back: {
    title: string;
    since: (time: string) => string;
    someone: string;
    /** Once they said that it is OK to write here. */
    checkedTitle: string;
    checked: (time: string) => string;
    before: string;
    ended: (how: string, time: string) => string;
  };
  noEnd: string;
  agreed: (conversation: number) => string;
  ifCutHere: string;
  agreedHere: string;
  noIfCut: string;
  ifCut: (conversation: number) => string;
};

/** "Ana’s", and "Ana’s (not online)" of who is away. */
const whose = (who: string): string => who.replace(/( \(.*\))?$/, '’s$1');

export const OWNERSHIP_EN: OwnershipWords = {
  title: 'Whose conversation',
  you: 'you',
  colleague: 'a colleague',
  absent: (name) => `${name} (not online)`,
  unanswered: (time) => `Unanswered since ${time}`,
  nobody: 'Nobody has it',
  closed: (time) => `Closed in Chatwoot at ${time}; how it ended was not written`,
  finished: (time, who, how) => `Finished at ${time} by ${who}: ${how}`,
  nobodys: 'nobody',
  courtesy: (time) => `A short courtesy came at ${time}. It needs no answer.`,
  has: (who) => `It is ${whose(who)}.`,
  hasSince: (who, time) => `It is ${whose(who)}, since ${time}.`,
  youHave: 'It is yours.',
  youHaveSince: (time) => `It is yours, since ${time}.`,
  assignedOnly: (who) => `Chatwoot assigned it to ${who}; nobody has taken it.`,
  take: 'Take it',
  over: 'Take it over',
  isTheirs: (who, since) => `${who} has this conversation${since === null ? '' : ` since ${since}`}.`,
  overMeans: 'Take it over only if you both know. You will both be told.',
  overAbsent: 'They are not online: take it over if the client needs an answer. You will both be told.',
  overSure: 'Yes, take it over',
  undo: (seconds) => `Undo (${seconds} s)`,
  putBack: 'Put it back for anybody',
  putBackMeans: 'Then it is yours no more and waits for anybody. You can take it again.',
  putBackSure: 'Yes, put it back',
  refused: {
    taken: (who) => `Somebody was a moment faster: ${who} has it.`,
    'too-late': () => 'Not undone: the ten seconds were over.',
    'not-yours': () => 'Not done: it is not yours any more.',
    'wrote-again': () => 'Not finished: they wrote meanwhile. Read it first.',
  },
  finish: 'Finish',
  finishHow: 'How did it end?',
  finishChoose: 'Choose',
  finishUnread: (time) => `They wrote at ${time}: read it first.`,
  finishRead: 'I have read it',
  finishOver: 'Finish it only if you both know. They will be told.',
  finishAbsent: 'They are not online: read the thread first. They will be told.',
  finishSure: 'Yes, finish it',
  finishMeans: 'It is closed in Chatwoot, and nothing is sent to the client. A new message opens it again.',
  finishTheir:
    'It is safer when they close it on their own screen. Say when and why the chat ends, and how to come back.',
  finishDo: 'Finish it',
  agree: {
    label: 'What you agreed as the next step',
    help: 'If there is one. It goes into a private note, for whoever meets them next.',
    button: 'Write it down',
  },
  reason: {
    label: 'Why you took it over',
    help: 'If you wish. It goes into a private note.',
    button: 'Write it down',
  },
  back: {
    title: 'Came back: may be someone else',
    since: (time) => `They wrote again at ${time}.`,
    someone: 'Ask first whether it is safe to write here, before anything that was said earlier.',
    checkedTitle: 'They came back',
    checked: (time) => `They said at ${time} that it is OK to write here.`,
    before: 'What was agreed before',
    ended: (how, time) => `Last time, ${time}: ${how}.`,
  },
  noEnd: 'How it ended last time was not written.',
  agreed: (conversation) => `What was agreed as the next step stands in a note in conversation ${conversation}.`,
  ifCutHere: 'If cut off: what was agreed stands in a note here.',
  agreedHere: 'What was agreed as the next step stands in a note here.',
  noIfCut: 'If cut off: nothing was agreed.',
  ifCut: (conversation) => `If cut off: what was agreed stands in a note in conversation ${conversation}.`,
};

export const OWNERSHIP_ES: OwnershipWords = {
  title: 'De quién es',
  you: 'ti',
  colleague: 'una persona del equipo',
  absent: (name) => `${name} (no conectada)`,
  unanswered: (time) => `Sin responder desde las ${time}`,
  nobody: 'No la tiene nadie',
  closed: (time) => `Cerrada en Chatwoot a las ${time}; no se anotó cómo acabó`,
  finished: (time, who, how) => `Terminada a las ${time} por ${who}: ${how}`,
  nobodys: 'nadie',
  courtesy: (time) => `A las ${time} llegó una breve cortesía. No necesita respuesta.`,
  has: (who) => `La tiene ${who}.`,
  hasSince: (who, time) => `La tiene ${who}, desde las ${time}.`,
  youHave: 'Es tuya.',
  youHaveSince: (time) => `Es tuya, desde las ${time}.`,
  assignedOnly: (who) => `Chatwoot la asignó a ${who}; nadie la ha tomado.`,
  take: 'Tomarla',
  over: 'Tomarla de otra persona',
  isTheirs: (who, since) => `La tiene ${who}${since === null ? '' : ` desde las ${since}`}.`,
  overMeans: 'Tómala solo si lo sabéis las dos partes. Se avisará a ambas.',
  overAbsent: 'No está en línea: tómala si hace falta responder. Se avisará a ambas partes.',
  overSure: 'Sí, tomarla',
  undo: (seconds) => `Deshacer (${seconds} s)`,
  putBack: 'Devolverla para cualquiera',
  putBackMeans: 'Entonces deja de ser tuya y espera a cualquiera. Puedes volver a tomarla.',
  putBackSure: 'Sí, devolverla',
  refused: {
    taken: (who) => `Alguien fue un momento más rápido: la tiene ${who}.`,
    'too-late': () => 'No deshecho: habían pasado los diez segundos.',
    'not-yours': () => 'No hecho: ya no es tuya.',
    'wrote-again': () => 'No terminada: escribió mientras tanto. Léelo antes.',
  },
  finish: 'Terminar',
  finishHow: '¿Cómo acabó?',
  finishChoose: 'Elige',
  finishUnread: (time) => `Escribió a las ${time}: léelo antes.`,
  finishRead: 'Lo he leído',
  finishOver: 'Termínala solo si lo sabéis las dos partes. Se le avisará.',
  finishAbsent: 'No está en línea: lee antes la conversación. Se le avisará.',
  finishSure: 'Sí, terminarla',
  finishMeans: 'Se cierra en Chatwoot y no se envía nada. Un mensaje nuevo la abre otra vez.',
  finishTheir: 'Es más seguro que la cierre en su propia pantalla. Di cuándo y por qué acaba, y cómo volver.',
  finishDo: 'Terminarla',
  agree: {
    label: 'El siguiente paso acordado',
    help: 'Si lo hay. Va a una nota privada, para quien atienda después.',
    button: 'Anotarlo',
  },
  reason: {
    label: 'Por qué la tomaste',
    help: 'Si quieres. Va a una nota privada.',
    button: 'Anotarlo',
  },
  back: {
    title: 'Ha vuelto: puede ser otra persona',
    since: (time) => `Volvió a escribir a las ${time}.`,
    someone: 'Pregunta primero si es seguro escribir aquí, antes de hablar de lo anterior.',
    checkedTitle: 'Ha vuelto',
    checked: (time) => `A las ${time} dijo que se puede escribir aquí.`,
    before: 'Lo que se acordó antes',
    ended: (how, time) => `La última vez, ${time}: ${how}.`,
  },
  noEnd: 'No se anotó cómo acabó la última vez.',
  agreed: (conversation) => `El siguiente paso acordado está en una nota de la conversación ${conversation}.`,
  ifCutHere: 'Si se corta: lo acordado está en una nota de aquí.',
  agreedHere: 'El siguiente paso acordado está en una nota de aquí.',
  noIfCut: 'Si se corta: no se acordó nada.',
  ifCut: (conversation) => `Si se corta: lo acordado está en una nota de la conversación ${conversation}.`,
};
