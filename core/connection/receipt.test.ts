import type { Channel } from '../kernel/channel';
import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import { after, at, receipt, replied } from '../telling.arbitrary';
import { receiptsOf } from './receipt';

const SID = { providerId: 'SMa' };

type Row = [string, Channel, ConversationEvent[], string, string | null, string];

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
