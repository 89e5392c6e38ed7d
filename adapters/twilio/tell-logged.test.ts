import { conversation } from '../../core/kernel/subject';
import { tellLogged } from './tell-logged';
import type { LoggedText } from './twilio-log';
import type { TwilioState } from './twilio-payloads';

const SUBJECT = conversation(1, 4);
const ASKED = { subject: SUBJECT, messageId: 31, askedAt: 90_500, heardAt: 91_000 };
const text = (status: TwilioState, more: Partial<LoggedText> = {}): LoggedText => ({
  ...{ status, errorCode: null, segments: 1, changedAt: 60_000 },
  ...more,
});

it.each<[TwilioState, string | null]>([
  ['accepted', null],
  ['scheduled', null],
  ['queued', null],
  ['sending', null],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'delivered'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
  ['partially_delivered', null],
  ['unknown', null],
])('%s is heard as %s', (status, heard) => {
  const [event, ...more] = tellLogged(text(status), ASKED);
  expect(more).toEqual([]);
  if (heard === null) expect(event).toBeUndefined();
  else expect(event).toMatchObject({ kind: 'receipt-heard', status: heard, errorCode: null, via: 'twilio' });
});

it('holds from when Twilio changed it, and says when the log was asked', () => {
  expect(tellLogged(text('undelivered', { errorCode: 30003 }), ASKED)).toEqual([
    {
      ...{ kind: 'receipt-heard', id: 'carrier:31:failed:90500', subject: SUBJECT, messageId: 31, status: 'failed' },
      ...{ errorCode: 30003, at: 60_000, askedAt: 90_500, heardAt: 91_000, via: 'twilio' },
    },
  ]);
});

it('is never of a later moment than the asking, whatever Twilio’s clock says', () => {
  expect(tellLogged(text('sent', { changedAt: 99_000 }), ASKED)[0]).toMatchObject({ at: 90_500 });
  expect(tellLogged(text('sent', { changedAt: null }), ASKED)[0]).toMatchObject({ at: 90_500 });
});

it('a code is told of a failure only', () => {
  expect(tellLogged(text('delivered', { errorCode: 30003 }), ASKED)[0]).toMatchObject({ errorCode: null });
});
