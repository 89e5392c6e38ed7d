import { createClock } from '../../practice/clock';
import type { Message } from '../../practice/model/nouns';
import { smsStatus } from '../../practice/model/sms';
import { type Answer, field, type StandIn, standIn } from './stand-in';

let desk: StandIn;
const AT = '/conversations/1';

beforeEach(async () => {
  desk = await standIn({ clock: createClock({ speed: 0, anchor: 1_800_000_000_000 }) });
});
afterEach(() => desk.close());

const post = (path: string, json?: object, as: 'ana' | 'bot' | 'admin' = 'ana'): Promise<Answer> =>
  desk.ask('POST', `${AT}${path}`, { as, ...(json ? { json } : {}) });
const wait = (seconds: number): void => desk.clock.advance(seconds * 1_000);
const client = (act: string): Promise<Answer> => desk.tell('conversations/1/client', { act });
const chat = async (): Promise<void> => {
  await desk.tell('conversations', { text: 'hello' });
  wait(5);
};
const text = async (): Promise<void> => {
  await desk.tell('conversations', { inbox: 'text', from: '+15551239999', text: 'help' });
  wait(5);
};
const messages = async (): Promise<Record<string, unknown>[]> => {
  const answer = await desk.ask('GET', `${AT}/messages`);
  return (answer.data as { payload: Record<string, unknown>[] }).payload;
};
const last = async (): Promise<Record<string, unknown>> => (await messages()).at(-1) ?? {};
const conversation = async (): Promise<unknown> => (await desk.ask('GET', AT)).data;
const stored = (id: unknown): Message => {
  const found = desk.model.conversations.get(1)?.messages.find((message) => message.id === Number(id));
  if (!found) throw new Error('no such message');
  return found;
};

describe("receipts: Chatwoot's ticks are wrong in both directions", () => {
  it('a message to a client who is offline is "sent", as if it had arrived, and stays so when they are back', async () => {
    await chat();
    await client('offline');
    await post('/messages', { content: 'are you there?' });
    wait(600);
    await client('close');
    await client('online');
    wait(60);
    expect((await last())['status']).toBe('sent');
  });

  it('a message becomes "read" soon after it comes while the chat is open, and never "delivered"', async () => {
    await chat();
    const seen: string[] = [];
    desk.model.listen((notice) => {
      if (notice.name === 'message.updated') seen.push(notice.message.status);
    });
    await post('/messages', { content: 'I am here' });
    wait(1);
    expect((await last())['status']).toBe('read');
    expect(new Set(seen)).toEqual(new Set(['read']));
  });

  it('a private note becomes "read" though the client never saw it', async () => {
    await chat();
    await client('close');
    await post('/messages', { content: 'a note', private: true });
    await client('open');
    wait(1);
    expect(await last()).toMatchObject({ private: true, status: 'read' });
  });

  it('what came after the read stays "sent"', async () => {
    await chat();
    await client('close');
    await client('read');
    wait(1);
    await post('/messages', { content: 'later' });
    wait(60);
    expect((await last())['status']).toBe('sent');
  });

  it('the same read is told twice now and then', async () => {
    await chat();
    const told: number[] = [];
    desk.model.listen((notice) => {
      if (notice.name === 'message.updated') told.push(notice.message.id);
    });
    for (let count = 0; count < 30; count += 1) {
      await post('/messages', { content: `message ${count}` });
      wait(2);
    }
    expect(told.length).toBeGreaterThan(new Set(told).size);
  });

  it.each([
    ['a late "sent" undoes "delivered"', ['delivered', 'sent'], 'sent', undefined],
    ['"undelivered" is a failure with its error text', ['undelivered'], 'failed', 'Error code: 30003'],
    ['the error text stays after a later "delivered"', ['undelivered', 'delivered'], 'delivered', 'Error code: 30003'],
    ['in-between states change nothing', ['queued', 'sending'], 'sent', undefined],
  ])('texts: %s', async (_words, statuses, status, error) => {
    desk.model.line.answersByItself = false;
    await text();
    await post('/messages', { content: 'Hi' });
    wait(3);
    const sid = String((await last())['source_id']);
    expect(sid).toMatch(/^SM/);
    for (const each of statuses) smsStatus(desk.model, sid, each, '30003');
    expect((await last())['status']).toBe(status);
    expect(field(await last(), 'content_attributes.external_error')).toBe(String(error));
  });

  it('texts: by itself a text is delivered within seconds, and never read', async () => {
    await text();
    await post('/messages', { content: 'Hi' });
    wait(10);
    expect((await last())['status']).toBe('delivered');
  });

  it('texts: after STOP a text is refused, and has no source_id', async () => {
    await text();
    await desk.tell('conversations/1/client-says', { text: ' stop ' });
    await post('/messages', { content: 'Hi' });
    wait(10);
    expect(await last()).toMatchObject({ status: 'failed', source_id: null });
    expect(field(await last(), 'content_attributes.external_error')).toContain('21610');
  });

  it('texts: a repeated inbound post makes two messages with one source_id', async () => {
    const body = { From: '+15551239999', Body: 'help', MessageSid: 'SMin1' };
    for (const again of [1, 2]) {
      const answer = await fetch(`${desk.url}/twilio/callback`, { method: 'POST', body: new URLSearchParams(body) });
      expect([again, answer.status]).toEqual([again, 204]);
    }
    expect((await messages()).filter((message) => message['source_id'] === 'SMin1')).toHaveLength(2);
  });

  it('texts: one that was given a source_id counts as sent and never goes out', async () => {
    await text();
    await post('/messages', { content: 'Hi', source_id: 'mine-1' });
    wait(30);
    expect(await last()).toMatchObject({ source_id: 'mine-1', status: 'sent' });
  });

  it('a deleted message keeps its status and loses every marker', async () => {
    await chat();
    const made = await post('/messages', { content: 'oops', content_attributes: { helpline: { intent: 'i-1' } } });
    await desk.ask('DELETE', `${AT}/messages/${field(made.data, 'id')}`, { as: 'ana' });
    expect((await last())['content_attributes']).toEqual({ deleted: true });
  });
});

