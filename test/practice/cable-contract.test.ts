import WebSocket from 'ws';
import { differences, learnShape } from './learned-shape';
import { type CableFrame, recordedCable } from './recordings';
import { field, type StandIn, standIn, until } from './stand-in';

const recorded = recordedCable();
type Told = { event: string; data: Record<string, unknown> };
/** A conversation looks the same in each of its events: all that were told say what may be in one. */
function recordedOf(event: string): CableFrame[] {
  const own = recorded.filter((frame) => eventOf(frame) === event);
  const [first] = own;
  if (!first || !('waiting_since' in ((first.message as Told).data ?? {}))) return own;
  const others = recorded.filter((frame) => 'waiting_since' in ((frame.message as Told | undefined)?.data ?? {}));
  return [...own, ...others.map((frame) => ({ ...frame, message: { ...(frame.message as Told), event } }))];
}

const eventOf = (frame: CableFrame): string =>
  frame.message !== null && typeof frame.message === 'object' ? field(frame.message, 'event') : (frame.type ?? '');

let desk: StandIn;
let cable: { frames: CableFrame[]; say(message: object): void; close(): void };

async function openCable(url: string): Promise<typeof cable> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/cable`, 'actioncable-v1-json');
  const frames: CableFrame[] = [];
  socket.on('message', (raw) => frames.push(JSON.parse((raw as Buffer).toString('utf8')) as CableFrame));
  await new Promise((resolve) => socket.once('open', resolve));
  return { frames, say: (message) => socket.send(JSON.stringify(message)), close: () => socket.close() };
}

beforeAll(async () => {
  desk = await standIn({ speed: 20 });
  const profile = await desk.ask('GET', '!/api/v1/profile');
  const pubsub_token = field(profile.data, 'pubsub_token');
  cable = await openCable(desk.url);
  const identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token, account_id: 1, user_id: 1 });
  cable.say({ command: 'subscribe', identifier });
  await until('subscribed', () => cable.frames.some((frame) => frame.type === 'confirm_subscription'));
  cable.say({ command: 'message', identifier, data: JSON.stringify({ action: 'update_presence' }) });

  await desk.tell('conversations', { text: 'I am scared' });
  await desk.tell('conversations/1/client', { act: 'typing-on' });
  await desk.tell('conversations/1/client', { act: 'typing-off' });
  await desk.tell('conversations/1/agent-says', { text: 'Hello' });
  await desk.ask('POST', '/conversations/1/assignments', { json: { assignee_id: 2 } });
  await desk.ask('POST', '/conversations/1/toggle_status', { json: { status: 'resolved' } });
  await until('a read was told', () => cable.frames.some((frame) => eventOf(frame) === 'message.updated'));
  await until('the end was told', () => cable.frames.some((frame) => eventOf(frame) === 'conversation.status_changed'));
  await until('a ping came', () => cable.frames.some((frame) => frame.type === 'ping'));
});

afterAll(async () => {
  cable.close();
  await desk.close();
});

const EVENTS = [
  'presence.update',
  'contact.created',
  'contact.updated',
  'conversation.created',
  'conversation.read',
  'conversation.status_changed',
  'conversation.typing_off',
  'conversation.typing_on',
  'conversation.updated',
  'assignee.changed',
  'message.created',
  'message.updated',
];

describe('the stand-in tells the cable what the recorded Chatwoot told', () => {
  it.each(EVENTS)('%s: same keys, same types', (event) => {
    const of = (frames: CableFrame[]): CableFrame[] => frames.filter((frame) => eventOf(frame) === event);
    expect(of(cable.frames).length).toBeGreaterThan(0);
    const shape = learnShape(recordedOf(event));
    expect(of(cable.frames).flatMap((frame) => differences(shape, frame, event))).toEqual([]);
  });

  it('begins with a welcome and then confirms the subscription', () => {
    expect(cable.frames.slice(0, 2).map((frame) => frame.type)).toEqual(['welcome', 'confirm_subscription']);
  });

  it('neither confirms nor rejects a wrong token', async () => {
    const stranger = await openCable(desk.url);
    stranger.say({
      command: 'subscribe',
      identifier: JSON.stringify({ channel: 'RoomChannel', pubsub_token: 'wrong' }),
    });
    await until('a ping came', () => stranger.frames.some((frame) => frame.type === 'ping'));
    expect(stranger.frames.filter((frame) => !['welcome', 'ping'].includes(frame.type ?? ''))).toEqual([]);
    stranger.close();
  });

  it('tells a visitor of the reply, and of no private note', async () => {
    const visitor = await openCable(desk.url);
    const row = desk.model.contactInboxes.get(1);
    const identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token: row?.pubsub_token });
    visitor.say({ command: 'subscribe', identifier });
    await until('subscribed', () => visitor.frames.some((frame) => frame.type === 'confirm_subscription'));
    await desk.tell('conversations/1/agent-says', { text: 'only for us', private: true });
    await desk.tell('conversations/1/agent-says', { text: 'for the client' });
    await until('the reply came', () => JSON.stringify(visitor.frames).includes('for the client'));
    expect(JSON.stringify(visitor.frames)).not.toContain('only for us');
    visitor.close();
  });
});
