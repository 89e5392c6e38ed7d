import { SECOND } from '../kernel/instant';
import { openUntil } from '../kernel/open-hours';
import { BETWEEN } from './ladder';
import { simulateNight, type Client, type Left, type Night } from './night.arbitrary';
import { onCallAt } from './on-call-at';

/** What of one night breaks a law, with its seed, so that it can be looked at. */
export const brokenBy = (seed: number): string[] =>
  brokenIn(simulateNight(seed)).map((what) => `night ${seed}: ${what}`);

const LAWS = [offTheRota, together, afterTaken, twice, forgotten, unwritable, notPrompt, failedInVain] as const;

/** What of this night breaks a law. */
export const brokenIn = (night: Night): string[] => LAWS.flatMap((law) => law(night));

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
    const close = before.filter(({ at, arrives, n }) => n === page.n - 1 && arrives && page.at - at < AT_ONCE);
    // Of two rings of a rota only one climbs, unless the other was taken or is over.
    const others = all.filter(
      ({ effect, at }) =>
        effect.ring !== page.effect.ring &&
        effect.agentId !== page.effect.agentId &&
        at <= page.at &&
        page.at - at < AT_ONCE &&
        isOpen(night, effect.ring, page.at) &&
        isOpen(night, page.effect.ring, page.at),
    );
    return [
      ...(close.length > 0 ? [`steps ${page.n - 1} and ${page.n} together`] : []),
      ...(others.length > 0 ? ['two rings at once'] : []),
    ];
  });
}

const AT_ONCE = 30 * SECOND;

/** Nobody holds it, and it is not over. */
const isOpen = (night: Night, ring: string, at: number): boolean =>
  !holds(night, ring).some((from) => at > from && at < from + night.policy.onCall.lapseAfter) &&
  !(night.facts.onCall?.over ?? []).some((one) => one.ring === ring && one.at <= at);

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
    // What left at the very end of the night is not heard of any more.
    const [first] = all;
    const isToMark = first?.again && first.at + SOON <= night.endsAt;
    return isToMark && known && known.tries < 2 ? [`${id} is not marked`] : [];
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
 * Nobody is silently dropped: as long as a client waits, at no moment are they left for longer than a round, and one that
 * nobody can have heard and that comes again, and a little, with neither a page on its way, nor somebody who took it, nor
 * a desk that is open, nor nobody at work.
 */
function forgotten(night: Night): string[] {
  const { ladder, lapseAfter, unlookedAfter, rotas } = night.policy.onCall;
  const patience = ladder.rounds + Math.max(BETWEEN, ladder.again) + SOON;
  return night.clients.flatMap((client) => {
    const signs = signsOf(client, night, lapseAfter);
    // Inside the desk's hours somebody may look first.
    const open = rotas[0] && openUntil(rotas[0], [], client.from) !== null;
    let quietSince = client.from + (open ? unlookedAfter : 0);
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

/** How long a page may take to leave: the hand, and one look at the provider's log for an answer that was lost. */
const SOON = 45 * SECOND;
const AT_WORK = 5 * SECOND;

/**
 * Whoever writes while the desk is closed and nobody else waits is forwarded at once: a step, and a page that leaves, unless
 * every one of it was refused or nobody was at work.
 */
function notPrompt(night: Night): string[] {
  const [rota] = night.policy.onCall.rotas;
  const steps = night.facts.onCall?.steps ?? [];
  return night.clients.flatMap((client) => {
    const { conversationId, from, until } = client;
    const alone = night.clients.every((one) => one === client || one.from > from || (one.until ?? Infinity) < from);
    const idle = night.stops.some((stop) => stop.from <= from + SOON && stop.until >= from);
    const changes = night.changes.filter(({ at }) => at <= from).map(({ change }) => change);
    if (!rota || !alone || idle || openUntil(rota, changes, from) !== null) return [];
    if (until !== null && until < from + SOON) return [];
    const first = steps.find(({ covers }) => covers.some((cover) => cover.conversationId === conversationId));
    if (!first || first.at > from + AT_WORK) return [`${conversationId} was not forwarded at once`];
    const own = night.left.filter(({ effect, n }) => effect.ring === first.ring && n === first.n);
    const refused = (night.facts.onCall?.pages ?? []).filter(({ page }) => page.includes(`.${first.ring}.${first.n}.`));
    const gone = own.some(({ at }) => at <= from + SOON) || refused.some(({ failed }) => failed !== null);
    // Whoever is off the rota before it left is not paged any more.
    const times = night.changes.flatMap(({ at, change }) => [at, change.from, change.until]);
    const changed = times.some((at) => at > from && at <= from + SOON);
    return first.level === 'nobody' || gone || changed ? [] : [`nothing left for ${conversationId} within ${SOON} ms`];
  });
}

/** A step that nobody can have heard brings the next people at once. */
function failedInVain(night: Night): string[] {
  const { steps = [], pages = [] } = night.facts.onCall ?? {};
  const rings = new Set(steps.map(({ ring }) => ring));
  // With two rings of a rota the elder goes first.
  if (rings.size > 1 || night.stops.length > 0) return [];
  return steps.flatMap((step) => {
    if (!['primary', 'again'].includes(step.level) || step.people.length === 0) return [];
    const own = step.people.map((agentId) =>
      pages.find(({ page }) => page.includes(`:wake.${step.ring}.${step.n}.${agentId}:`)),
    );
    const failures = own.map((page) => page?.failed?.at ?? page?.heard.failed ?? null);
    if (failures.some((at) => at === null) || own.some((page) => page?.heard.delivered ?? page?.heard.heard)) return [];
    const failedAt = Math.max(...failures.map((at) => at ?? 0));
    const next = steps.find(({ n, level }) => n > step.n && level !== 'remind');
    const ended = !isOpen(night, step.ring, failedAt + AT_WORK) || failedAt + AT_WORK > night.endsAt;
    if (ended || (next && next.at <= failedAt + AT_WORK) || next?.level === 'all') return [];
    return [`step ${step.n} of ${step.ring} failed, and nobody was called next`];
  });
}
