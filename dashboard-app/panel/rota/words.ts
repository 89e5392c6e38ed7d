import type { Language } from '../show/words';

export type RotaWords = {
  title: string;
  starting: string;
  refused: Readonly<Partial<Record<string, string>>> & { else: string };
  lost: string;
  none: string;
  clock: (time: string, zone: string) => string;
  open: string;
  closed: string;
  problems: string;
  noProblems: string;
  faults: string;
  earlier: string;
  today: string;
  nextDay: string;
  now: string;
  first: string;
  then: (names: string) => string;
  desk: string;
  nobody: string;
  changed: string;
  change: (what: string) => string;
  changeShort: string;
  addDate: string;
  forward: {
    title: string;
    means: string;
    to: string;
    until: string;
    start: string;
    on: (until: string) => string;
    end: string;
    inFile: string;
  };
  changes: {
    title: string;
    none: string;
    span: (from: string, until: string) => string;
    inFile: string;
    by: (name: string) => string;
  };
  takeBack: (what: string) => string;
  takeBackShort: string;
  form: {
    what: string;
    kinds: Readonly<Record<'swap' | 'stand-in' | 'add' | 'remove', string>>;
    out: string;
    in: string;
    choose: string;
    people: string;
    backup: string;
    from: string;
    until: string;
    save: string;
    cancel: string;
  };
  sending: string;
  done: string;
  failed: string;
  unsure: string;
  theme: Readonly<Record<'dark' | 'light', string>>;
};

