import fc from 'fast-check';
import { START, SUBJECT } from './history.arbitrary';
import type { ConversationEvent, ConversationSnapshot, HelplineEvent } from './kernel/event';
import { HOUR, MINUTE, SECOND, type Duration, type Instant } from './kernel/instant';
import type { PageState } from './kernel/page';
import type { Night } from './night.arbitrary';

/** What may happen while somebody is quiet, the quiet ones more often. */
const happening = fc.constantFrom(
  ...(['advocate', 'advocate', 'delivered', 'delivered', 'opened', 'nothing', 'nothing', 'nothing'] as const),
  ...([
    'client',
    'types',
    'check-in',
    'closing',
    'line',
    'well',
    'offline',
    'online',
    'leaves',
    'ok',
    'urgent',
  ] as const),
);
const gap: fc.Arbitrary<Duration> = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((seconds) => seconds * SECOND),
  fc.integer({ min: 0, max: 8 }).map((minutes) => minutes * MINUTE),
);

/** A night in a web chat: a client who wrote, was answered, and is mostly quiet. Some things are heard late or twice. */
export const quietNight: fc.Arbitrary<Night> = fc
  .record({
    steps: fc.array(
      fc.record({ happening, gap, late: fc.integer({ min: 0, max: 20 * SECOND }), twice: fc.boolean() }),
      { minLength: 1, maxLength: 18 },
    ),
    stops: fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 60 }), minutes: fc.integer({ min: 1, max: 10 * 60 }) }),
      { maxLength: 2 },
    ),
    chaos: fc.array(fc.nat({ max: 99 }), { minLength: 40, maxLength: 40 }),
  })
  .map(({ steps, stops, chaos }) => {
    let at = START + 2 * MINUTE;
    const events = steps.flatMap((step, i) => {
      at += step.gap;
      return told(step.happening, i + 3, at).flatMap((event) => {
        const heard = { ...event, heardAt: at + step.late };
        return step.twice ? [heard, { ...heard, heardAt: heard.heardAt + 5 * SECOND }] : [heard];
      });
    });
    const begin = [opened(START, null), ...told('client', 1, START), ...told('advocate', 2, START + MINUTE)];
    return {
      events: [...begin, ...events].sort((a, b) => a.heardAt - b.heardAt),
      stops: stops.map(({ after, minutes }) => ({
        from: START + after * MINUTE,
        until: START + (after + minutes) * MINUTE,
      })),
      chaos,
    };
  });

const frame = (at: Instant, id: string) => ({ id, subject: SUBJECT, at, heardAt: at, via: 'webhook' as const });

function opened(at: Instant, priority: ConversationSnapshot['priority']): ConversationEvent {
  const ids = { inboxId: 1, contactId: 7, assigneeId: 5, teamId: null, attributes: null };
  const snapshot = {
    version: at / SECOND,
    createdAt: START - HOUR,
    status: 'open',
    channel: 'chat',
    priority,
  } as const;
  return { ...frame(at, `open-${at}`), kind: 'conversation-changed', snapshot: { ...snapshot, ...ids } };
}

function told(what: string, n: number, at: Instant): HelplineEvent[] {
  const heard = frame(at, `e${n}`);
  // Ids of messages leave room for our own notes between them.
  const messageId = n * 1000;
  const text = { segments: 1, encoding: 'gsm-7', characters: 3, keyword: null } as const;
  const author = { kind: 'advocate', agentId: 5 } as const;
  const reply = { ...heard, kind: 'reply-sent', messageId, intent: null, providerId: null, author } as const;
  switch (what) {
    case 'client':
      return [{ ...heard, kind: 'client-wrote', messageId, providerId: null, text }];
    case 'types':
      return [{ ...heard, kind: 'client-typing', on: n % 2 === 0 }];
    case 'advocate':
      return [reply];
    case 'check-in':
    case 'closing':
      return [{ ...reply, said: what }];
    case 'delivered':
      // Of the message before, whatever that was.
      return [{ ...heard, kind: 'receipt-heard', messageId: messageId - 1000, status: 'delivered', errorCode: null }];
    case 'opened':
      return [{ ...heard, kind: 'client-opened' }];
    case 'line':
    case 'well':
      return [{ ...heard, kind: 'line-changed', trouble: what === 'line' ? 'chatwoot-away' : null, since: at }];
    case 'offline':
    case 'online':
    case 'leaves':
      return [page(n, at, what === 'online' ? 'visible' : what === 'leaves' ? 'left' : 'offline')];
    case 'ok': {
      const data = { deed: 'ok', at, by: 5, message: messageId, channel: 'chat', until: at + 20 * HOUR };
      const marker = { kind: 'lock', data };
      return [{ ...heard, kind: 'note-written', messageId, author: { kind: 'our-bot' }, intent: null, marker }];
    }
    case 'urgent':
      return [opened(at, 'urgent')];
    default:
      return [];
  }
}

/** The one page of theirs, at its newest word. */
function page(n: number, at: Instant, state: PageState): HelplineEvent {
  const born = { device: 'desktop', chat: 'open', bornAt: START, readyAt: null, shownAt: null } as const;
  const left = state === 'left' ? at : null;
  return {
    ...frame(at, `e${n}`),
    kind: 'page-heard',
    page: { ...born, id: 'p', seq: n, state, since: at, lastHeardAt: at, leftAt: left, offline: null },
  };
}
