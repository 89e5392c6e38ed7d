import type { LogAsked } from './log-page';
import { readTextPage } from './text-page';

const SID = `SM${'a'.repeat(32)}`;
const OURS = '+15550000001';
const THEIRS = '+15551239999';
const asked = (more: Partial<LogAsked> = {}): LogAsked => ({
  ...{ line: { inboxId: 3, number: OURS, service: null }, way: 'from', since: '2026-11-01', page: null },
  ...{ isOnCall: (number) => number === '+15557770000' },
  ...more,
});
const text = (more: object = {}) => ({
  ...{ sid: SID, status: 'delivered', direction: 'outbound-api', from: OURS, to: THEIRS, num_segments: '2' },
  ...{ body: 'Are you safe?', date_sent: 'Sun, 22 Nov 2026 01:26:41 +0000', error_code: null, price: '-0.0166' },
  ...more,
});
const page = (messages: object[], more: object = {}) => ({ messages, next_page_uri: null, ...more });
const logged = {
  id: SID,
  at: Date.UTC(2026, 10, 22, 1, 26, 41),
  channel: 'sms',
  way: 'out',
  toOnCall: false,
  units: 2,
};

describe('a page of Twilio’s log', () => {
  it.each<[string, object, Partial<LogAsked>, object | null]>([
    ['a text of ours', {}, {}, {}],
    ['one of which the segments are not known yet (B8.14)', { num_segments: '0' }, {}, { units: null }],
    ['one that was called off', { status: 'canceled', num_segments: '1' }, {}, { units: 0 }],
    ['one that failed is billed all the same', { status: 'undelivered', error_code: 30003 }, {}, {}],
    ['an answer of Twilio’s own', { direction: 'outbound-reply' }, {}, { way: 'reply' }],
    ['one to somebody on call', { to: '+15557770000' }, {}, { toOnCall: true }],
    ['a text to us', { direction: 'inbound', from: THEIRS, to: OURS }, { way: 'to' }, { way: 'in' }],
    ['a text of another number is not ours', { from: '+15559990000' }, {}, null],
    ['a text to us is none of those from us', { direction: 'inbound', from: OURS, to: OURS }, {}, null],
    ['one without a moment tells nothing', { date_sent: 'soon' }, {}, null],
    [
      'of a whole messaging service, by the service',
      { from: '+15558880000', messaging_service_sid: 'MG1' },
      { line: { inboxId: 3, number: null, service: 'MG1' } },
      {},
    ],
  ])('%s', (_what, more, how, expected) => {
    const found = readTextPage(page([text(more)]), asked(how));
    expect(found?.logged).toEqual(expected === null ? [] : [{ ...logged, ...expected }]);
  });

  it('a picture is one, in however many parts', () => {
    const sid = `MM${'a'.repeat(32)}`;
    expect(readTextPage(page([text({ sid, num_segments: '3' })]), asked())?.logged).toMatchObject([
      { channel: 'mms', units: 1 },
    ]);
  });

  it('keeps of the next page its place, and of nothing a number or a word', () => {
    const next_page_uri = `/2010-04-01/Accounts/AC1/Messages.json?From=%2B15550000001&PageSize=1000&Page=1&PageToken=PA${SID}`;
    const found = readTextPage(page([text()], { next_page_uri }), asked());
    expect(found?.next).toEqual({ number: '1', token: `PA${SID}` });
    for (const secret of ['1555', 'safe']) expect(JSON.stringify(found)).not.toContain(secret);
  });

  it.each([null, '<html>', {}, { messages: 'none' }])('%p is no page', (body) => {
    expect(readTextPage(body, asked())).toBeNull();
  });
});
