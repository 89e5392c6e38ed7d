import recorded from '../../../test/recordings/panel-app-context.json';
import { readContext, type Around, type Heard } from './read-context';

const chatwoot = { name: 'Chatwoot’s window' };
const panel = { name: 'our own window' };
const framed: Around = {
  chatwootOrigin: 'https://chat.example.org',
  ownOrigin: 'https://helpline.example.org',
  self: panel,
  parent: chatwoot,
};
const inTheApp: Around = { ...framed, parent: panel };

const told = (data: unknown, from: Partial<Heard> = {}): Heard => ({
  data: typeof data === 'string' ? data : JSON.stringify(data),
  origin: framed.chatwootOrigin,
  source: chatwoot,
  ...from,
});
const context = (data: object) => ({ event: 'appContext', data });
const conversation = { id: 42, account_id: 1 };
const known = { accountId: 1, conversationId: 42, theme: null };

describe('what is believed of Chatwoot’s context', () => {
  it('is two ids of a recorded one, and nothing of the client', () => {
    const { data, origin } = recorded;
    expect(readContext(told(data, { origin }), { ...framed, chatwootOrigin: origin })).toEqual({
      accountId: 1,
      conversationId: 2,
      theme: null,
    });
  });

  it.each<[string, Heard, Around, unknown]>([
    ['Chatwoot tells it', told(context({ conversation })), framed, known],
    [
      'a later Chatwoot tells its theme too',
      told(context({ conversation, theme: 'dark' })),
      framed,
      { ...known, theme: 'dark' },
    ],
    ['a theme that is none', told(context({ conversation, theme: '<b>' })), framed, known],
    [
      'the mobile app tells it, in this very page',
      told(context({ conversation, current_agent: {} }), { origin: framed.ownOrigin, source: panel }),
      inTheApp,
      known,
    ],
  ])('%s', (_what, heard, around, expected) => expect(readContext(heard, around)).toEqual(expected));

  it.each<[string, Heard, Around]>([
    ['another origin', told(context({ conversation }), { origin: 'https://evil.example' }), framed],
    [
      'an origin that only begins like it',
      told(context({ conversation }), { origin: 'https://chat.example.org.evil.example' }),
      framed,
    ],
    ['another window of Chatwoot’s origin', told(context({ conversation }), { source: { name: 'a pop-up' } }), framed],
    ['our own window, while we are framed', told(context({ conversation }), { source: panel }), framed],
    ['a page above, where only the app may speak', told(context({ conversation })), inTheApp],
    ['an object instead of a text', { ...told(''), data: context({ conversation }) }, framed],
    ['no JSON', told('{"event":"appContext"'), framed],
    ['another event', told({ event: 'somethingElse', data: { conversation } }), framed],
    ['no conversation', told(context({})), framed],
    ['null everywhere', told('{"event":"appContext","data":null}'), framed],
    ['an id that is a text', told(context({ conversation: { ...conversation, id: '42' } })), framed],
    ['an id below one', told(context({ conversation: { ...conversation, id: -1 } })), framed],
    ['a broken id', told(context({ conversation: { ...conversation, id: 1.5 } })), framed],
    ['an account that is missing', told(context({ conversation: { id: 42 } })), framed],
    ['10 MB of nothing', told(`{"event":"appContext","data":"${'x'.repeat(10_000_000)}"}`), framed],
  ])('is nothing of %s', (_what, heard, around) => expect(readContext(heard, around)).toBeNull());
});
