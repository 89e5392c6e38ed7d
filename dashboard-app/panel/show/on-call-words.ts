/** The card of those on call, in one language. */
export type OnCallPanelWords = {
  title: string;
  rings: (time: string, people: string) => string;
  nobody: (time: string) => string;
  take: string;
  takeMeans: string;
  taken: (who: string, time: string) => string;
  yours: (time: string) => string;
};

export const ON_CALL_EN: OnCallPanelWords = {
  title: 'On call',
  rings: (time, people) => `Paged at ${time}: ${people}. Nobody has taken it yet.`,
  nobody: (time) => `At ${time} nobody on the rota could be paged. Supervisors were told.`,
  take: 'I take it',
  takeMeans: 'The others are told that they need not look. Then answer the client: this does not do it.',
  taken: (who, time) => `${who} took it at ${time}. The others were told.`,
  yours: (time) => `You took it at ${time}. Answer the client now; after 10 minutes the next people are called.`,
};

export const ON_CALL_ES: OnCallPanelWords = {
  title: 'De guardia',
  rings: (time, people) => `Aviso a las ${time}: ${people}. Nadie lo atiende todavía.`,
  nobody: (time) => `A las ${time} no se pudo avisar a nadie del turno. Se avisó a supervisión.`,
  take: 'Lo atiendo yo',
  takeMeans: 'Se dice a los demás que no hace falta mirar. Después responde tú: esto no lo hace.',
  taken: (who, time) => `${who} lo atiende desde las ${time}. Se avisó a los demás.`,
  yours: (time) => `Lo atiendes desde las ${time}. Responde ahora; a los 10 minutos se llama a los siguientes.`,
};