export const ROTA_WORDS: Readonly<Record<Language, RotaWords>> = {
  en: {
    title: 'Who is on call',
    starting: 'One moment…',
    refused: {
      'not-signed-in':
        'Chatwoot says that nobody is signed in here. Sign in to Chatwoot in this browser, then load this page again.',
      'not-allowed': 'This page is for supervisors: administrators, and those whom the policy names.',
      'by-code': 'Here Chatwoot’s sign-in does not reach this page. Change the rota in the policy file.',
      'chatwoot-away': 'Chatwoot does not answer, so nobody can say who you are. We go on trying.',
      else: 'The helpline service does not answer. We go on trying.',
    },
    lost: 'Not live: what stands here is from an earlier moment.',
    none: 'There is no rota in the policy file, so nobody is ever called. See docs/on-call.md.',
    clock: (time, zone) => `Its clock shows ${time} (${zone}).`,
    open: 'Somebody is at the desk, by its hours.',
    closed: 'The desk is closed: every message is forwarded.',
    problems: 'Needs you, in the next 14 days',
    noProblems: 'Every hour of the next 14 days is covered.',
    faults: 'Please look in the policy file; all the rest holds',
    earlier: 'Earlier this week',
    today: 'today',
    nextDay: 'the next day',
    now: 'now',
    first: 'First:',
    then: (names) => `Then: ${names}`,
    desk: 'At the desk; nobody is on call',
    nobody: 'Nobody is on call',
    changed: 'changed',
    change: (what) => `Change ${what}`,
    changeShort: 'Change',
    addDate: 'Add a date',
    forward: {
      title: 'Forward everything now',
      means: 'For an emergency: every message goes to those below, as if the desk were closed.',
      to: 'To (nobody chosen: whoever is on call)',
      until: 'Until',
      start: 'Forward everything',
      on: (until) => `Everything is forwarded until ${until}.`,
      end: 'End it now',
      inFile: 'It stands in the policy file, and is ended there.',
    },
    changes: {
      title: 'Changes',
      none: 'No changes ahead.',
      span: (from, until) => `${from} to ${until}:`,
      inFile: 'In the policy file.',
      by: (name) => `By ${name}.`,
    },
    takeBack: (what) => `Take back: ${what}`,
    takeBackShort: 'Take back',
    form: {
      what: 'What changes',
      kinds: {
        swap: 'One person instead of another',
        'stand-in': 'Only these people',
        add: 'Somebody as well',
        remove: 'Without these people, nobody instead',
      },
      out: 'Who is away',
      in: 'Who is there instead',
      choose: 'Choose',
      people: 'Called first',
      backup: 'Called after them',
      from: 'From',
      until: 'Until',
      save: 'Save the change',
      cancel: 'Not now',
    },
    sending: 'Sending…',
    done: 'Done. It holds from now on, and stands in a note in “Helpline desk”.',
    failed: 'Nothing was changed.',
    unsure: 'Nobody can say whether it was changed: look at the table before you try again.',
    theme: { dark: 'Dark', light: 'Light' },
  },
  es: {
    title: 'Quién está de guardia',
    starting: 'Un momento…',
    refused: {
      'not-signed-in':
        'Chatwoot dice que aquí nadie ha iniciado sesión. Inicia sesión en Chatwoot en este navegador y vuelve a cargar esta página.',
      'not-allowed': 'Esta página es para supervisión: administradores y quienes nombra el archivo.',
      'by-code': 'Aquí la sesión de Chatwoot no llega a esta página. Cambia los turnos en el archivo.',
      'chatwoot-away': 'Chatwoot no responde y nadie puede decir quién eres. Seguimos intentándolo.',
      else: 'El servicio no responde. Seguimos intentándolo.',
    },
    lost: 'Sin conexión: lo que hay aquí es de un momento anterior.',
    none: 'No hay turnos en el archivo, así que nunca se avisa a nadie. Mira docs/on-call.md.',
    clock: (time, zone) => `Su reloj marca ${time} (${zone}).`,
    open: 'Hay alguien en la mesa, según su horario.',
    closed: 'La mesa está cerrada: se reenvían todos los mensajes.',
    problems: 'Te necesita, en los próximos 14 días',
    noProblems: 'Todas las horas de los próximos 14 días están cubiertas.',
    faults: 'Por favor, mira el archivo; todo lo demás vale',
    earlier: 'Antes en esta semana',
    today: 'hoy',
    nextDay: 'del día siguiente',
    now: 'ahora',
    first: 'Primero:',
    then: (names) => `Después: ${names}`,
    desk: 'Hay alguien en la mesa; nadie de guardia',
    nobody: 'Nadie está de guardia',
    changed: 'cambiado',
    change: (what) => `Cambiar ${what}`,
    changeShort: 'Cambiar',
    addDate: 'Añadir una fecha',
    forward: {
      title: 'Reenviar todo ahora',
      means: 'Para una emergencia: todos los mensajes van a estas personas, como si la mesa estuviera cerrada.',
      to: 'A (sin elegir a nadie: quien esté de guardia)',
      until: 'Hasta',
      start: 'Reenviar todo',
      on: (until) => `Se reenvía todo hasta ${until}.`,
      end: 'Terminarlo ahora',
      inFile: 'Está en el archivo, y allí se termina.',
    },
    changes: {
      title: 'Cambios',
      none: 'No hay cambios por venir.',
      span: (from, until) => `${from} a ${until}:`,
      inFile: 'En el archivo.',
      by: (name) => `Por ${name}.`,
    },
    takeBack: (what) => `Retirar: ${what}`,
    takeBackShort: 'Retirar',
    form: {
      what: 'Qué cambia',
      kinds: {
        swap: 'Una persona en lugar de otra',
        'stand-in': 'Solo estas personas',
        add: 'Alguien más',
        remove: 'Sin estas personas, nadie en su lugar',
      },
      out: 'Quién no está',
      in: 'Quién está en su lugar',
      choose: 'Elige',
      people: 'Se les avisa primero',
      backup: 'Se les avisa después',
      from: 'Desde',
      until: 'Hasta',
      save: 'Guardar el cambio',
      cancel: 'Ahora no',
    },
    sending: 'Enviando…',
    done: 'Hecho. Vale desde ahora y queda en una nota en «Helpline desk».',
    failed: 'No se cambió nada.',
    unsure: 'Nadie puede decir si se cambió: mira la tabla antes de intentarlo otra vez.',
    theme: { dark: 'Oscuro', light: 'Claro' },
  },
};
