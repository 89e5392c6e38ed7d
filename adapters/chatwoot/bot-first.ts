import { ChatwootError } from './chatwoot-error';

/** Asks with one token or another, and gives what was answered. @throws ChatwootError */
export type BotFirst = <T>(ask: (token: string) => Promise<T>) => Promise<T>;

const NOT_FOR_BOTS = 401;

/**
 * By our bot's token, and by the administrator's where the bot is not let in: before Chatwoot 4.14.2 a bot may neither read
 * a conversation nor touch its labels. A refusal says that nothing was done, so asking again is safe. Once the other token
 * was let in it is asked first from then on.
 */
export function botFirst(botToken: string, adminToken: string): BotFirst {
  let barred = false;
  return async (ask) => {
    if (barred) return ask(adminToken);
    try {
      return await ask(botToken);
    } catch (error) {
      if (!(error instanceof ChatwootError) || error.kind !== 'refused' || error.status !== NOT_FOR_BOTS) throw error;
    }
    const answer = await ask(adminToken);
    barred = true;
    return answer;
  };
}
