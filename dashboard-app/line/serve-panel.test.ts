import type { CommandRequest } from '../../core/panel/command-contract';
import type { FromLine } from '../../core/panel/line-contract';
import type { Followed } from './connect';
import { servePanel, type Open } from './serve-panel';

const ORIGIN = 'https://panel.example.org';
const REQUEST: Omit<CommandRequest, 'session'> = { key: 'key-1', command: { name: 'send-text', text: 'checkIn' } };

/** Chatwoot's page with conversation 7 open, and the panel's frame in it; what was said, and what the frame was told. */
function served() {
  const said: unknown[] = [];
  const told: FromLine[] = [];
  const hears: ((event: object) => void)[] = [];
  const page = { addEventListener: (_name: string, hear: (event: object) => void) => void hears.push(hear) };
  const frame = { postMessage: (text: string) => void told.push(JSON.parse(text) as FromLine) };
  const followed = {
    say: (request: unknown) => (said.push(request), Promise.resolve({ ok: true, value: DONE })),
    noteWords: (noteId: number) => (said.push(noteId), Promise.resolve({ ok: true, value: { words: 'so it is' } })),
  } as unknown as Followed;
  let open: Open | null = { here: { accountId: 1, conversationId: 7 }, followed };
  servePanel(
    page as unknown as Window,
    ORIGIN,
    () => open,
    () => false,
  );
  return {
    ...{ said, told },
    closes: () => void (open = null),
    async asks(message: object, origin = ORIGIN) {
      hears.forEach((hear) => hear({ data: JSON.stringify(message), origin, source: frame }));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
const DONE = { result: 'done', messageId: 77 };
const say = (accountId: number, conversationId: number) => ({
  ...{ event: 'helpline:say', accountId, conversationId, request: REQUEST },
});

describe('what the panel asks to have said', () => {
  it('is said in the conversation that is open', async () => {
    const { said, told, asks } = served();
    await asks(say(1, 7));
    expect(said).toEqual([REQUEST]);
    expect(told).toEqual([{ event: 'helpline:said', key: 'key-1', answer: DONE, refused: null }]);
  });

  it.each([
    ['another conversation', say(1, 8)],
    ['another account', say(2, 7)],
    ['no conversation at all', { event: 'helpline:say', request: REQUEST }],
  ])(
    'is not said to whoever is open now when it was meant for %s, and the panel is told so',
    async (_what, message) => {
      const { said, told, asks } = served();
      await asks(message);
      expect(said).toEqual([]);
      expect(told).toEqual([{ event: 'helpline:said', key: 'key-1', answer: null, refused: 'elsewhere' }]);
    },
  );

  it('is not said while no conversation is open', async () => {
    const { said, told, asks, closes } = served();
    closes();
    await asks(say(1, 7));
    expect([said, told]).toEqual([[], [expect.objectContaining({ refused: 'elsewhere' })]]);
  });

  it('is not heard from another origin', async () => {
    const { said, told, asks } = served();
    await asks(say(1, 7), 'https://evil.example');
    expect([said, told]).toEqual([[], []]);
  });
});

describe('a note that the panel asks to have read', () => {
  const words = (conversationId: number) => ({
    ...{ event: 'helpline:words', accountId: 1, conversationId, key: 'key-2', noteId: 12 },
  });

  it('is read in the conversation that is open, and its words are told to the panel alone', async () => {
    const { said, told, asks } = served();
    await asks(words(7));
    expect(said).toEqual([12]);
    expect(told).toEqual([{ event: 'helpline:worded', key: 'key-2', words: 'so it is', refused: null }]);
  });

  it('is not read for another conversation, nor for another origin', async () => {
    const { said, told, asks } = served();
    await asks(words(8));
    await asks(words(7), 'https://evil.example');
    expect(said).toEqual([]);
    expect(told).toEqual([{ event: 'helpline:worded', key: 'key-2', words: null, refused: 'elsewhere' }]);
  });
});
