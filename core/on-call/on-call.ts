import type { PageOnCallEffect, Wish } from '../kernel/effect';
import type { DeskFacts } from '../kernel/facts';
import { earlier, HOUR, type Instant } from '../kernel/instant';
import { NO_ON_CALL_MEMORY, type OnCallMemory } from '../kernel/on-call-memory';
import type { Rota } from '../kernel/on-call-policy';
import type { Policy } from '../kernel/policy';
import { NOTHING, type DeskRoom, type Situation, type Wants } from '../kernel/room';
import { conversation } from '../kernel/subject';
import { rotaOf } from '../kernel/rota-of';
import { changeMarker } from './marker';
import { climb, type AtRota } from './climb';
import { learnOnCall } from './learn-on-call';
import { changeNote } from './change-note';
import { changesFor } from './changes-for';
import { callable } from './ladder';
import { coversOf, holderOf, isCovered, ringsOf, type Ring } from './ring';
import { overOf, overWish, standDowns, takenWishes } from './settle';
import { ringWishes } from './tell-ring';

/**
 * Room `on-call`, of the desk: a client who waits while nobody is at the desk is forwarded to whoever is on call, until
 * somebody has really answered (B7). All of it stands at the desk, so that those who wait together share a page, and two
 * steps never page at once.
 */
export const onCall: DeskRoom = {
  name: 'on-call',
  learns(facts, event) {
    const learned = learnOnCall(facts.onCall, event);
    return learned === facts.onCall || learned === undefined ? facts : { ...facts, onCall: learned };
  },
  wants(situation) {
    const known = situation.facts.onCall;
    if (known === undefined) return NOTHING;
    const { policy, now } = situation;
    const rings = ringsOf(known, policy.onCall);
    const changed = changeWishes(known, policy, now);
    const rotas = policy.onCall.rotas.map((rota) => wantsOf(rota, known, rings, situation));
    return {
      wishes: [...changed, ...rotas.flatMap(({ wishes }) => wishes)],
      lookAgainAt: rotas.map(({ lookAgainAt }) => lookAgainAt).reduce(earlier, null),
    };
  },
  holdsBack(effect, { facts, now, policy }) {
    return effect.kind === 'page-on-call' ? whyNot(effect, facts.onCall ?? NO_ON_CALL_MEMORY, policy, now) : null;
  },
};

function wantsOf(rota: Rota, known: OnCallMemory, all: readonly Ring[], situation: Situation<DeskFacts>): Wants {
  const { policy, now } = situation;
  const rings = all.filter((ring) => ring.rota === rota.name && !ring.over);
  const over = rings.flatMap((ring) => {
    const ended = overOf(ring, known.waits, rings, now);
    return ended ? [overWish(ended, ring, rota.zone, situation)] : [];
  });
  const own = all.filter((ring) => ring.rota === rota.name);
  const told = own.flatMap((ring) => [
    ...standDowns(known, ring, situation),
    ...takenWishes(known, ring, rota.zone, situation),
    ...ringWishes(known, ring, situation),
  ]);
  const waits = known.waits.filter((wait) => wait.over === null && rotaOf(policy.onCall, wait) === rota);
  const at: AtRota = { rota, changes: changesFor(rota, known), waits, rings, all };
  const climbing = climb(known, at, situation);
  const line = phoneLine(known, at, situation);
  return {
    wishes: [...over, ...told, ...climbing.wishes, ...line.wishes],
    lookAgainAt: earlier(climbing.lookAgainAt, line.lookAgainAt),
  };
}

/** Each change stands as a note of ours, so that it survives an emptied Redis. */
function changeWishes(known: OnCallMemory, policy: Policy, now: Instant): Wish[] {
  const open = known.changes.filter(
    ({ id, change }) => !known.asked.some(({ what }) => what === `change.${id}.${change ? 1 : 0}`),
  );
  return open.map((change): Wish => ({
    cause: `on-call-change-${change.id}-${change.change ? 1 : 0}`,
    effect: {
      ...{ kind: 'note', about: 'on-call', text: changeNote(change, policy), mention: [] },
      ...{ marker: changeMarker(change), deadline: now + 24 * HOUR },
    },
  }));
}

/** The client's web chat may be told the phone line, once, while nobody has come (B7.10). */
function phoneLine(known: OnCallMemory, { waits, rings }: AtRota, { facts, now, policy }: Situation<DeskFacts>): Wants {
  const { after, text } = policy.onCall.phoneLine;
  if (text === null) return NOTHING;
  const forwarded = waits.filter(
    (wait) => wait.channel === 'chat' && rings.some((ring) => isCovered(wait, coversOf(ring))),
  );
  const open = forwarded.flatMap((wait) => {
    const cause = `phone-line-c${wait.conversationId}-m${wait.messageId}`;
    const isAsked = known.asked.some(({ what }) => what === cause);
    return isAsked || now >= wait.since + HOUR ? [] : [{ cause, wait, at: wait.since + after }];
  });
  const wishes = open
    .filter(({ at }) => at <= now)
    .map(({ cause, wait: { conversationId, messageId } }): Wish => {
      const until = now + after;
      const what = { kind: 'phone-line', messageId, until } as const;
      return {
        cause,
        effect: { kind: 'tell', to: conversation(facts.subject.accountId, conversationId), what, deadline: until },
      };
    });
  return {
    wishes,
    lookAgainAt: open
      .map(({ at }) => at)
      .filter((at) => at > now)
      .reduce<Instant | null>(earlier, null),
  };
}

/** Asked once more just before a page leaves: whether it is still wanted, and of this person. */
function whyNot(
  { ring: id, n, purpose, agentId }: PageOnCallEffect,
  known: OnCallMemory,
  policy: Policy,
  now: Instant,
): string | null {
  if (known.refused.some((one) => one.agentId === agentId && one.out)) return 'opted out of pages';
  if (purpose === 'stand-down') return null;
  const ring = ringsOf(known, policy.onCall).find((one) => one.id === id);
  // Asked when its first step is planned, too: then nothing of it is known yet.
  if (!ring) return null;
  if (ring.over || overOf(ring, known.waits, [], now) !== null) return 'nobody waits';
  if ((ring.steps.at(-1)?.n ?? n) > n) return 'a later step pages';
  const holder = holderOf(ring, policy.onCall, now);
  if (purpose === 'remind') return holder?.agentId === agentId ? null : 'taken by another';
  if (holder !== null) return 'taken';
  const rota = policy.onCall.rotas.find(({ name }) => name === ring.rota);
  if (!rota) return 'off the rota';
  return callable(rota, changesFor(rota, known), known, policy.supervisors, now).all.includes(agentId)
    ? null
    : 'off the rota';
}
