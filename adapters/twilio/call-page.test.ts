import { readCallPage } from './call-page';
import type { LogAsked } from './log-page';

const SID = `CA${'a'.repeat(32)}`;
const OURS = '+15550000009';
const THEIRS = '+15557770000';
const asked = (more: Partial<LogAsked> = {}): LogAsked => ({
  ...{ line: { inboxId: 0, number: OURS, service: null }, way: 'from', since: '2026-11-01', page: null },
  ...{ isOnCall: (number) => number === THEIRS },
  ...more,
});
const call = (more: object = {}) => ({
  ...{ sid: SID, status: 'completed', direction: 'outbound-api', from: OURS, to: THEIRS, duration: '61' },
  ...{ start_time: 'Sun, 22 Nov 2026 01:26:41 +0000', date_created: 'Sun, 22 Nov 2026 01:26:30 +0000', price: null },
  ...more,
});
const page = (calls: object[], more: object = {}) => ({ calls, next_page_uri: null, ...more });
const logged = {
  ...{ id: SID, at: Date.UTC(2026, 10, 22, 1, 26, 41), channel: 'voice', way: 'out', toOnCall: true, units: 2 },
};

describe('a page of Twilio’s log of calls', () => {
  it.each<[string, object, Partial<LogAsked>, object | null]>([
    ['a call of ours: every minute that was begun', {}, {}, {}],
    ['one that was taken and hung up at once is a minute', { duration: '0' }, {}, { units: 1 }],
    ['one that nobody took costs nothing', { status: 'no-answer', duration: '0' }, {}, { units: 0 }],
    ['one that was declined costs nothing', { status: 'busy', duration: null }, {}, { units: 0 }],
    ['one that goes on is not settled', { status: 'in-progress', duration: null }, {}, { units: null }],
    ['one whose length is no number is not settled', { duration: 'long' }, {}, { units: null }],
    [
      'one that never rang has the moment of asking',
      { status: 'failed', start_time: null },
      {},
      { units: 0, at: Date.UTC(2026, 10, 22, 1, 26, 30) },
    ],
    ['one that another was put through to', { direction: 'outbound-dial' }, {}, { way: 'passed-on' }],
    ['a call to us', { direction: 'inbound', from: THEIRS, to: OURS }, { way: 'to' }, { way: 'in', toOnCall: false }],
    ['a call of another number is not ours', { from: '+15559990000' }, {}, null],
    ['one without a moment tells nothing', { start_time: 'soon' }, {}, null],
    ['a messaging service has no calls', {}, { line: { inboxId: 3, number: null, service: 'MG1' } }, null],
  ])('%s', (_what, more, how, expected) => {
    const found = readCallPage(page([call(more)]), asked(how));
    expect(found?.logged).toEqual(expected === null ? [] : [{ ...logged, ...expected }]);
  });

  it('keeps of the next page its place, and of nothing a number', () => {
    const next_page_uri = `/2010-04-01/Accounts/AC1/Calls.json?From=%2B15550000009&PageSize=1000&Page=2&PageToken=PA${SID}`;
    const found = readCallPage(page([call()], { next_page_uri }), asked());
    expect(found?.next).toEqual({ number: '2', token: `PA${SID}` });
    for (const secret of ['1555', '0009']) expect(JSON.stringify(found)).not.toContain(secret);
  });

  it.each([null, '<html>', {}, { calls: 'none' }, { messages: [] }])('%p is no page', (body) => {
    expect(readCallPage(body, asked())).toBeNull();
  });
});
