import { consider } from '../consider';
import { heldBack } from '../decide';
import type { Intent, PageOnCallEffect } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { MINUTE, SECOND, type Instant } from '../kernel/instant';
import type { OnCallEvent, ToldWait } from '../kernel/on-call-events';
import type { RotaChange } from '../kernel/on-call-policy';
import type { Policy } from '../kernel/policy';
import { desk, subjectKey } from '../kernel/subject';
import { nightPolicy } from './night-policy.arbitrary';
import { seeded, type Random } from './seeded.arbitrary';

export const DESK = desk(1);
const KEY = subjectKey(DESK);

/** A page that left: which step, whom, when, whether it had left before, and what became of it. */
export type Left = { effect: PageOnCallEffect; id: string; n: number; at: Instant; again: boolean; arrives: boolean };
export type Client = { conversationId: number; from: Instant; until: Instant | null };
export type Night = {
  policy: Policy;
  clients: Client[];
  left: Left[];
  taken: { agentId: number; ring: string; at: Instant }[];
  changes: { change: RotaChange; at: Instant }[];
  /** What the notes in the desk's conversation carried. */
  markers: NoteMarker[];
  /** Until when nobody was at work. */
  stops: { from: Instant; until: Instant }[];
  endsAt: Instant;
  facts: DeskFacts;
};

type Due = { at: Instant; run: () => void };

/**
 * One night, from its seed: a rota in some zone around some change of the clock, clients who come, leave or are answered,
 * people who sleep, take it, or do not answer, a provider that refuses, loses its answer or does not deliver, a desk that
 * stands still for a while, and bells that ring twice. Everything goes through the rules as in the worker.
 */
export function simulateNight(seed: number): Night {
  const random = seeded(seed);
  const start =
    [Date.UTC(2026, 9, 25, 0), Date.UTC(2026, 2, 29, 0), Date.UTC(2026, 10, 1, 5), Date.UTC(2026, 10, 22, 2)][
      random(4)
    ] ?? 0;
  const policy = nightPolicy(random);
  const night: Night = {
    policy,
    clients: [],
    left: [],
    taken: [],
    changes: [],
    markers: [],
    stops: [],
    endsAt: start + 100 * MINUTE,
    facts: noFacts(DESK) as DeskFacts,
  };
  const queue: Due[] = [];
  const intents = new Map<string, { intent: Intent; began: boolean }>();
  const done = new Set<string>();
  const at = (when: Instant, run: () => void): void => void queue.push({ at: when, run });
  let now = start;
  let alarm: Instant | null = null;

  const stopped = (): Instant | null =>
    night.stops.find(({ from, until }) => now >= from && now < until)?.until ?? null;
  const hear = (event: OnCallEvent | null, when: Instant): void => {
    // What comes while nobody is at work stays in the mailbox.
    const until = stopped();
    if (until !== null) return at(until + random(SECOND), () => hear(event, when));
    const mail =
      event === null ? [] : [{ ...event, id: 's', subject: DESK, at: when, heardAt: now, via: 'ourselves' as const }];
    const considered = consider(KEY, night.facts, mail, now, policy);
    night.facts = considered.facts as DeskFacts;
    alarm = considered.lookAgainAt;
    for (const intent of considered.intents) {
      if (done.has(intent.id) || intents.has(intent.id)) continue;
      intents.set(intent.id, { intent, began: false });
      if (intent.effect.kind === 'page-on-call') at(now + random(4 * SECOND), () => perform(intent.id));
      if (intent.effect.kind === 'note') night.markers.push(intent.effect.marker);
      // Our own note is heard again, sometimes.
      if (intent.effect.kind === 'note' && random(3) === 0) hearNote(intent.effect.marker);
    }
  };
  const hearNote = (marker: { kind: string; data: object }): void => {
    const heard = {
      id: 'n',
      subject: DESK,
      at: now,
      heardAt: now,
      via: 'webhook' as const,
      messageId: 1,
      intent: null,
    };
    const note = { ...heard, kind: 'note-written', author: { kind: 'our-bot' }, marker } as HelplineEvent;
    at(now + random(60 * SECOND), () => {
      const considered = consider(KEY, night.facts, [note], now, policy);
      night.facts = considered.facts as DeskFacts;
      for (const intent of considered.intents) if (intent.effect.kind === 'page-on-call') hear(null, now);
    });
  };
  const perform = (id: string): void => {
    const until = stopped();
    if (until !== null) return at(until + random(5 * SECOND), () => perform(id));
    const one = intents.get(id);
    if (!one || one.intent.effect.kind !== 'page-on-call') return;
    const { effect } = one.intent;
    const over = now > effect.deadline || heldBack(effect, { facts: night.facts, now, policy }) !== null;
    if (over) return void (done.add(id), intents.delete(id));
    const luck = random(20);
    if (luck === 0)
      return void (
        done.add(id),
        intents.delete(id),
        hear({ kind: 'page-failed', page: id, why: 'refused', code: 21211 }, now)
      );
    const n = Number(id.split('.').at(-2));
    const arrives = luck > 3;
    // The provider's answer is lost: the page may have left or not, and its log is looked at before a second try.
    const lost = luck === 1 || luck === 2;
    if (lost && luck === 2) {
      one.began = true;
      return at(now + 20 * SECOND, () => perform(id));
    }
    night.left.push({ effect, id, n, at: now, again: one.began, arrives });
    done.add(id);
    intents.delete(id);
    const tries = one.began ? 2 : 1;
    at(now + (lost ? 20 * SECOND : 0), () =>
      hear({ kind: 'page-sent', page: id, by: effect.by, sid: null, tries }, now),
    );
    at(now + random(30 * SECOND), () =>
      hear(
        { kind: 'page-receipt', page: id, status: arrives ? 'delivered' : 'failed', code: arrives ? null : 30003 },
        now,
      ),
    );
    if (arrives && effect.purpose === 'wake' && random(5) === 0) at(now + random(8 * MINUTE), () => take(effect));
  };
  const take = ({ agentId, letter, ring, by }: PageOnCallEffect): void => {
    const until = stopped();
    if (until !== null) return at(until, () => take({ agentId, letter, ring, by } as PageOnCallEffect));
    night.taken.push({ agentId, ring, at: now });
    hear(
      by === 'text'
        ? { kind: 'page-taken', agentId, how: 'letter', letter }
        : { kind: 'page-taken', agentId, how: 'key', ring },
      now,
    );
    // Half of those who take it answer.
    const client = night.clients[random(night.clients.length)];
    if (client && random(2) === 0) at(now + random(4 * MINUTE), () => end(client, 'answered', agentId));
  };
  const end = (client: Client, how: 'answered' | 'left' | 'withdrawn', by: number | null): void => {
    if (client.until !== null || client.from > now) return;
    client.until = now;
    hear({ kind: 'wait-told', wait: waitOf(client, now, { how, at: now, by }) }, now);
  };

  const supervise = (change: RotaChange): void => {
    const until = stopped();
    if (until !== null) return at(until, () => supervise(change));
    night.changes.push({ change, at: now });
    const id = `x${night.changes.length}`;
    hear({ kind: 'rota-changed', change: { id, at: now, by: 2, rota: null, change } }, now);
  };

  arrange(
    night,
    random,
    start,
    at,
    (client) => hear({ kind: 'wait-told', wait: waitOf(client, now, null) }, now),
    end,
    supervise,
  );

  for (let turn = 0; turn < 3_000 && now < night.endsAt; turn += 1) {
    queue.sort((a, b) => a.at - b.at);
    const next = queue[0];
    const wakes = alarm === null ? Infinity : Math.max(alarm, now);
    if ((next?.at ?? Infinity) > night.endsAt && wakes > night.endsAt) break;
    if (next && next.at <= wakes) {
      queue.shift();
      now = Math.max(now, next.at);
      next.run();
      continue;
    }
    now = wakes;
    const until = stopped();
    if (until !== null) {
      alarm = until;
      continue;
    }
    hear(null, now);
    // A bell too many, and facts read back from where they are kept.
    if (random(4) === 0) {
      night.facts = JSON.parse(JSON.stringify(night.facts)) as DeskFacts;
      hear(null, now);
    }
    if (alarm !== null && alarm <= now) alarm = now + SECOND;
  }
  return night;
}

