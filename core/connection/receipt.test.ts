import type { Channel } from '../kernel/channel';
import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import { after, at, inPage, onScreen, pageHeard, receipt, replied } from '../telling.arbitrary';
import { receiptsOf } from './receipt';

const SID = { providerId: 'SMa' };

type Row = [string, Channel, ConversationEvent[], string, string | null, string];

const loaded = (clock: string, more: { shownAt?: number } = {}, id = 'a') =>
  pageHeard(clock, id, 1, { readyAt: at(clock), ...more });

describe('how far has a web message come, by the word of our beacon?', () => {
  const sent = replied('2:00', 2);
  test.each<[string, ConversationEvent[], string, string | null, string, string | null]>([
    ['nothing was told', [sent], 'sent', 'stored-only', 'chatwoot', '2:00'],
    ['it arrived in their page', [sent, inPage('2:01', 2)], 'delivered', null, 'beacon', '2:01'],
    ['it was on their screen', [sent, onScreen('2:02', 2), inPage('2:01', 2)], 'opened', null, 'beacon', '2:02'],
    [
      'Chatwoot said so first',
      [sent, onScreen('2:02', 2), receipt('2:01', 2, 'read')],
      'opened',
      null,
      'chatwoot',
      '2:01',
    ],
    ['we said so first', [sent, onScreen('2:01', 2), receipt('2:02', 2, 'read')], 'opened', null, 'beacon', '2:01'],
    ['another message arrived', [sent, inPage('2:01', 5)], 'sent', 'stored-only', 'chatwoot', '2:00'],
    ['a page loaded it', [sent, loaded('2:01')], 'delivered', null, 'beacon', '2:01'],
    ['a page that loaded too soon to be sure', [sent, loaded('2:00:02')], 'sent', 'stored-only', 'chatwoot', '2:00'],
    ['a page that loaded before', [sent, loaded('1:59')], 'sent', 'stored-only', 'chatwoot', '2:00'],
    ['a page loaded and showed it', [sent, loaded('2:01', { shownAt: at('2:03') })], 'opened', null, 'beacon', '2:03'],
    [
      'too many came after it to be in the pop-up',
      [
        sent,
        replied('2:00:01', 5),
        replied('2:00:02', 8),
        replied('2:00:03', 11),
        loaded('2:01', { shownAt: at('2:03') }),
      ],
      'delivered',
      null,
      'beacon',
      '2:01',
    ],
    [
      'what no person or bot wrote is not in the pop-up',
      [replied('2:00', 2, { author: { kind: 'automatic' } }), loaded('2:01', { shownAt: at('2:03') })],
      'delivered',
      null,
      'beacon',
      '2:01',
    ],
    [
      'the page that loaded it is forgotten',
      [sent, loaded('2:01'), ...Array.from({ length: 8 }, (_, i) => pageHeard(`2:1${i}`, `p${i}`, 1))],
      'delivered',
      null,
      'beacon',
      '2:01',
    ],
    [
      'failed, and yet in their page',
      [receipt('2:00', 2, 'failed'), inPage('2:01', 2)],
      'delivered',
      'conflict',
      'beacon',
      '2:01',
    ],
  ])('%s', (_what, events, state, remark, by, clock) => {
    const [one] = receiptsOf(after('chat', events), at('2:05'), DEFAULT_POLICY);
    expect(one).toMatchObject({ state, remark, by, at: clock && at(clock) });
  });

  test('of a text message a page can say nothing (B1.8)', () => {
    const [one] = receiptsOf(after('sms', [sent, onScreen('2:01', 2), loaded('2:02')]), at('2:05'), DEFAULT_POLICY);
    expect(one).toMatchObject({ state: 'queued', by: 'chatwoot' });
  });
});

describe('how far has our message come?', () => {
  test.each<Row>([
    ['a web message is merely stored', 'chat', [replied('2:00', 2)], 'sent', 'stored-only', 'chatwoot'],
    [
      'a web message on their screen (B1.6)',
      'chat',
      [replied('2:00', 2), receipt('2:01', 2, 'read')],
      'opened',
      null,
      'chatwoot',
    ],
    [
      '"sent" after "read" changes nothing',
      'chat',
      [receipt('2:01', 2, 'read'), receipt('2:02', 2, 'sent')],
      'opened',
      null,
      'chatwoot',
    ],
    [
      '"delivered" on a web chat is Chatwoot’s word',
      'chat',
      [receipt('2:01', 2, 'delivered')],
      'delivered',
      null,
      'chatwoot',
    ],
    ['a text the carrier has not taken', 'sms', [replied('2:00', 2)], 'queued', null, 'chatwoot'],
    ['a text the carrier has taken', 'sms', [replied('2:00', 2, SID)], 'sent', null, 'carrier'],
    [
      'a text delivered',
      'sms',
      [replied('2:00', 2, SID), receipt('2:01', 2, 'delivered')],
      'delivered',
      null,
      'carrier',
    ],
    [
      'a text is never "opened" (B1.8)',
      'sms',
      [replied('2:00', 2, SID), receipt('2:01', 2, 'read')],
      'sent',
      null,
      'carrier',
    ],
    [
      'a late "sent" does not take it back (B1.9)',
      'sms',
      [receipt('2:01', 2, 'delivered'), receipt('2:02', 2, 'sent')],
      'delivered',
      null,
      'carrier',
    ],
    ['a text failed', 'sms', [replied('2:00', 2), receipt('2:01', 2, 'failed', 21610)], 'failed', null, 'carrier'],
    [
      'failed, then delivered',
      'sms',
      [receipt('2:01', 2, 'failed', 30003), receipt('2:02', 2, 'delivered')],
      'delivered',
      'conflict',
      'carrier',
    ],
    [
      'delivered, then failed',
      'sms',
      [receipt('2:01', 2, 'delivered'), receipt('2:02', 2, 'failed', 30003)],
      'delivered',
      'conflict',
      'carrier',
    ],
    ['an e-mail is stored', 'email', [replied('2:00', 2)], 'sent', 'stored-only', 'chatwoot'],
  ])('%s', (_what, channel, events, state, remark, by) => {
    const [one] = receiptsOf(after(channel, events), at('2:05'), DEFAULT_POLICY);
    expect([one?.state, one?.remark, one?.by]).toEqual([state, remark, by]);
  });
});

test('after ten minutes without a word the carrier gave no receipt, which is not a failure (B1.10)', () => {
  const facts = after('sms', [replied('2:00', 2, SID)]);
  const remark = (clock: string) => receiptsOf(facts, at(clock), DEFAULT_POLICY)[0];
  expect(remark('2:09:59')).toMatchObject({ state: 'sent', remark: null });
  expect(remark('2:10')).toMatchObject({ state: 'sent', remark: 'no-receipt' });
});

test('the code of a failure is kept, and shown with a conflict too', () => {
  const facts = after('sms', [receipt('2:01', 2, 'failed', 30003), receipt('2:02', 2, 'delivered')]);
  expect(receiptsOf(facts, at('2:05'), DEFAULT_POLICY)[0]).toMatchObject({ errorCode: 30003, at: at('2:02') });
});
