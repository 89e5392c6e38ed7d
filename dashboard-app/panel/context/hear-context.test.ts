import { manualClock } from '../../../adapters/manual-clock';
import { hearContext } from './hear-context';
import type { Around, Context } from './read-context';

const CHATWOOT = 'https://chat.example.org';
const OURS = 'https://helpline.example.org';
const told = (id: number) => JSON.stringify({ event: 'appContext', data: { conversation: { id, account_id: 1 } } });

type Asked = [what: unknown, target: string];

/** A page of ours in Chatwoot's frame, or, `inApp`, as Chatwoot's mobile app opens it: framed by nobody. */
function opened(inApp = false) {
  const clock = manualClock(0);
  const asked: Asked[] = [];
  const heard: (Context | 'nobody')[] = [];
  let hear = (_event: object): void => {};
  const outside = { postMessage: (what: unknown, target: string) => void asked.push([what, target]) };
  const page = {
    addEventListener: (_name: string, listener: typeof hear) => void (hear = listener),
    ...(inApp && { ReactNativeWebView: { postMessage: (what: unknown) => void asked.push([what, 'the app']) } }),
  };
  const parent = inApp ? page : outside;
  const around: Around = { chatwootOrigin: CHATWOOT, ownOrigin: OURS, self: page, parent };
  const window = Object.assign(page, { parent }) as unknown as Window;
  void hearContext(window, around, clock, {
    onContext: (context) => void heard.push(context),
    onNobody: () => void heard.push('nobody'),
  });
  const says = (id: number): void =>
    hear(
      inApp ? { data: told(id), origin: OURS, source: page } : { data: told(id), origin: CHATWOOT, source: outside },
    );
  return { clock, asked, heard, says };
}

const ASK = 'chatwoot-dashboard-app:fetch-info';
const conversation = (conversationId: number): Context => ({ accountId: 1, conversationId, theme: null });

describe('which conversation it is', () => {
  it('is asked of Chatwoot’s page by its exact origin, until it is told, and then no more', async () => {
    const { clock, asked, heard, says } = opened();
    await clock.advance(1_000);
    expect(asked).toEqual([
      [ASK, CHATWOOT],
      [ASK, CHATWOOT],
    ]);
    says(42);
    await clock.advance(60_000);
    expect([asked.length, heard]).toEqual([2, [conversation(42)]]);
  });

  it('is asked of Chatwoot’s mobile app, where that opens the page', async () => {
    const { clock, asked, heard, says } = opened(true);
    await clock.advance(0);
    expect(asked).toEqual([[ASK, 'the app']]);
    says(42);
    expect(heard).toEqual([conversation(42)]);
  });

  it('is heard again when another one is opened', async () => {
    const { heard, says } = opened();
    says(42);
    says(43);
    expect(heard).toEqual([conversation(42), conversation(43)]);
  });

  it('is nobody’s to tell, where nobody answers, and that is said', async () => {
    const { clock, heard } = opened();
    await clock.advance(8_999);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(heard).toEqual(['nobody']);
  });
});
