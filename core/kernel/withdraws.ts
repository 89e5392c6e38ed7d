import { folded } from './keywords';

/**
 * Whole messages by which a client asks for nobody any more. A short closed list: whoever writes more than this, or anything
 * else, is still waited for, because "it does not matter any more" may mean the very opposite.
 */
const WORDS = new Set([
  ...['never mind', 'nevermind', 'nvm', 'never mind thanks', 'never mind thank you', 'no need anymore', 'wrong number'],
  ...['ya no hace falta', 'no hace falta', 'ya no hace falta gracias', 'numero equivocado'],
]);

const LONGEST = 40;

export const withdraws = (text: string): boolean => text.length <= LONGEST && WORDS.has(folded(text));
