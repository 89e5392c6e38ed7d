import type { HelplineEvent } from '../kernel/event';
import { desk } from '../kernel/subject';
import { deskEntriesIn } from './desk-spending';

const AT = 1_800_000_000_000;
const heard = (what: object): HelplineEvent =>
  ({ id: 'e', subject: desk(1), at: AT, heardAt: AT, via: 'ourselves', ...what }) as HelplineEvent;
const sent = (more: object) =>
  heard({ kind: 'page-sent', page: 'd:1:wake.r1.1.7:page-on-call', by: 'text', sid: 'SM1', tries: 1, ...more });

describe('what the desk itself spends', () => {
  it.each<[string, HelplineEvent, object[]]>([
    ['a page by text', sent({ segments: 1 }), [{ id: 'SM1', direction: 'page', channel: 'sms', units: 1 }]],
    ['a page that an older version sent', sent({}), [{ id: 'SM1', direction: 'page', channel: 'sms', units: null }]],
    [
      'a call, whose minutes are not known yet',
      sent({ by: 'call', sid: 'CA1' }),
      [{ id: 'CA1', direction: 'page', channel: 'voice', units: null }],
    ],
    ['a page by the helpline’s own webhook costs nothing', sent({ by: 'webhook', sid: null }), []],
    ['a page that failed costs nothing', heard({ kind: 'page-failed', page: 'p', why: 'refused', code: 21211 }), []],
    [
      'a reply from a phone on call',
      heard({ kind: 'desk-spent', spent: { id: 'SM2', direction: 'inbound', channel: 'sms', units: 1 } }),
      [{ id: 'SM2', direction: 'inbound', channel: 'sms', units: 1 }],
    ],
  ])('%s', (_what, event, entries) => {
    expect(deskEntriesIn([event])).toEqual(entries.map((entry) => ({ ...entry, at: AT, inboxId: 0 })));
  });
});
