import { errorCodeOf } from './error-code';

describe('errorCodeOf', () => {
  it.each([
    ['Error code: 30003', 30003],
    ['30006 - Landline or unreachable carrier', 30006],
    ['[HTTP 400] 21610 : Unable to create record\nAttempt to send to unsubscribed recipient\n', 21610],
    ['x', null],
    ['', null],
    [null, null],
    [undefined, null],
    [30003, null],
    ['+15551230001 cannot be reached', null],
    ['15551230001 cannot be reached', null],
    ['550 mailbox of zoe@example.org is full', 550],
  ])('reads %j as %j', (text, code) => {
    expect(errorCodeOf(text)).toBe(code);
  });
});
