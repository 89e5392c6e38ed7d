import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { receiptsOf } from '../core/connection/receipt';
import { sayReceipt } from '../core/connection/receipt-words';
import { say } from '../core/connection/say';
import { verdict } from '../core/connection/verdict';
import type { ConversationEvent, HelplineEvent } from '../core/kernel/event';
import { noConversationFacts, type ConversationFacts } from '../core/kernel/facts';
import { DEFAULT_POLICY } from '../core/kernel/policy';
import { conversation } from '../core/kernel/subject';
import { learn } from '../core/learn';
import { earsOf } from '../eval/judge/case';
import { judgeConnection, judgeReceipt } from '../eval/judge/judge';
import type { Heard } from '../eval/world/heard';
import type { OurMessage, TruePage, Truth } from '../eval/world/truth';
import { eventsOf, recorded } from './support/translated-webhooks';

type Step = { t: number; s: number; k: string; v?: { st?: [number, number, string][]; seen?: number } };
const timeline = JSON.parse(
  readFileSync(join(__dirname, 'recordings/widget-presence-timeline.json'), 'utf8'),
) as Step[];

const SUBJECT = conversation(1, 3);
const START = 1_795_310_736_579;
const at = (seconds: number): number => START + Math.round(seconds * 1_000);
const step = (k: string): Step => timeline.find((one) => one.k === k) as Step;

/** What the recording's author did with the page: no network from 25.7 s to 129.7 s, a reload at 204 s, closed at 208.4 s. */
const device = {
  kind: 'desktop' as const,
  down: [{ from: step('offline').t, to: step('online again').t, noticed: true }],
};
const page = (id: string, born: number, end: number, ending: TruePage['ending']): TruePage => ({
  ...{ id, device, born, ready: born + 400, end, ending, visible: [{ at: born, on: true }], frozen: [] },
  chat: [
    { at: born + 500, on: true, popup: false },
    { at: at(25), on: false, popup: false },
    { at: at(133), on: true, popup: true },
  ],
});
const first = page('a', at(2), step('reloaded').t - 400, 'reloaded');
const second = page('b', step('reloaded').t, step('closed tab').t, 'closed');

/** Of 29, sent while the browser was offline, the words stood on the page from about 133 s on; Chatwoot says "sent" for ever. */
const message = (id: number, stored: number, arrived: number, read: number | null): OurMessage => ({
  ...{ id, at: stored, taken: null, inPage: [{ page: first, at: arrived, told: false }] },
  status: [
    { status: 'sent', at: stored, code: null },
    ...(read === null ? [] : [{ status: 'read' as const, at: read, code: null }]),
  ],
});
const truth: Truth = {
  ...{ channel: 'chat', start: START, end: at(310), pages: [first, second], outages: [], quickExitAt: null },
  wrote: [{ id: 19, at: at(7.1) }],
  typed: [{ from: at(11), to: at(19) }],
  ours: [
    ...[21, 22].map((id) => message(id, at(8), at(8.2), at(8.3))),
    message(27, at(16.6), at(16.7), at(16.85)),
    message(28, at(21), at(21.1), at(21.2)),
    message(29, at(25.8), at(133), null),
  ],
  // The dot went out 90 s after the last of these, as recorded.
  pings: [at(2.7), at(132.8), at(192.8), step('closed dot=offline').t - 90_000],
  seen: [at(7.05), at(8.2), at(16.8), at(21.2)],
};

/** Chatwoot's dot in the dashboard, as it was recorded. */
const dotAt = (when: number): boolean =>
  when < step('offline dot=offline').t || (when >= step('back dot=online').t && when < step('closed dot=offline').t);

/** Everything that reached us by a moment: the recorded webhooks, and a sweep every 30 s over what REST was recorded to say. */
function heardBy(now: number): HelplineEvent[] {
  const webhooks = recorded
    .filter(({ path, heard }) => path === '/webhook' && heard.heardAt <= now)
    .flatMap(({ body, heard }) => eventsOf(body, heard).filter(({ subject }) => same(subject)));
  const sweeps: ConversationEvent[] = [];
  for (let when = at(15); when <= now; when += 30_000) {
    const frame = { id: '', subject: SUBJECT, at: when, heardAt: when, via: 'sweep' as const };
    sweeps.push({ ...frame, kind: 'dot-seen', at: Math.floor(when / 1_000) * 1_000, online: dotAt(when) });
    const rest = timeline.filter((one) => one.v?.st && one.t <= when).at(-1)?.v;
    for (const [messageId, kind, status] of rest?.st ?? [])
      if (kind !== 0 && status === 'read')
        sweeps.push({ ...frame, kind: 'receipt-heard', messageId, status, errorCode: null });
  }
  return [...webhooks, ...sweeps];
}
const same = (subject: HelplineEvent['subject']): boolean =>
  subject.kind === 'conversation' && subject.conversationId === SUBJECT.conversationId;

