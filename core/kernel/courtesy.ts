import { folded } from './keywords';

/** A courtesy is no longer than this with its punctuation. */
const LONGEST = 40;

/**
 * Whole messages that ask for nothing and say nothing new (E25), folded. "Goodbye", "sorry" and "thanks for everything" are
 * not among them and never will be: on a crisis line they may be the most urgent words of the night.
 */
const COURTESIES = new Set([
  ...['thank you', 'thanks', 'thank u', 'thx', 'ty', 'thank you so much', 'thank you very much', 'thanks a lot'],
  ...['many thanks', 'ok', 'okay', 'k', 'ok thanks', 'ok thank you', 'okay thanks', 'okay thank you', 'thanks ok'],
  ...['got it', 'got it thanks', 'great thanks', 'great thank you', 'you too'],
  ...['gracias', 'muchas gracias', 'mil gracias', 'ok gracias', 'vale', 'vale gracias', 'de acuerdo', 'bueno gracias'],
  ...['entendido', 'perfecto gracias', 'igualmente', 'muchisimas gracias'],
]);

/** Whether a message is, as a whole, one of a short list of courtesies. Any other word in it and it is none. */
export const isCourtesy = (text: string): boolean => text.length <= LONGEST && COURTESIES.has(folded(text));
