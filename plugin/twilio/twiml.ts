import type { Language } from '../../core/kernel/policy';

const document = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?><Response>${inner}</Response>`;
const VOICE: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };
const say = (language: Language, words: string): string => `<Say language="${VOICE[language]}">${words}</Say>`;

const WORDS: Readonly<Record<Language, { ask: string; taken: string; heard: string }>> = {
  en: { ask: 'One waiting. Press 1.', taken: 'Thank you.', heard: 'Goodbye.' },
  es: { ask: 'Hay alguien en espera. Pulse 1.', taken: 'Gracias.', heard: 'Hasta luego.' },
};

/** What a call says: nothing of whom or what. Said three times, because whoever is woken needs a moment. */
export function callTwiml(language: Language, address: string): string {
  const action = address.replaceAll('&', '&amp;');
  const ask = `<Gather numDigits="1" timeout="6" action="${action}">${say(language, WORDS[language].ask)}</Gather>`;
  return document(ask.repeat(3));
}

const both = (word: 'taken' | 'heard'): Readonly<Record<Language, string>> => ({
  en: document(say('en', WORDS.en[word])),
  es: document(say('es', WORDS.es[word])),
});
export const TAKEN = both('taken');
export const HEARD = both('heard');
/** No text goes back by itself. */
export const NOTHING_TO_SAY = document('');