/** The same, in the judge's words. */
const toldTo = (events: readonly HelplineEvent[]): Heard[] =>
  events.flatMap((event): Heard[] => {
    const { at, heardAt } = event;
    switch (event.kind) {
      case 'client-wrote':
        return [{ heardAt, told: { tells: 'wrote', id: event.messageId, at } }];
      case 'client-typing':
        return [{ heardAt, told: { tells: 'typing', at, on: event.on } }];
      case 'client-opened':
        return [{ heardAt, told: { tells: 'opened', at } }];
      case 'dot-seen':
        return [{ heardAt, told: { tells: 'dot', at, on: event.online } }];
      case 'reply-sent':
        return [{ heardAt, told: { tells: 'stored', id: event.messageId, at, taken: false } }];
      case 'receipt-heard':
        return [{ heardAt, told: { tells: 'status', id: event.messageId, status: event.status, at, code: null } }];
      default:
        return [];
    }
  });

/** What Chatwoot showed, and whether it was so. Two ticks are how its dashboard draws "sent". */
const STEPS: readonly [string, number, string, string, boolean, boolean][] = [
  // step, s, ours, ours of 29, Chatwoot's dot true?, its ticks of 29 true?
  ['the chat is open', 19.8, 'Typing heard 01:25', '', true, true],
  ['offline, message 29 sent', 28.9, 'Typing heard 01:25', 'Stored 01:26; not known to have arrived', false, false],
  ['offline for a minute', 85, 'Typing heard 01:25', 'Stored 01:26; not known to have arrived', false, false],
  ['back online', 129.8, 'Typing heard 01:25', 'Stored 01:26; not known to have arrived', false, false],
  [
    'its words on the page',
    200.5,
    'Last opened 01:25; dot after 01:25',
    'Stored 01:26; not known to have arrived',
    true,
    true,
  ],
  ['reloaded', 205, 'Last opened 01:25; dot after 01:25', 'Stored 01:26; not known to have arrived', true, true],
  ['tab closed', 208.6, 'Last opened 01:25; dot after 01:25', 'Stored 01:26; not known to have arrived', false, true],
  [
    'closed for a minute',
    270,
    'Last opened 01:25; dot after 01:25',
    'Stored 01:26; not known to have arrived',
    false,
    true,
  ],
  ['the dot is out', 309, 'Last opened 01:25; dot after 01:25', 'Stored 01:26; not known to have arrived', true, true],
];

describe('the recorded five minutes of a web chat, step by step', () => {
  test.each(STEPS)('%s, at %s s: ours was true', (_what, seconds, words, of29) => {
    const now = at(seconds);
    const events = heardBy(now);
    const facts = events.reduce(learn<ConversationFacts>, noConversationFacts(SUBJECT));
    const said = say(verdict(facts, now, DEFAULT_POLICY).statement, now, DEFAULT_POLICY);
    const one = { truth, writtenAt: now, now, ears: earsOf(toldTo(events)) };
    const reader = { language: 'en', offset: 0 } as const;
    expect([said, judgeConnection(said, reader, one)]).toEqual([words, null]);
    for (const receipt of receiptsOf(facts, now, DEFAULT_POLICY)) {
      const told = sayReceipt(receipt, 'chat', now, DEFAULT_POLICY);
      const ours = truth.ours.find(({ id }) => id === receipt.messageId) as OurMessage;
      expect(judgeReceipt(told, ours, reader, one, 0).wrong).toBeNull();
      if (receipt.messageId === 29) expect(told.words).toBe(of29);
    }
  });

  test('Chatwoot’s dot or ticks were false in at least four of them', () => {
    const isThere = (when: number): boolean =>
      truth.pages.some(({ born, end }) => born <= when && when < end) &&
      !device.down.some(({ from, to }) => from <= when && when < to);
    const arrived = (when: number): boolean =>
      truth.ours.filter((one) => one.at <= when).every(({ inPage }) => inPage.every((one) => one.at <= when));
    for (const [what, seconds, , , ...right] of STEPS)
      expect([what, dotAt(at(seconds)) === isThere(at(seconds)), arrived(at(seconds))]).toEqual([what, ...right]);
    expect(STEPS.filter(([, , , , dotTrue]) => !dotTrue).length).toBeGreaterThanOrEqual(4);
    expect(STEPS.filter(([, , , , dotTrue, ticksTrue]) => !dotTrue || !ticksTrue).length).toBeGreaterThanOrEqual(4);
  });
});
