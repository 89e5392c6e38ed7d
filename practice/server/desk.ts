import type { IncomingHttpHeaders } from 'node:http';
import type { Faults } from '../faults';
import type { Ledger } from '../ledger';
import type { Carrier } from '../twilio/carrier';
import type { Bot, User } from '../model/nouns';
import type { World } from '../model/world';
import { refuse } from './refusal';

/** What every part of the server is given. */
export type Desk = {
  readonly world: World;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly carrier: Carrier;
};
const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** A token in `api_access_token` or `Api-Access-Token`, or the three headers of a browser session. */
export function callerOf(world: World, headers: IncomingHttpHeaders): User | Bot {
  const token = one(headers['api-access-token']) ?? one(headers['api_access_token']);
  const owner = [...world.users, ...world.bots].find((each) => each['access_token'] === token);
  const caller = token === undefined ? sessionUser(world, headers) : owner;
  if (caller) return caller;
  throw refuse(401, token === undefined ? { errors: ['Please sign in first.'] } : { error: 'Invalid Access Token' });
}

export function sessionUser(world: World, headers: IncomingHttpHeaders): User | undefined {
  const [uid, client, token] = ['uid', 'client', 'access-token'].map((name) => one(headers[name]));
  const owns = ({ email, session }: User): boolean =>
    email === uid && session.client === client && session.token === token;
  return world.users.find(owns);
}
