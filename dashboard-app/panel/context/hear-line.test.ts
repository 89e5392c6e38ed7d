import { readFromLine } from './hear-line';
import type { Around } from './read-context';

const page = { name: 'Chatwoot’s window' };
const around: Around = {
  chatwootOrigin: 'https://chat.example.org',
  ownOrigin: 'https://h.example',
  self: {},
  parent: page,
};
const heard = (data: unknown, origin = around.chatwootOrigin, source: unknown = page) =>
  readFromLine({ data: typeof data === 'string' ? data : JSON.stringify(data), origin, source }, around);
const line = { event: 'helpline:line', theme: 'dark', accountId: 1, conversationId: 2, exchange: null, refused: null };

describe('a message of the line', () => {
  it('is heard from Chatwoot’s page', () => {
    expect(heard(line)).toEqual(line);
    expect(heard({ event: 'helpline:said', key: 'k', answer: null })).toMatchObject({ key: 'k' });
  });

  it.each([
    ['a bearer from a page that is not Chatwoot', () => heard(line, 'https://evil.example')],
    ['a bearer from another window', () => heard(line, around.chatwootOrigin, {})],
    ['Chatwoot’s own message', () => heard({ event: 'appContext', data: {} })],
    ['no theme', () => heard({ ...line, theme: 'pink' })],
    ['no key', () => heard({ event: 'helpline:said' })],
    ['no JSON', () => heard('helpline:line')],
  ])('is not heard: %s', (_what, hears) => expect(hears()).toBeNull());
});
