import type { Language } from '../kernel/policy';
import type { QuietStep } from '../kernel/quiet-memory';

type Counted = { steps: Partial<Record<QuietStep, number>>; sends: number };
type Words = Readonly<Partial<Record<QuietStep, readonly [one: string, many: string]>>>;

const STEPS: Readonly<Record<Language, Words>> = {
  en: {
    hint: ['hint', 'hints'],
    'check-in': ['offered check-in', 'offered check-ins'],
    closing: ['offered closing', 'offered closings'],
    finish: ['"finishing is all right"', '"finishing is all right"'],
    urgent: ['call to supervisors', 'calls to supervisors'],
    left: ['closed page', 'closed pages'],
    'never-wrote': ['chat without a word', 'chats without a word'],
  },
  es: {
    hint: ['aviso', 'avisos'],
    'check-in': ['saludo ofrecido', 'saludos ofrecidos'],
    closing: ['cierre ofrecido', 'cierres ofrecidos'],
    finish: ['«se puede terminar»', '«se puede terminar»'],
    urgent: ['llamada a supervisión', 'llamadas a supervisión'],
    left: ['página cerrada', 'páginas cerradas'],
    'never-wrote': ['chat sin palabras', 'chats sin palabras'],
  },
};

const CONVERSATIONS: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ['In', 'conversation', 'conversations'],
  es: ['En', 'conversación', 'conversaciones'],
};

/** "In 63 conversations: 41 hints, 3 offered closings, 0 sends." */
export function wouldHaveSentence({ steps, sends }: Counted, conversations: number, language: Language): string {
  const counts = (Object.keys(STEPS[language]) as QuietStep[]).flatMap((step) => {
    const count = steps[step] ?? 0;
    const words = STEPS[language][step];
    return words && (count > 0 || step === 'hint') ? [`${count} ${words[count === 1 ? 0 : 1]}`] : [];
  });
  const sent = language === 'es' ? `${sends} envíos` : `${sends} ${sends === 1 ? 'send' : 'sends'}`;
  const [inside, one, many] = CONVERSATIONS[language];
  return `${inside} ${conversations} ${conversations === 1 ? one : many}: ${[...counts, sent].join(', ')}.`;
}

/** What a reading of the past cannot know. */
export const ARRIVAL_UNKNOWN: Readonly<Record<Language, string>> = {
  en: 'Chatwoot does not keep when a message arrived or who typed: every message counted as there after the policy’s time.',
  es: 'Chatwoot no guarda cuándo llegó un mensaje ni quién tecleó: cada mensaje contó como llegado tras el tiempo de la política.',
};