describe('writing: what Chatwoot does not promise', () => {
  it('the same echo_id twice makes two messages', async () => {
    await chat();
    const before = (await messages()).length;
    const one = await post('/messages', { content: 'dup', private: true, echo_id: 'same' });
    const two = await post('/messages', { content: 'dup', private: true, echo_id: 'same' });
    expect([field(one.data, 'echo_id'), field(two.data, 'echo_id')]).toEqual(['same', 'same']);
    expect((await messages()).length).toBe(before + 2);
  });

  it('custom attributes are replaced as a whole', async () => {
    await chat();
    await post('/custom_attributes', { custom_attributes: { ours: 'a', other: 'b' } });
    await post('/custom_attributes', { custom_attributes: { ours: 'c' } });
    expect((await conversation()) as object).toMatchObject({ custom_attributes: { ours: 'c' } });
    expect(field(await conversation(), 'custom_attributes.other')).toBe('undefined');
  });

  it('an empty body clears the labels', async () => {
    await chat();
    await post('/labels', { labels: ['one'] });
    await post('/labels', {});
    expect(desk.model.conversations.get(1)?.label_list).toEqual([]);
  });

  it('an empty body unassigns', async () => {
    await chat();
    await post('/assignments', { assignee_id: 2 });
    await post('/assignments', {});
    expect(desk.model.conversations.get(1)?.assignee_id).toBeNull();
  });

  it('an empty body resolves an open conversation', async () => {
    await chat();
    await post('/toggle_status', {});
    expect(desk.model.conversations.get(1)?.status).toBe('resolved');
  });

  it('an agent who opens a conversation becomes its assignee; a bot does not', async () => {
    await chat();
    await post('/toggle_status', { status: 'resolved' });
    await post('/toggle_status', { status: 'open' }, 'bot');
    expect(desk.model.conversations.get(1)?.assignee_id).toBeNull();
    await post('/toggle_status', { status: 'resolved' });
    await post('/toggle_status', { status: 'open' });
    expect(desk.model.conversations.get(1)?.assignee_id).toBe(2);
  });

  it('a new message of the client reopens, before the message itself is told', async () => {
    await chat();
    await post('/toggle_status', { status: 'resolved' });
    const told: string[] = [];
    desk.model.listen((notice) => told.push(notice.name));
    await desk.tell('conversations/1/client-says', { text: 'I am back' });
    expect(desk.model.conversations.get(1)?.status).toBe('open');
    expect(told.indexOf('conversation.status_changed')).toBeLessThan(told.indexOf('message.created'));
  });

  it('waiting_since starts with the client, ends with a public answer of a person or a bot, and ignores notes', async () => {
    await chat();
    const waiting = (): number | null | undefined => desk.model.conversations.get(1)?.waiting_since;
    await post('/messages', { content: 'note', private: true });
    expect(waiting()).not.toBeNull();
    await post('/messages', { content: 'received' }, 'bot');
    expect([waiting(), desk.model.conversations.get(1)?.first_reply_created_at]).toEqual([null, null]);
    await desk.tell('conversations/1/client-says', { text: 'more' });
    expect(waiting()).not.toBeNull();
    await post('/messages', { content: 'Hello' });
    expect(waiting()).toBeNull();
    expect(desk.model.conversations.get(1)?.first_reply_created_at).toBe(desk.clock.now());
  });

  it('asks a new client of the chat for an e-mail address, unless that is switched off', async () => {
    await chat();
    expect((await messages()).filter((message) => message['message_type'] === 3)).toHaveLength(2);
    await desk.ask('PATCH', '/inboxes/1', { json: { enable_email_collect: false } });
    await desk.tell('conversations', { text: 'hello' });
    const second = await desk.ask('GET', '/conversations/2/messages');
    expect(JSON.stringify(second.data)).not.toContain('"message_type":3');
  });

  it('assigns a new conversation to whoever is online', async () => {
    await desk.tell('agents/3/online');
    await desk.tell('conversations', { text: 'hello' });
    wait(2);
    expect(desk.model.conversations.get(1)?.assignee_id).toBe(3);
  });
});

