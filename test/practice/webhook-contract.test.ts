import { differences, learnShape } from './learned-shape';
import { RECORDED_SECRETS, recordedWebhooks } from './recordings';
import { field, type Heard, hearWebhooks, signatureOf, type StandIn, standIn, until } from './stand-in';

const EVENTS = [
  'contact_created',
  'contact_updated',
  'conversation_created',
  'conversation_status_changed',
  'conversation_typing_off',
  'conversation_typing_on',
  'conversation_updated',
  'message_created',
  'message_updated',
  'webwidget_triggered',
];

const recorded = recordedWebhooks();
type Body = Record<string, unknown>;
const bodies = recorded.map((each) => JSON.parse(each.raw) as Body);

/** A conversation looks the same in each of its events: all that were recorded say what may be in one. */
function recordedOf(event: string): Body[] {
  const own = bodies.filter((body) => body['event'] === event);
  const { event: name, changed_attributes: changes } = own[0] ?? {};
  if (typeof name !== 'string' || !/^conversation_(created|updated|status_changed)$/.test(name)) return own;
  const all = bodies
    .map((body) => ('waiting_since' in body ? body : (body['conversation'] as Body | undefined)))
    .filter((body) => body !== undefined)
    .map(({ event: _e, changed_attributes: _c, ...rest }) => rest);
  return [
    ...own,
    ...all.map((rest) => ({ ...rest, event, ...(changes === undefined ? {} : { changed_attributes: changes }) })),
  ];
}

let desk: StandIn;
let heard: Heard[];
let secret: string;
let stopHearing: () => void;
const ofEvent = (event: string): Heard[] => heard.filter((each) => each.body['event'] === event);

/** Everything that was recorded, done again: a client's page, a reply, a note, a read, a status, labels, attributes, a text. */
beforeAll(async () => {
  desk = await standIn({ speed: 20 });
  const receiver = await hearWebhooks();
  heard = receiver.heard;
  stopHearing = receiver.close;
  const made = await desk.ask('POST', '/webhooks', { json: { url: receiver.url, subscriptions: EVENTS } });
  secret = field(made.data, 'payload.webhook.secret');

  const page = async (path: string, body: object, token?: string): Promise<unknown> => {
    const answer = await fetch(`${desk.url}/api/v1/widget/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { 'x-auth-token': token } : {}) },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const token = field(await page('config', {}), 'token');
  await page('events', { referer: 'https://helpline.example/', timestamp: 'now' }, token);
  await page('messages', { content: 'I am scared <b>&</b>' }, token);
  await page('conversations/toggle_typing', { typing_status: 'on' }, token);
  await page('conversations/toggle_typing', { typing_status: 'off' }, token);
  const at = '/conversations/1';
  const reply = { content: 'Hello', content_attributes: { helpline: { intent: 'i-1' } } };
  await desk.ask('POST', `${at}/messages`, { as: 'ana', json: reply });
  await desk.ask('POST', `${at}/messages`, { as: 'bot', json: { ...reply, private: true } });
  await page('conversations/update_last_seen', {}, token);
  await desk.ask('POST', `${at}/labels`, { json: { labels: ['helpline-quiet'] } });
  await desk.ask('POST', `${at}/custom_attributes`, { json: { custom_attributes: { helpline_connection: 'active' } } });
  await desk.ask('POST', `${at}/assignments`, { json: { assignee_id: 2 } });
  await desk.ask('POST', `${at}/toggle_typing_status`, { as: 'ana', json: { typing_status: 'on' } });
  await desk.ask('POST', `${at}/toggle_status`, { json: { status: 'resolved' } });
  await desk.tell('conversations', { inbox: 'text', from: '+15551239999', text: 'help' });
  await desk.ask('POST', '/conversations/2/messages', { as: 'ana', json: { content: 'Hi' } });
  await until('every event was heard', () => EVENTS.every((event) => ofEvent(event).length > 0));
  await until('the text was delivered', () =>
    ofEvent('message_updated').some((each) => field(each.body, 'conversation.messages.0.status') === 'delivered'),
  );
});

afterAll(async () => {
  await desk.close();
  stopHearing();
});

describe('the stand-in posts webhooks as the recorded Chatwoot did', () => {
  it.each(EVENTS)('%s: same keys, same types', (event) => {
    const shape = learnShape(recordedOf(event));
    expect(ofEvent(event).flatMap((each) => differences(shape, each.body, event))).toEqual([]);
  });

  it('knows every event that was recorded', () => {
    const names = recorded.map((each) => field(JSON.parse(each.raw), 'event'));
    expect([...new Set(names)].sort()).toEqual(EVENTS);
  });

  it('sends the headers that were recorded, and no others of its own', () => {
    const names = new Set(recorded.flatMap((each) => Object.keys(each.headers)));
    const ours = new Set(heard.flatMap((each) => Object.keys(each.headers)));
    ours.delete('connection');
    expect([...ours].sort()).toEqual([...names].sort());
    expect(heard.every((each) => each.headers['user-agent'] === 'Ruby')).toBe(true);
  });

  it('is signed in the way that verifies every recorded webhook', () => {
    const verifies = (headers: Record<string, string>, raw: string, key: string): boolean =>
      headers['x-chatwoot-signature'] === signatureOf(key, headers['x-chatwoot-timestamp'] ?? '', raw);
    expect(recorded.every((each) => verifies(each.headers, each.raw, RECORDED_SECRETS[each.path] ?? ''))).toBe(true);
    expect(heard.filter((each) => !verifies(each.headers, each.raw, secret))).toEqual([]);
    expect(heard.filter((each) => verifies(each.headers, each.raw, 'another secret'))).toEqual([]);
  });

  it('tells nobody of the grey lines in the thread', () => {
    const stored = [...desk.model.conversations.values()].flatMap((conversation) => conversation.messages);
    expect(stored.some((message) => message.message_type === 'activity')).toBe(true);
    const told = [...ofEvent('message_created'), ...ofEvent('message_updated')];
    expect(told.filter((each) => each.body['message_type'] === 'activity')).toEqual([]);
  });

  it('gives each webhook a delivery id of its own', () => {
    expect(new Set(heard.map((each) => each.headers['x-chatwoot-delivery'])).size).toBe(heard.length);
  });

  it('escapes < > & in the raw text, as Rails does', () => {
    const raw = ofEvent('message_created').find((each) => each.raw.includes('I am scared'))?.raw;
    expect(raw).toContain('I am scared \\u003cb\\u003e\\u0026\\u003c/b\\u003e');
  });
});
