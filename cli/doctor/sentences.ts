import type { Language } from '../../core/kernel/policy';
import type { Value } from '../../core/preflight/fix';

/** What `npm run doctor` says beside the dangers and faults themselves. */
export type Sentences = {
  works: string;
  worksNot: (count: number) => string;
  better: string;
  well: (count: number, of: number) => string;
  stops: string;
  look: string;
  open: string;
  hardens: string;
  green: string;
  red: string;
  inbox: (id: number) => string;
  account: string;
  ownNotifications: string;
  automation: (id: number) => string;
  campaign: (id: number) => string;
  value: (value: Value) => string;
  changes: string;
  nothingToChange: string;
  nothingToPutBack: string;
  mayChange: string;
  unchanged: string;
  changed: string;
  notChanged: string;
  leftAlone: string;
  notNoted: string;
  answerHow: string;
  yes: RegExp;
  no: RegExp;
  proof: string;
  noteHardened: string;
  notePutBack: string;
  noteAnswer: (title: string, safe: boolean) => string;
};

export const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    works: 'Well: address, token, bot, desk, attributes, webhook, panel, Redis, worker, clock, policy.',
    worksNot: (count) =>
      `${count} ${count === 1 ? 'thing keeps' : 'things keep'} the helpline from working as it should:`,
    better: 'It works, and could be better:',
    well: (count, of) => `Well: ${count} of the ${of} dangers we know are not there.`,
    stops: 'Dangerous to clients. While it is so, nothing texts a client by itself:',
    look: 'Worth a look:',
    open: 'Only a person can tell. Each answer holds for 90 days:',
    hardens: 'npm run doctor -- --harden does this, and can put it back.',
    green: 'Green: nothing known stands against automatic texts.',
    red: 'Not green: nothing texts a client by itself.',
    inbox: (id) => `inbox ${id}`,
    account: 'the account',
    ownNotifications: 'your own notifications',
    automation: (id) => `automation rule ${id}`,
    campaign: (id) => `campaign ${id}`,
    value: (value) =>
      value === true
        ? 'on'
        : value === false
          ? 'off'
          : value === null
            ? 'none'
            : typeof value === 'number'
              ? String(value)
              : 'set',
    changes: 'To be changed in Chatwoot:',
    nothingToChange: 'There is nothing that could be switched off by API.',
    nothingToPutBack: 'There is nothing to put back.',
    mayChange: 'Change it?',
    unchanged: 'Nothing was changed.',
    changed: 'changed',
    notChanged: 'NOT changed: please do it by hand',
    leftAlone: 'left alone: somebody changed it since',
    notNoted: 'left alone: what it is now could not be noted, so it could not be put back',
    answerHow: 'yes, no, or Enter for later',
    yes: /^(y|yes)$/i,
    no: /^(n|no)$/i,
    proof: 'npm run doctor looks whether Chatwoot’s webhooks arrive. Nothing to do.',
    noteHardened: 'npm run doctor -- --harden switches off, what it was is kept here (npm run doctor -- --put-back):',
    notePutBack: 'npm run doctor -- --put-back: as it was before:',
    noteAnswer: (title, safe) =>
      `Answered: ${safe ? 'it is safe' : 'it is NOT safe'}: ${title}. Asked again in 90 days.`,
  },
  es: {
    works: 'Bien: dirección, token, bot, memoria, atributos, webhook, panel, Redis, worker, reloj, política.',
    worksNot: (count) => `${count} ${count === 1 ? 'cosa impide' : 'cosas impiden'} que la línea funcione como debe:`,
    better: 'Funciona, y podría ir mejor:',
    well: (count, of) => `Bien: ${count} de los ${of} peligros que conocemos no están.`,
    stops: 'Peligroso para las personas. Mientras siga así, nada se les envía solo:',
    look: 'Conviene mirarlo:',
    open: 'Solo lo sabe una persona. Cada respuesta vale 90 días:',
    hardens: 'npm run doctor -- --harden lo hace, y puede deshacerlo.',
    green: 'Verde: nada conocido se opone a los envíos automáticos.',
    red: 'No está verde: nada se envía solo.',
    inbox: (id) => `bandeja ${id}`,
    account: 'la cuenta',
    ownNotifications: 'tus avisos',
    automation: (id) => `regla ${id}`,
    campaign: (id) => `campaña ${id}`,
    value: (value) =>
      value === true
        ? 'encendido'
        : value === false
          ? 'apagado'
          : value === null
            ? 'nada'
            : typeof value === 'number'
              ? String(value)
              : 'puesto',
    changes: 'Se cambiará en Chatwoot:',
    nothingToChange: 'No hay nada que se pueda apagar por la API.',
    nothingToPutBack: 'No hay nada que deshacer.',
    mayChange: '¿Cambiarlo?',
    unchanged: 'No se cambió nada.',
    changed: 'cambiado',
    notChanged: 'NO cambiado: hazlo a mano, por favor',
    leftAlone: 'sin tocar: alguien lo cambió después',
    notNoted: 'sin tocar: no se pudo anotar cómo estaba, así que no se podría deshacer',
    answerHow: 'sí, no, o Intro para más tarde',
    yes: /^(s|sí|si|y|yes)$/i,
    no: /^(n|no)$/i,
    proof: 'npm run doctor mira si llegan los webhooks de Chatwoot. No hay que hacer nada.',
    noteHardened: 'npm run doctor -- --harden apaga esto; aquí queda cómo estaba (npm run doctor -- --put-back):',
    notePutBack: 'npm run doctor -- --put-back: como estaba antes:',
    noteAnswer: (title, safe) =>
      `Respondido: ${safe ? 'es seguro' : 'NO es seguro'}: ${title}. Se pregunta otra vez en 90 días.`,
  },
};
