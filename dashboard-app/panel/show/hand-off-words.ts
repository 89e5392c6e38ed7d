import type { IdentityHint } from '../../../core/hand-off/identity-lint';

export type HandOffPanelWords = {
  title: string;
  given: (from: string, to: string, time: string) => string;
  nextShift: string;
  team: string;
  readBackAt: (who: string, time: string) => string;
  notYet: string;
  read: string;
  readBack: string;
  readLine: string;
  until: (time: string) => string;
  write: string;
  to: string;
  choose: string;
  absent: string;
  busy: string;
  emptyTeam: string;
  busyTeam: string;
  noShift: string;
  shiftAt: (time: string) => string;
  lateShift: (time: string) => string;
  notKnown: string;
  full: string;
  urgency: string;
  summary: string;
  toDo: string;
  ifQuiet: string;
  ifBack: string;
  give: string;
  offer: string;
  hints: Readonly<Record<IdentityHint, string>>;
  hint: string;
};

export const HAND_OFF_EN: HandOffPanelWords = {
  title: 'Hand-off',
  given: (from, to, time) => `Handed on by ${from} to ${to} at ${time}.`,
  nextShift: 'the next shift',
  team: 'a team',
  readBackAt: (who, time) => `Read back by ${who} at ${time}.`,
  notYet: 'Not read back yet. You may answer the client first.',
  read: 'Show the hand-off',
  readBack: 'I have read it and take over',
  readLine: 'In one line, if you wish: what you understood',
  until: (time) => `Shown here until ${time}. The note stays in Chatwoot until it is deleted there.`,
  write: 'Hand it on',
  to: 'To whom',
  full: 'They have as many open conversations as one can hold. You can hand it on all the same.',
  choose: 'Please choose',
  absent: 'Not online now: they find it when they come. You can hand it on all the same.',
  busy: 'They are set to busy: perhaps they do not read it at once. You can hand it on all the same.',
  emptyTeam: 'Nobody of this team is online now: they find it when they come. You can hand it on all the same.',
  busyTeam:
    'Of this team only people who are set to busy are there: perhaps nobody reads it at once. You can hand it on all the same.',
  noShift:
    'No later shift is written down, so nobody is called by name. It waits here for whoever opens the conversation. You can hand it on all the same.',
  shiftAt: (time) => `That shift begins at ${time} and is called then. Whoever is online already is called now.`,
  lateShift: (time) =>
    `That shift begins only at ${time}: until then perhaps nobody reads it. You can hand it on all the same.`,
  notKnown: 'Whether they are there could not be asked. You can hand it on all the same.',
  urgency: 'How urgent',
  summary: 'Three neutral lines, without names or places',
  toDo: 'What is to be done',
  ifQuiet: 'If they go quiet',
  ifBack: 'If they come back',
  give: 'Hand it on now',
  offer: 'To tell the client: “A colleague is taking over and needs a minute to read.” It stands among the texts.',
  hints: { number: 'a number', date: 'a date', place: 'a place', mail: 'a mail address' },
  hint: 'This may tell who they are. Please leave out:',
};

export const HAND_OFF_ES: HandOffPanelWords = {
  title: 'Relevo',
  given: (from, to, time) => `Entregada por ${from} a ${to} a las ${time}.`,
  nextShift: 'el turno siguiente',
  team: 'un equipo',
  readBackAt: (who, time) => `Confirmado por ${who} a las ${time}.`,
  notYet: 'Sin confirmar todavía. Puedes responder antes a la persona.',
  read: 'Mostrar el relevo',
  readBack: 'Lo he leído y la tomo',
  readLine: 'En una línea, si quieres: lo que has entendido',
  until: (time) => `Se muestra aquí hasta ${time}. La nota sigue en Chatwoot hasta que se borre allí.`,
  write: 'Entregarla',
  to: 'A quién',
  full: 'Tiene tantas conversaciones abiertas como caben a una persona. Puedes entregarla igualmente.',
  choose: 'Elige, por favor',
  absent: 'No está conectada ahora: lo encontrará cuando llegue. Puedes entregarla igualmente.',
  busy: 'Está en «ocupado»: quizá no lo lea enseguida. Puedes entregarla igualmente.',
  busyTeam:
    'De este equipo solo hay personas en «ocupado»: quizá no lo lea nadie enseguida. Puedes entregarla igualmente.',
  emptyTeam: 'De este equipo no hay nadie en línea ahora: lo encontrarán cuando lleguen. Puedes entregarla igualmente.',
  noShift:
    'No hay turno posterior anotado, así que no se avisa a nadie por su nombre. Espera aquí a quien abra la conversación. Puedes entregarla igualmente.',
  shiftAt: (time) =>
    `Ese turno empieza a las ${time} y se le avisa entonces. A quien ya está en línea se le avisa ahora.`,
  lateShift: (time) =>
    `Ese turno no empieza hasta las ${time}: hasta entonces quizá no lo lea nadie. Puedes entregarla igualmente.`,
  notKnown: 'No se pudo preguntar si está. Puedes entregarla igualmente.',
  urgency: 'Urgencia',
  summary: 'Tres líneas neutras, sin nombres ni lugares',
  toDo: 'Lo que hay que hacer',
  ifQuiet: 'Si deja de escribir',
  ifBack: 'Si vuelve',
  give: 'Entregarla ahora',
  offer: 'Para decirle: «Una compañera continúa y necesita un minuto para leer». Está entre los textos.',
  hints: { number: 'un número', date: 'una fecha', place: 'un lugar', mail: 'un correo' },
  hint: 'Esto puede decir quién es. Mejor sin:',
};