describe('the sweep: what moves updated_at and what does not', () => {
  const moved = async (act: () => unknown): Promise<boolean> => {
    await chat();
    await client('close');
    wait(100);
    await act();
    const answer = await desk.ask('GET', '/conversations?status=all&updated_within=4');
    return field(answer.data, 'data.meta.all_count') === '1';
  };

  it.each<[string, () => unknown]>([
    ['a message', () => post('/messages', { content: 'Hello' })],
    ['a private note', () => post('/messages', { content: 'note', private: true })],
    ['custom attributes', () => post('/custom_attributes', { custom_attributes: { a: 'b' } })],
    ['labels', () => post('/labels', { labels: ['one'] })],
    ['a status', () => post('/toggle_status', { status: 'snoozed' })],
    ['a read by the client', () => client('read')],
  ])('seen: %s', async (_name, act) => {
    expect(await moved(act)).toBe(true);
  });

  it.each<[string, () => unknown]>([
    ["a message's status", () => (stored(2).status = 'read')],
    ['a deletion', () => desk.ask('DELETE', `${AT}/messages/2`)],
    ['typing', () => client('typing-on')],
    ["an agent's last seen", () => post('/update_last_seen', {})],
    ['nothing at all', () => undefined],
  ])('not seen: %s', async (_name, act) => {
    expect(await moved(act)).toBe(false);
  });
});

describe('lists', () => {
  beforeEach(async () => {
    await chat();
    await client('leave');
    for (let count = 0; count < 130; count += 1) await post('/messages', { content: String(count), private: true });
  });
  const ids = async (query: string): Promise<number[]> => {
    const answer = await desk.ask('GET', `${AT}/messages${query}`);
    return (answer.data as { payload: { id: number }[] }).payload.map((message) => message.id);
  };

  it('messages: the newest 20; 20 before; 100 after; all between, the lower bound among them; always ascending', async () => {
    expect([(await ids('')).length, (await ids('')).at(-1)]).toEqual([20, 133]);
    expect([(await ids('?before=50')).length, (await ids('?before=50')).at(-1)]).toEqual([20, 49]);
    expect([(await ids('?after=10')).length, (await ids('?after=10'))[0]]).toEqual([100, 11]);
    expect([(await ids('?after=5&before=120')).length, (await ids('?after=5&before=120'))[0]]).toEqual([115, 5]);
  });

  it('conversations: 25 a page, all at once with updated_within, open ones only by default', async () => {
    for (let count = 0; count < 29; count += 1) await desk.tell('conversations', { text: 'hello' });
    await post('/toggle_status', { status: 'resolved' });
    const count = async (query: string): Promise<number> =>
      ((await desk.ask('GET', `/conversations${query}`)).data as { data: { payload: [] } }).data.payload.length;
    expect(await count('?status=all')).toBe(25);
    expect(await count('?status=all&page=2')).toBe(5);
    expect(await count('?status=all&updated_within=600')).toBe(30);
    expect(await count('?page=2')).toBe(4);
  });
});
