import { createClock } from '../../practice/clock';
import { field, type StandIn, standIn } from './stand-in';

const START = 1_800_000_000_000;
const SECOND = 1_000;

let desk: StandIn;
const dot = async (): Promise<string> => {
  const answer = await desk.ask('GET', '/conversations?status=all');
  return field(answer.data, 'data.payload.0.meta.sender.availability_status');
};
const wait = (seconds: number): void => desk.clock.advance(seconds * SECOND);
const client = (act: string) => desk.tell('conversations/1/client', { act });

beforeEach(async () => {
  desk = await standIn({ clock: createClock({ speed: 0, anchor: START }) });
  await desk.tell('conversations', { text: 'hello' });
});
afterEach(() => desk.close());

describe("Chatwoot's dot: a page pings every 60 s, and each ping lasts 90 s", () => {
  it('is green while the page is there, for hours', async () => {
    for (let minutes = 0; minutes < 180; minutes += 30) {
      wait(30 * 60);
      expect(await dot()).toBe('online');
    }
  });

  it('stays green for 90 s after the last ping of a closed tab, and not longer', async () => {
    await client('leave');
    wait(90);
    expect(await dot()).toBe('online');
    wait(1);
    expect(await dot()).toBe('offline');
  });

  it('stays green for 30 s when the tab is closed just before its next ping', async () => {
    wait(59);
    await client('leave');
    wait(31);
    expect(await dot()).toBe('online');
    wait(1);
    expect(await dot()).toBe('offline');
  });

  it('goes grey offline and green at once when the page is back online', async () => {
    await client('offline');
    wait(91);
    expect(await dot()).toBe('offline');
    await client('online');
    expect(await dot()).toBe('online');
  });

  it('is always grey for a client who texts', async () => {
    const text = await desk.tell('conversations', { inbox: 'text', from: '+15551230000', text: 'hello' });
    const answer = await desk.ask('GET', `/conversations/${field(text.data, 'conversation')}`);
    expect(field(answer.data, 'meta.sender.availability_status')).toBe('offline');
  });

  it('an agent is online for 20 s after a ping', async () => {
    const ana = async (): Promise<string> => field((await desk.ask('GET', '/agents')).data, '1.availability_status');
    expect(await ana()).toBe('offline');
    await desk.tell('agents/2/online');
    wait(20);
    expect(await ana()).toBe('online');
    wait(1);
    expect(await ana()).toBe('offline');
  });
});

describe('time', () => {
  it('stands still at speed 0, in answers too', async () => {
    const one = await desk.ask('GET', '!/api');
    const two = await desk.ask('GET', '!/api');
    expect(field(one.data, 'timestamp')).toBe(field(two.data, 'timestamp'));
    expect(new Date(one.headers.get('date') ?? '').getTime()).toBe(Math.floor(desk.clock.now() / SECOND) * SECOND);
  });

  it('runs timers in their order, each at its own time, when it is moved', () => {
    const clock = createClock({ speed: 0, anchor: START });
    const rang: Array<[string, number]> = [];
    clock.after(300, () => rang.push(['late', clock.now() - START]));
    clock.after(100, () => {
      rang.push(['early', clock.now() - START]);
      clock.after(50, () => rang.push(['set on the way', clock.now() - START]));
    });
    const cancel = clock.after(200, () => rang.push(['cancelled', 0]));
    cancel();
    clock.advance(1_000);
    expect(rang).toEqual([
      ['early', 100],
      ['set on the way', 150],
      ['late', 300],
    ]);
    expect(clock.now()).toBe(START + 1_000);
  });
});
