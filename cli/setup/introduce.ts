import { setupCalls } from '../../adapters/chatwoot/setup-calls';
import type { Reached } from '../../adapters/chatwoot/way-to';
import type { Clock } from '../../adapters/clock';
import { Complaint } from './complaint';

/** From this version on Chatwoot signs its webhooks and can be told to post to a private network. */
const OLDEST = [4, 14, 1] as const;

export type Account = { id: number; name: string };

type AskingManners = { clock: Clock; requestsPerSecond: number };

/** Whether this is a Chatwoot new enough, and of which accounts the token's owner is an administrator. */
export async function introduce(chatwoot: Reached, token: string, manners: AskingManners): Promise<readonly Account[]> {
  // Neither question is about an account.
  const calls = setupCalls(
    { ...chatwoot, accountId: 1, clock: manners.clock, requestsPerSecond: manners.requestsPerSecond },
    token,
  );
  const version = await calls.version();
  if (!isNewEnough(version)) {
    throw new Complaint(`This is Chatwoot ${version}; ${OLDEST.join('.')} or later is needed.`);
  }
  const profile = await calls.profile();
  const accounts = profile.accounts.filter(({ role }) => role === 'administrator');
  if (accounts.length > 0) return accounts.map(({ id, name }) => ({ id, name: name ?? '' }));
  throw new Complaint(`This is ${profile.name}'s token, who is no administrator. It has to be an administrator's.`);
}

export function isNewEnough(version: string): boolean {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (!parts) return false;
  const place = OLDEST.findIndex((oldest, i) => oldest !== parts[i]);
  return place === -1 || (parts[place] ?? 0) > (OLDEST[place] ?? 0);
}
