import type { Boundary } from '../kernel/boundary';
import { clockTime, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';

type Words = { back: (time: string) => string; agreed: (conversation: number) => string };

/** Somebody came back. What was agreed is not repeated: the words stay where they were written. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    back: (time) => `Back since ${time}. It may be someone else: ask again whether it is safe, then /ok.`,
    agreed: (conversation) => `What was agreed if cut off stands in a note in conversation ${conversation}.`,
  },
  es: {
    back: (time) => `De vuelta desde las ${time}. Puede ser otra persona: pregunta otra vez si es seguro, y luego /ok.`,
    agreed: (conversation) => `Lo acordado por si se corta está en una nota de la conversación ${conversation}.`,
  },
};

export function returnNote(at: Instant, { ifCut }: Boundary, { language, zone }: Policy): string {
  const words = WORDS[language];
  return [words.back(clockTime(at, zone)), ...(ifCut ? [words.agreed(ifCut.conversationId)] : [])].join(' ');
}
