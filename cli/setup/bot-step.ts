import type { SetupCalls } from '../../adapters/chatwoot/setup-calls';
import type { Hand } from './hand';

const NAME = 'Helpline';
const DESCRIPTION = 'Writes the notes and attributes of the helpline plugin. Connect it to no inbox.';

/**
 * Our agent bot: in no inbox, because an inbox with a bot starts its conversations as "pending", out of sight; and with no
 * address of its own, because the account's webhook tells us all. The one already in use is kept, else one of our name.
 */
export async function botStep(
  calls: SetupCalls,
  hand: Hand,
  knownId: number | null,
): Promise<{ id: number; token: string } | null> {
  const bots = await calls.bots();
  const named = bots.filter(({ name, access_token }) => name === NAME && access_token);
  const bot = bots.find(({ id, access_token }) => id === knownId && access_token) ?? named[0];
  if (named.length > 1) hand.warn(`There are ${named.length} bots "${NAME}"; number ${bot?.id} is used.`);
  if (bot?.access_token) {
    hand.found(`agent bot "${bot.name}" (number ${bot.id})`);
    return { id: bot.id, token: bot.access_token };
  }
  const made = await hand.change(`agent bot "${NAME}"`, () =>
    calls.createBot({ name: NAME, description: DESCRIPTION }),
  );
  if (!made) return null;
  if (!made.access_token) throw new Error('Chatwoot made the bot and told no token for it.');
  return { id: made.id, token: made.access_token };
}
