import fc from 'fast-check';
import { START, SUBJECT } from './history.arbitrary';
import type { ConversationSnapshot, HelplineEvent } from './kernel/event';
import { HOUR, MINUTE, SECOND, type Duration, type Instant } from './kernel/instant';

/** One night of a conversation as it would come in: ids and times grow, each event is heard a little late. */
export type Night = { events: HelplineEvent[]; stops: { from: Instant; until: Instant }[]; chaos: number[] };

const happening = fc.constantFrom(
  ...([
    'client',
    'client',
    'client',
    'advocate',
    'robot',
    'typing',
    'typed',
    'reading',
    'dot',
    'closed',
    'line',
  ] as const),
);
const gap: fc.Arbitrary<Duration> = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((seconds) => seconds * SECOND),
  fc.integer({ min: 0, max: 20 }).map((minutes) => minutes * MINUTE),
);
const late: fc.Arbitrary<Duration> = fc.integer({ min: 0, max: 20 * SECOND });

export const night: fc.Arbitrary<Night> = fc
  .record({
    steps: fc.array(fc.record({ happening, gap, late, twice: fc.boolean() }), { minLength: 1, maxLength: 25 }),
    stops: fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 120 }), minutes: fc.integer({ min: 1, max: 3 * 24 * 60 }) }),
      {
        maxLength: 2,
      },
    ),
    chaos: fc.array(fc.nat({ max: 99 }), { minLength: 40, maxLength: 40 }),
  })
  .map(({ steps, stops, chaos }) => {
    let at = START;
    const events = steps.flatMap((step, i) => {
      at += step.gap;
      const event = { ...told(step.happening, i + 1, at), heardAt: at + step.late };
      return step.twice ? [event, { ...event, heardAt: event.heardAt + 5 * SECOND }] : [event];
    });
    const down = stops.map(({ after, minutes }) => ({
      from: START + after * MINUTE,
      until: START + (after + minutes) * MINUTE,
    }));
    return { events: [opened, ...events].sort((a, b) => a.heardAt - b.heardAt), stops: down, chaos };
  });

const OPEN: ConversationSnapshot = {
  version: START / SECOND - 60,
  createdAt: START - HOUR,
  status: 'open',
  channel: 'chat',
  inboxId: 1,
  contactId: 7,
  assigneeId: null,
  teamId: null,
  priority: null,
  attributes: null,
};
const frame = (at: Instant, id: string) => ({ id, subject: SUBJECT, at, heardAt: at, via: 'webhook' as const });
const opened: HelplineEvent = { ...frame(START, 'open'), kind: 'conversation-changed', snapshot: OPEN };

function told(what: string, n: number, at: Instant): HelplineEvent {
  const heard = frame(at, `e${n}`);
  // Ids of messages leave room for our own notes between them.
  const messageId = n * 1000;
  const text = { segments: 1, encoding: 'gsm-7', characters: 3, keyword: null } as const;
  const reply = { ...heard, kind: 'reply-sent', messageId, intent: null, providerId: null } as const;
  switch (what) {
    case 'client':
      return { ...heard, kind: 'client-wrote', messageId, providerId: null, text };
    case 'advocate':
      return { ...reply, author: { kind: 'advocate', agentId: 5 } };
    case 'robot':
      return { ...reply, author: { kind: 'other-bot' } };
    case 'typing':
    case 'typed':
      return { ...heard, kind: 'advocate-typing', on: what === 'typing', agentId: 5 };
    case 'reading':
      return { ...heard, kind: 'advocate-reading', agentId: 5 };
    case 'dot':
      return { ...heard, kind: 'dot-seen', online: n % 3 !== 0 };
    case 'line':
      return { ...heard, kind: 'line-changed', trouble: n % 2 ? 'webhooks-late' : null, since: at };
    default:
      return {
        ...heard,
        kind: 'conversation-changed',
        snapshot: { ...OPEN, version: at / SECOND, status: n % 2 ? 'resolved' : 'open' },
      };
  }
}
