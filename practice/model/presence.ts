import type { Availability, User } from './nouns';
import type { World } from './world';

/**
 * Chatwoot's dot. A visitor's page pings every 60 s and is "online" for 90 s after each ping; an agent's page pings every
 * 20 s and lasts 20 s. Nobody is told when a page goes away: the window simply runs out (a closed tab stayed green for 83 s).
 */
export const VISITOR_PING_MS = 60_000;
const WINDOW_MS = { contacts: 90_000, users: 20_000 };

export function ping(world: World, who: keyof World['pings'], id: number): void {
  world.pings[who].set(id, world.clock.now());
}

function isOnline(world: World, who: keyof World['pings'], id: number): boolean {
  const pinged = world.pings[who].get(id);
  return pinged !== undefined && world.clock.now() - pinged <= WINDOW_MS[who];
}

export const contactAvailability = (world: World, id: number): 'online' | 'offline' =>
  isOnline(world, 'contacts', id) ? 'online' : 'offline';
export const userAvailability = (world: World, user: User): Availability =>
  isOnline(world, 'users', user.id) ? user.availability : 'offline';

/** What `presence.update` carries: only who is online; ids become strings in JSON. */
export function onlineNow(world: World): {
  users: Record<string, Availability>;
  contacts: Record<string, Availability>;
} {
  const users = world.users.map((user) => [String(user.id), userAvailability(world, user)] as const);
  const contacts = [...world.pings.contacts.keys()].map((id) => [String(id), contactAvailability(world, id)] as const);
  const online = (rows: readonly (readonly [string, Availability])[]): Record<string, Availability> =>
    Object.fromEntries(rows.filter(([, availability]) => availability !== 'offline'));
  return { users: online(users), contacts: online(contacts) };
}
