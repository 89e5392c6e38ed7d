import { MINUTE, SECOND } from '../kernel/instant';
import { BETWEEN } from './ladder';
import { simulateNight, type Client, type Left, type Night } from './night.arbitrary';
import { onCallAt } from './on-call-at';

/** What of one night breaks a law, with its seed, so that it can be looked at. */
export function brokenBy(seed: number): string[] {
  const night = simulateNight(seed);
  const broken = [
    ...[...offTheRota(night), ...together(night), ...afterTaken(night), ...twice(night), ...forgotten(night)],
    ...unwritable(night),
  ];
  return broken.map((what) => `night ${seed}: ${what}`);
}

const wakes = ({ left }: Night): Left[] => left.filter(({ effect }) => effect.purpose === 'wake');

/** Nobody off the rota is paged, and a swap holds for the very next page. */
function offTheRota(night: Night): string[] {
  const [rota] = night.policy.onCall.rotas;
  if (!rota) return [];
  return wakes(night).flatMap(({ effect, at }) => {
    const changes = night.changes.filter((one) => one.at <= at).map(({ change }) => change);
    const { people, backup } = onCallAt(rota, changes, at);
    return [...people, ...backup, ...rota.supervisors].includes(effect.agentId)
      ? []
      : [`${effect.agentId} is off the rota`];
  });
}

/** Two steps never page at once: there is time between them, unless everybody of the one before could not be reached. */
function together(night: Night): string[] {
  const all = wakes(night);
  return all.flatMap((page) => {
    const before = all.filter(
      (one) => one.at <= page.at && one.id !== page.id && one.n < page.n && one.effect.ring === page.effect.ring,
    );
    const close = before.filter(({ at, arrives, n }) => n === page.n - 1 && arrives && page.at - at < 30 * SECOND);
    const other = all.filter(
      ({ effect, at }) => effect.ring !== page.effect.ring && at === page.at && effect.agentId !== page.effect.agentId,
    );
    return close.length > 0
      ? [`steps ${page.n - 1} and ${page.n} together`]
      : other.length > 1
        ? ['two rings in one moment']
        : [];
  });
}

/** Once somebody took it nobody else is woken for it, until they have not answered for the policy's time. */
function afterTaken(night: Night): string[] {
  const { lapseAfter } = night.policy.onCall;
  return wakes(night).flatMap(({ effect, at }) => {
    const held = holds(night, effect.ring).some((from) => at > from && at < from + lapseAfter);
    return held ? [`${effect.agentId} was woken for ${effect.ring} although it was taken`] : [];
  });
}

/** When each who took a ring took it; whoever says so while somebody holds it takes nothing. */
function holds({ taken, policy }: Night, ring: string): number[] {
  const from: number[] = [];
  for (const { at } of taken.filter((one) => one.ring === ring)) {
    if (at >= (from.at(-1) ?? -Infinity) + policy.onCall.lapseAfter) from.push(at);
  }
  return from;
}

/** A page leaves twice only where the provider's answer was lost, and then it is marked. */
function twice(night: Night): string[] {
  const counts = new Map<string, Left[]>();
  for (const page of night.left) counts.set(page.id, [...(counts.get(page.id) ?? []), page]);
  return [...counts].flatMap(([id, all]) => {
    const known = night.facts.onCall?.pages.find(({ page }) => page === id);
    if (all.length > 1) return [`${id} left ${all.length} times`];
    return all[0]?.again && known && known.tries < 2 ? [`${id} is not marked`] : [];
  });
}

/** The durable truth and the proof stand in our notes, whose markers take no longer values than this, and no blank. */
function unwritable({ markers }: Night): string[] {
  return markers.flatMap(({ kind, data }) =>
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'string' && !/^\S{0,200}$/.test(value) ? [`${kind} ${name} cannot be written down`] : [],
    ),
  );
}

/**
 * Nobody is silently dropped: as long as a client waits, at no moment are they left for longer than a round and a little
 * with neither a page on its way, nor somebody who took it, nor a desk that is open, nor nobody at work.
 */
function forgotten(night: Night): string[] {
  const { ladder, lapseAfter, unlookedAfter } = night.policy.onCall;
  const patience = Math.max(ladder.rounds, unlookedAfter) + BETWEEN + MINUTE;
  return night.clients.flatMap((client) => {
    const signs = signsOf(client, night, lapseAfter);
    let quietSince = client.from;
    for (const { from, until } of signs) {
      if (from - quietSince > patience)
        return [`client ${client.conversationId} was left alone from ${quietSince} to ${from}`];
      quietSince = Math.max(quietSince, until);
    }
    return [];
  });
}

function signsOf(client: Client, night: Night, lapseAfter: number): { from: number; until: number }[] {
  const until = Math.min(client.until ?? Infinity, night.endsAt);
  const step = night.facts.onCall?.steps ?? [];
  const covering = step.filter(({ covers }) =>
    covers.some(({ conversationId }) => conversationId === client.conversationId),
  );
  const signs = [
    ...covering.filter(({ level }) => level === 'nobody').map(({ at }) => ({ from: at, until: at })),
    ...night.left
      .filter(({ effect, n }) => covering.some((one) => one.ring === effect.ring && one.n === n))
      .map(({ at }) => ({ from: at, until: at })),
    ...[...new Set(covering.map(({ ring }) => ring))]
      .flatMap((ring) => holds(night, ring))
      .map((at) => ({ from: at, until: at + lapseAfter })),
    // Nobody at work, and the bell that rings for what is late.
    ...night.stops.map((stop) => ({ from: Math.max(stop.from, client.from), until: stop.until + 10 * SECOND })),
    { from: until, until },
  ];
  return signs.filter(({ from }) => from >= client.from && from <= until).sort((a, b) => a.from - b.from);
}
