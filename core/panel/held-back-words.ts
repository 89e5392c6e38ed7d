import type { Language } from '../kernel/policy';

/** Why a text was not let through, to the advocate who clicked. The reasons are those of the rules. */
const WORDS: Readonly<Record<Language, { known: Readonly<Record<string, string>>; other: string }>> = {
  en: {
    known: {
      'all sending is stopped': 'All sending is stopped.',
      'do-not-contact': 'Locked: do not contact.',
      'opted-out': 'They opted out of texts. Only their START ends it.',
      'not-safe': 'Locked: not safe.',
      'quick-exit': 'Locked: quick exit.',
      'somebody said that it is not safe': 'Somebody said that it is not safe. Ask again first.',
      'safe to contact: unknown': 'They wrote more than ten minutes ago, and it was not asked whether it is safe.',
      'safe to contact: expired': 'They wrote more than ten minutes ago, and their "yes" has run out.',
      'safe to contact: ask-again': 'They wrote more than ten minutes ago; whether it is safe has to be asked again.',
      'quiet hours': 'Quiet hours: no text is begun now.',
      'not on offer': 'They wrote more than ten minutes ago, and this text is not on offer now.',
      paused: 'The ladder stands still: their network or a line of ours has trouble.',
    },
    other: 'Held back by a rule.',
  },
  es: {
    known: {
      'all sending is stopped': 'Todos los envíos están detenidos.',
      'do-not-contact': 'Bloqueo: no contactar.',
      'opted-out': 'Está de baja de los SMS. Solo su START lo acaba.',
      'not-safe': 'Bloqueo: no es seguro.',
      'quick-exit': 'Bloqueo: salida rápida.',
      'somebody said that it is not safe': 'Alguien dijo que no es seguro. Pregunta antes otra vez.',
      'safe to contact: unknown': 'Escribió hace más de diez minutos, y no se preguntó si es seguro.',
      'safe to contact: expired': 'Escribió hace más de diez minutos, y su sí ha caducado.',
      'safe to contact: ask-again': 'Escribió hace más de diez minutos; hay que preguntar otra vez si es seguro.',
      'quiet hours': 'Horas de silencio: ahora no se empieza ningún SMS.',
      'not on offer': 'Escribió hace más de diez minutos, y este texto no se ofrece ahora.',
      paused: 'Todo está en pausa: falla su red o una línea nuestra.',
    },
    other: 'Una regla lo retiene.',
  },
};

export const heldBackWords = (reason: string, language: Language): string =>
  WORDS[language].known[reason] ?? WORDS[language].other;

/** Its answer was lost on the way. It is looked for, and never sent a second time. */
export const UNKNOWN_WORDS: Readonly<Record<Language, string>> = {
  en: 'Nobody knows yet whether it went out. Look at the thread before you send anything again.',
  es: 'Aún no se sabe si salió. Mira la conversación antes de enviar nada otra vez.',
};
