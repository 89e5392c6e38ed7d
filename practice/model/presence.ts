import type { Availability, JsonObject, User } from './nouns';
import type { World } from './world';

/**
 * Chatwoot's dot. A visitor's page pings every 60 s and is "online" for 90 s after each ping; an agent's page pings every
 * 20 s and lasts 20 s. Nobody is told when a page goes away: the window simply runs out (a closed tab stayed green for 83 s).
 */
export const VISITOR_PING_MS = 60_000;
const WINDOW_MS = { contacts: 90_000, users: 20_000 };
type Pinged = keyof typeof WINDOW_MS;
export const ping = (world: World, who: Pinged, id: number): void => void world.pings[who].set(id, world.clock.now());
const isOnline = (world: World, who: Pinged, id: number): boolean =>
  world.clock.now() - (world.pings[who].get(id) ?? -Infinity) <= WINDOW_MS[who];
export const contactAvailability = (world: World, id: number): 'online' | 'offline' =>
  isOnline(world, 'contacts', id) ? 'online' : 'offline';
export const userAvailability = (world: World, user: User): Availability =>
  isOnline(world, 'users', user.id) ? user.availability : 'offline';

/** What `presence.update` carries: only who is online. */
export function onlineNow(world: World): { users: JsonObject; contacts: JsonObject } {
  const users = world.users.filter(({ id }) => isOnline(world, 'users', id));
  const contacts = [...world.pings.contacts.keys()].filter((id) => isOnline(world, 'contacts', id));
  return {
    users: Object.fromEntries(users.map((user) => [user.id, user.availability])),
    contacts: Object.fromEntries(contacts.map((id) => [id, 'online'])),
  };
}