function waitOf({ conversationId, from }: Client, now: Instant, over: ToldWait['over']): ToldWait {
  const where = { conversationId, messageId: conversationId * 10, since: from, lastAt: from, channel: 'chat' as const };
  return { ...where, inboxId: 1, teamId: null, lookedAt: null, over, toldAt: now };
}

function arrange(
  night: Night,
  random: Random,
  start: Instant,
  at: (when: Instant, run: () => void) => void,
  comes: (client: Client) => void,
  end: (client: Client, how: 'answered' | 'left' | 'withdrawn', by: number | null) => void,
  change: (one: RotaChange) => void,
): void {
  const count = 1 + random(3);
  for (let i = 0; i < count; i += 1) {
    const client: Client = { conversationId: i + 1, from: start + random(30 * MINUTE), until: null };
    night.clients.push(client);
    at(client.from, () => comes(client));
    const fate = random(6);
    if (fate === 0) at(client.from + random(20 * MINUTE), () => end(client, 'left', null));
    if (fate === 1) at(client.from + random(20 * MINUTE), () => end(client, 'withdrawn', null));
    if (fate === 2) at(client.from + random(40 * MINUTE), () => end(client, 'answered', 77));
  }
  if (random(3) === 0) {
    const from = start + random(40 * MINUTE);
    const what =
      random(2) === 0
        ? ({ what: 'swap', out: 10, in: 60 } as const)
        : ({ what: 'stand-in', people: [61], backup: [] } as const);
    at(from, () => change({ from, until: from + random(60 * MINUTE), ...what }));
  }
  if (random(5) === 0) {
    const from = start + random(40 * MINUTE);
    night.stops.push({ from, until: from + random(20 * MINUTE) });
  }
}
