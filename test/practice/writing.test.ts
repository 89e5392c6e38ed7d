import { field } from './stand-in';
import { chat, conversation, messages, post, standStill, theDesk, wait } from './still-desk';

standStill();

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
    expect(theDesk().model.conversations.get(1)?.label_list).toEqual([]);
  });

  it('an empty body unassigns', async () => {
    await chat();
    await post('/assignments', { assignee_id: 2 });
    await post('/assignments', {});
    expect(theDesk().model.conversations.get(1)?.assignee_id).toBeNull();
  });

  it('an empty body resolves an open conversation', async () => {
    await chat();
    await post('/toggle_status', {});
    expect(theDesk().model.conversations.get(1)?.status).toBe('resolved');
  });

  it('an agent who opens a conversation becomes its assignee; a bot does not', async () => {
    await chat();
    await post('/toggle_status', { status: 'resolved' });
    await post('/toggle_status', { status: 'open' }, 'bot');
    expect(theDesk().model.conversations.get(1)?.assignee_id).toBeNull();
    await post('/toggle_status', { status: 'resolved' });
    await post('/toggle_status', { status: 'open' });
    expect(theDesk().model.conversations.get(1)?.assignee_id).toBe(2);
  });

  it('a new message of the client reopens, before the message itself is told', async () => {
    await chat();
    await post('/toggle_status', { status: 'resolved' });
    const told: string[] = [];
    theDesk().model.listen((notice) => told.push(notice.name));
    await theDesk().tell('conversations/1/client-says', { text: 'I am back' });
    expect(theDesk().model.conversations.get(1)?.status).toBe('open');
    expect(told.indexOf('conversation.status_changed')).toBeLessThan(told.indexOf('message.created'));
  });

  it('waiting_since starts with the client, ends with a public answer of a person or a bot, and ignores notes', async () => {
    await chat();
    const waiting = (): number | null | undefined => theDesk().model.conversations.get(1)?.waiting_since;
    await post('/messages', { content: 'note', private: true });
    expect(waiting()).not.toBeNull();
    await post('/messages', { content: 'received' }, 'bot');
    expect([waiting(), theDesk().model.conversations.get(1)?.first_reply_created_at]).toEqual([null, null]);
    await theDesk().tell('conversations/1/client-says', { text: 'more' });
    expect(waiting()).not.toBeNull();
    await post('/messages', { content: 'Hello' });
    expect(waiting()).toBeNull();
    expect(theDesk().model.conversations.get(1)?.first_reply_created_at).toBe(theDesk().clock.now());
  });

  it('asks a new client of the chat for an e-mail address, unless that is switched off', async () => {
    await chat();
    expect((await messages()).filter((message) => message['message_type'] === 3)).toHaveLength(2);
    await theDesk().ask('PATCH', '/inboxes/1', { json: { enable_email_collect: false } });
    await theDesk().tell('conversations', { text: 'hello' });
    const second = await theDesk().ask('GET', '/conversations/2/messages');
    expect(JSON.stringify(second.data)).not.toContain('"message_type":3');
  });

  it('assigns a new conversation to whoever is online', async () => {
    await theDesk().tell('agents/3/online');
    await theDesk().tell('conversations', { text: 'hello' });
    wait(2);
    expect(theDesk().model.conversations.get(1)?.assignee_id).toBe(3);
  });
});
