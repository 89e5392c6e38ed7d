import type { IncomingHttpHeaders } from 'node:http';
import type { Faults } from '../faults';
import type { Ledger } from '../ledger';
import type { Bot, User } from '../model/nouns';
import type { World } from '../model/world';
import { refuse } from './refusal';

/** What every part of the server is given. */
export type Desk = { readonly world: World; readonly faults: Faults; readonly ledger: Ledger };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** A token in `api_access_token` or `Api-Access-Token`, or the three headers of a browser session. */
export function callerOf(world: World, headers: IncomingHttpHeaders): User | Bot {
  const token = one(headers['api-access-token']) ?? one(headers['api_access_token']);
  if (token !== undefined) {
    const caller = [...world.users, ...world.bots].find((each) => each['access_token'] === token);
    if (caller) return caller;
    throw refuse(401, { error: 'Invalid Access Token' });
  }
  const user = sessionUser(world, headers);
  if (user) return user;
  throw refuse(401, { errors: ['Please sign in first.'] });
}

export function sessionUser(world: World, headers: IncomingHttpHeaders): User | undefined {
  const [uid, client, token] = ['uid', 'client', 'access-token'].map((name) => one(headers[name]));
  return world.users.find(
    (user) => user.email === uid && user.session.client === client && user.session.token === token,
  );
}
