import { spentByCall, spentByText } from './hear-spent';

const SM = `SM${'a'.repeat(32)}`;
const MM = `MM${'a'.repeat(32)}`;
const CA = `CA${'a'.repeat(32)}`;
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

it.each([
  ['a text of two segments', { MessageSid: SM, NumSegments: '2' }, { id: SM, channel: 'sms', units: 2 }],
  ['a text of unknown length', { MessageSid: SM, NumSegments: '0' }, { id: SM, channel: 'sms', units: null }],
  ['a text that says nonsense', { MessageSid: SM, NumSegments: '1e9' }, { id: SM, channel: 'sms', units: null }],
  ['a picture', { MessageSid: MM, NumSegments: '3' }, { id: MM, channel: 'mms', units: 1 }],
])('%s', (_what, fields, spent) => {
  expect(spentByText(form(fields))).toEqual({ ...spent, direction: 'inbound' });
});

it.each([
  ['61 seconds are two minutes', { CallSid: CA, CallStatus: 'completed', CallDuration: '61' }, 2],
  ['one second is one', { CallSid: CA, CallStatus: 'completed', CallDuration: '1' }, 1],
  ['it was taken and hung up at once', { CallSid: CA, CallStatus: 'completed', CallDuration: '0' }, 1],
  ['nobody answered', { CallSid: CA, CallStatus: 'no-answer', CallDuration: '0' }, 0],
  ['it was declined', { CallSid: CA, CallStatus: 'busy' }, 0],
])('a call: %s', (_what, fields, units) => {
  expect(spentByCall(form(fields))).toEqual({ id: CA, direction: 'page', channel: 'voice', units });
});

it.each<Record<string, string>>([
  {},
  { CallSid: CA, CallStatus: 'in-progress', CallDuration: '5' },
  { CallSid: 'CA1', CallStatus: 'completed', CallDuration: '5' },
  { CallSid: CA, CallStatus: 'completed', CallDuration: '-5' },
])('a call that is not over, or is none: %p', (fields) => {
  expect(spentByCall(form(fields))).toBeNull();
  expect(spentByText(form(fields))).toBeNull();
});
