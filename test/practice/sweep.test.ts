import { field } from './stand-in';
import { chat, client, post, standStill, stored, theDesk, wait } from './still-desk';

standStill();

describe('the sweep: what moves updated_at and what does not', () => {
  const moved = async (act: () => unknown): Promise<boolean> => {
    await chat();
    await client('close');
    wait(100);
    await act();
    const answer = await theDesk().ask('GET', '/conversations?status=all&updated_within=4');
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
    ['a deletion', () => theDesk().ask('DELETE', `/conversations/1/messages/2`)],
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
    const answer = await theDesk().ask('GET', `/conversations/1/messages${query}`);
    return (answer.data as { payload: { id: number }[] }).payload.map((message) => message.id);
  };

  it('messages: the newest 20; 20 before; 100 after; all between, the lower bound among them; always ascending', async () => {
    expect([(await ids('')).length, (await ids('')).at(-1)]).toEqual([20, 133]);
    expect([(await ids('?before=50')).length, (await ids('?before=50')).at(-1)]).toEqual([20, 49]);
    expect([(await ids('?after=10')).length, (await ids('?after=10'))[0]]).toEqual([100, 11]);
    expect([(await ids('?after=5&before=120')).length, (await ids('?after=5&before=120'))[0]]).toEqual([115, 5]);
  });

  it('conversations: 25 a page, all at once with updated_within, open ones only by default', async () => {
    for (let count = 0; count < 29; count += 1) await theDesk().tell('conversations', { text: 'hello' });
    await post('/toggle_status', { status: 'resolved' });
    const count = async (query: string): Promise<number> =>
      ((await theDesk().ask('GET', `/conversations${query}`)).data as { data: { payload: [] } }).data.payload.length;
    expect(await count('?status=all')).toBe(25);
    expect(await count('?status=all&page=2')).toBe(5);
    expect(await count('?status=all&updated_within=600')).toBe(30);
    expect(await count('?page=2')).toBe(4);
  });
});
