import type { Channel } from './kernel/channel';
import type { Command } from './kernel/command';
import type { ConversationEvent, ConversationSnapshot } from './kernel/event';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from './kernel/instant';
import { answerMarker, lockMarker, type LockDeed } from './kernel/lock-marker';
import { conversation } from './kernel/subject';
import type { TextFacts } from './kernel/text-facts';

/** What happened, in the plainest words: what the oracle is told. One thing a second at most, so "before" is never unsure. */
export type Deed = {
  at: Instant;
  where: number;
  what:
    | { kind: 'wrote'; text: TextFacts; providerId: string | null; copyOf: Instant | null }
    | { kind: 'exit' | 'blocked' | 'denied' | 'replied' }
    | { kind: 'hold' | 'rest' | 'optout'; refused: boolean; answered: boolean }
    | { kind: 'lift' | 'empty-lift' | 'ifcut'; counts: boolean }
    | { kind: 'ok'; channel: 'chat' | 'sms'; until: Instant; counts: boolean };
};

/** A history of one client in three conversations, and the moment at which we ask. */
export type BoundaryHistory = { deeds: readonly Deed[]; events: readonly ConversationEvent[]; now: Instant };

export const PLACES: readonly { id: number; channel: Channel }[] = [
  { id: 4, channel: 'chat' },
  { id: 5, channel: 'sms' },
  { id: 6, channel: 'chat' },
];
export const CONTACT = 7;
const BEGIN: Instant = Date.UTC(2026, 10, 22, 12);

/** Numbers from 0 to 1; the same seed gives the same ones. */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PLAIN: TextFacts = { segments: 1, encoding: 'gsm-7', characters: 3, keyword: null };
const TEXTS: readonly TextFacts[] = [
  ...[PLAIN, PLAIN, PLAIN, PLAIN],
  ...(['stop', 'stop', 'start', 'help'] as const).map((keyword) => ({ ...PLAIN, keyword })),
  ...(['seems-stop', 'no-reply', 'seems-help', 'yes'] as const).map((seems) => ({ ...PLAIN, seems })),
];
const KINDS = [
  ...(['wrote', 'wrote', 'wrote', 'wrote', 'exit', 'hold', 'hold', 'rest', 'optout', 'lift', 'lift', 'lift'] as const),
  ...(['ok', 'ok', 'ok', 'denied', 'blocked', 'replied', 'ifcut', 'empty-lift'] as const),
];
const GAPS = [SECOND, 20 * SECOND, 50 * SECOND, 3 * MINUTE, 8 * MINUTE, 40 * MINUTE, 5 * HOUR, 20 * HOUR, 9 * DAY];

export function boundaryHistory(seed: number): BoundaryHistory {
  const chance = chances(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  let at = BEGIN;
  const deeds: Deed[] = [];
  const texted: { at: Instant; providerId: string; text: TextFacts }[] = [];
  for (let n = 1 + Math.floor(chance() * 11); n > 0; n -= 1) {
    at += pick(GAPS) + SECOND;
    const place = pick(PLACES);
    const kind = pick(KINDS);
    const where = place.id;
    switch (kind) {
      case 'wrote': {
        const before = pick(texted);
        // The carrier delivers a text a second time, later (observed: Chatwoot makes two messages of it).
        if (before !== undefined && place.channel === 'sms' && chance() < 0.3) {
          const { text, providerId } = before;
          deeds.push({ at, where, what: { kind, text, providerId, copyOf: before.at } });
          break;
        }
        const text = pick(TEXTS);
        const providerId = place.channel === 'sms' ? `SM${at}` : null;
        if (providerId !== null) texted.push({ at, providerId, text });
        deeds.push({ at, where, what: { kind, text, providerId, copyOf: null } });
        break;
      }
      case 'hold':
      case 'rest':
      case 'optout': {
        const refused = chance() < 0.15;
        deeds.push({ at, where, what: { kind, refused, answered: refused || chance() < 0.8 } });
        break;
      }
      case 'lift':
      case 'ifcut':
        deeds.push({ at, where, what: { kind, counts: chance() < 0.8 } });
        break;
      case 'empty-lift':
        deeds.push({ at, where, what: { kind, counts: false } });
        break;
      case 'ok': {
        const channel = pick(['chat', 'sms'] as const);
        const until = at + pick([HOUR, DAY, 7 * DAY, 60 * DAY]);
        deeds.push({ at, where, what: { kind, channel, until, counts: chance() < 0.85 } });
        break;
      }
      default:
        deeds.push({ at, where, what: { kind } });
    }
  }
  const events = [...PLACES.map(opened), ...deeds.flatMap((deed, i) => told(deed, 10 * (i + 1)))];
  return { deeds, events, now: at + pick(GAPS) };
}

const frame = (at: Instant, where: number, id: string) => ({
  ...{ id, at, heardAt: at, via: 'webhook' as const },
  subject: conversation(1, where),
});

function opened({ id, channel }: (typeof PLACES)[number]): ConversationEvent {
  const snapshot: ConversationSnapshot = {
    ...{ version: BEGIN / SECOND, createdAt: BEGIN - HOUR, status: 'open', channel, inboxId: 1, contactId: CONTACT },
    ...{ assigneeId: null, teamId: null, priority: null, attributes: null },
  };
  return { ...frame(BEGIN, id, `open${id}`), kind: 'conversation-changed', snapshot };
}

/** The events by which we hear of it. A command, and the note of our bot that answers it a second's fraction later. */
function told({ at, where, what }: Deed, messageId: number): ConversationEvent[] {
  const heard = frame(at, where, `e${messageId}`);
  const command = (said: Command): ConversationEvent => ({
    ...heard,
    ...{ kind: 'advocate-command', messageId, agentId: 5, command: said, public: false },
  });
  const answer = (marker: ReturnType<typeof answerMarker>): ConversationEvent => ({
    ...frame(at, where, `a${messageId}`),
    ...{ kind: 'note-written', messageId: messageId + 1, author: { kind: 'our-bot' }, intent: null, marker },
  });
  const done = (deed: LockDeed) => answer(lockMarker(deed));
  const refused = () => answer(answerMarker(messageId, false));
  const by = { at, by: 5, message: messageId };
  switch (what.kind) {
    case 'wrote':
      return [{ ...heard, kind: 'client-wrote', messageId, providerId: what.providerId, text: what.text }];
    case 'exit':
      return [{ ...heard, kind: 'quick-exit' }];
    case 'blocked':
      return [{ ...heard, kind: 'texts-blocked', messageId }];
    case 'denied':
      return [{ ...heard, kind: 'safe-denied' }];
    case 'replied':
      return [
        {
          ...heard,
          kind: 'reply-sent',
          messageId,
          author: { kind: 'advocate', agentId: 5 },
          intent: null,
          providerId: null,
        },
      ];
    case 'hold':
    case 'rest':
    case 'optout':
      if (!what.answered) return [command({ name: what.kind })];
      return [command({ name: what.kind }), what.refused ? refused() : done({ deed: what.kind, ...by })];
    case 'lift':
    case 'ifcut':
      return [command({ name: what.kind, words: true }), what.counts ? done({ deed: what.kind, ...by }) : refused()];
    case 'empty-lift':
      return [command({ name: 'lift', words: false }), refused()];
    case 'ok': {
      const { channel, until } = what;
      return [
        command({ name: 'ok', channel, lasts: until - at }),
        what.counts ? done({ deed: 'ok', ...by, channel, until }) : refused(),
      ];
    }
  }
}
