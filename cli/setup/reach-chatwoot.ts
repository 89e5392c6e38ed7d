import { ChatwootError } from '../../adapters/chatwoot/chatwoot-error';
import { setupCalls } from '../../adapters/chatwoot/setup-calls';
import type { Clock } from '../../adapters/clock';
import { SECOND } from '../../core/kernel/instant';

/** Chatwoot's own name on the network of its compose file. */
const ITS_OWN = 'http://rails:3000';
const PATIENCE = 5 * SECOND;

/**
 * Where Chatwoot is reached from here when that is not `url`, where browsers open it: where an earlier run reached it, or its
 * own name, as from a container beside it. Null: at `url`, or nowhere, which whoever asks next is told.
 */
export async function reachChatwoot(
  url: string,
  known: string | null,
  manners: { clock: Clock; requestsPerSecond: number },
  itsOwn = ITS_OWN,
): Promise<string | null> {
  const answers = async (internalUrl: string | null): Promise<boolean> => {
    try {
      await setupCalls({ ...manners, url, internalUrl, accountId: 1, requestTimeout: PATIENCE }, '').version();
      return true;
    } catch (error) {
      if (!(error instanceof ChatwootError)) throw error;
      // Somebody is at the browsers' address: what is wrong there is told rightly by the next who asks.
      return internalUrl === null && error.kind !== 'away';
    }
  };
  if (known !== null && (await answers(known))) return known;
  if (await answers(null)) return null;
  return (await answers(itsOwn)) ? itsOwn : null;
}
