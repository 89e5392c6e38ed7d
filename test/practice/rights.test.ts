import { field, type StandIn, standIn } from './stand-in';

let desk: StandIn;
beforeAll(async () => {
  desk = await standIn();
  await desk.tell('conversations', { text: 'hello' });
});
afterAll(() => desk.close());

const OURS = { error: 'You are not authorized to do this action' };

describe('who may do what', () => {
  it("shows a bot's token to every agent, its secret to administrators only", async () => {
    const agent = await desk.ask('GET', '/agent_bots', { as: 'ana' });
    expect([field(agent.data, '0.access_token'), field(agent.data, '0.secret')]).toEqual([desk.botToken, 'undefined']);
    expect(field((await desk.ask('GET', '/agent_bots')).data, '0.secret')).not.toBe('undefined');
  });

  it("shows an inbox's secrets to administrators only", async () => {
    const hidden = async (as: 'ana' | 'admin'): Promise<string> =>
      field((await desk.ask('GET', '/inboxes/2', { as })).data, 'secret');
    expect(await hidden('ana')).toBe('undefined');
    expect(await hidden('admin')).not.toBe('undefined');
  });

  it.each([
    ['GET', '/webhooks'],
    ['POST', '/webhooks'],
    ['POST', '/labels'],
    ['POST', '/inboxes'],
    ['PATCH', ''],
  ])('refuses an agent: %s %s', async (method, path) => {
    const answer = await desk.ask(method, path, { as: 'ana', json: method === 'GET' ? undefined : {} });
    expect([answer.status, answer.data]).toEqual([401, OURS]);
  });

  it('lets any agent rewrite a dashboard app, as 4.15.1 does', async () => {
    const content = [{ type: 'frame', url: 'https://panel.invalid' }];
    const made = await desk.ask('POST', '/dashboard_apps', { as: 'ana', json: { title: 'x', content } });
    expect(made.status).toBe(200);
  });

  it('lets any agent post in the name of a bot: a bot as sender proves nothing', async () => {
    const json = { content: 'x', private: true, sender_type: 'AgentBot', sender_id: 1 };
    const made = await desk.ask('POST', '/conversations/1/messages', { as: 'ana', json });
    expect(field(made.data, 'sender.type')).toBe('agent_bot');
    expect(desk.ledger.writes.at(-1)?.by).toEqual({ type: 'User', id: 2 });
  });

  it("shows a team's conversation to its members, though they are not in the inbox", async () => {
    const inbox = await desk.ask('POST', '/inboxes', { json: { name: 'Desk', channel: { type: 'api' } } });
    const json = { inbox_id: field(inbox.data, 'id'), name: 'Desk' };
    const contact = await desk.ask('POST', '/contacts', { json });
    const source_id = field(contact.data, 'payload.contact_inbox.source_id');
    const made = await desk.ask('POST', '/conversations', { json: { source_id } });
    const path = `/conversations/${field(made.data, 'id')}`;
    const team = await desk.ask('POST', '/teams', { json: { name: 'night' } });
    const team_id = field(team.data, 'id');
    await desk.ask('POST', `/teams/${team_id}/team_members`, { json: { user_ids: [3] } });
    const see = async (): Promise<number[]> =>
      Promise.all((['ben', 'cleo'] as const).map(async (as) => (await desk.ask('GET', path, { as })).status));
    expect(await see()).toEqual([401, 401]);
    await desk.ask('POST', `${path}/assignments`, { json: { team_id } });
    expect(await see()).toEqual([200, 401]);
  });
});
