import { chatwootSettings } from '../../test/support/chatwoot-settings';
import { endMocks, forgetMocks, mockHttp } from '../../test/support/http-mock';
import { chatwootApi } from './chatwoot-api';

const settings = chatwootSettings();
const api = chatwootApi(settings);
const ACCOUNT = '/api/v1/accounts/1';

afterEach(() => void forgetMocks());
afterAll(endMocks);

type Desk = {
  agent?: object | null;
  team?: { id: number } | null;
  conversation?: number;
  inInbox?: number[];
  inTeam?: number[];
};

/** A Chatwoot with one agent (5), one conversation (9) in inbox 2, and whoever is given as members. */
function desk({ agent = {}, team = null, conversation = 200, inInbox = [], inTeam = [] }: Desk): void {
  const people = (ids: number[]) => ids.map((id) => ({ id, name: 'x', role: 'agent' }));
  const ana = agent && { id: 5, name: 'Ana', role: 'agent', custom_role_id: null, ...agent };
  const of = mockHttp(settings.url).matchHeader('api-access-token', settings.adminToken);
  of.get(`${ACCOUNT}/agents`).reply(200, [...people([7]), ...(ana ? [ana] : [])]);
  const found = { id: 9, inbox_id: 2, meta: { team } };
  const body = conversation === 404 ? { error: 'Resource could not be found' } : found;
  of.get(`${ACCOUNT}/conversations/9`).reply(conversation, body);
  of.get(`${ACCOUNT}/inbox_members/2`).reply(200, { payload: people(inInbox) });
  of.get(`${ACCOUNT}/teams/3/team_members`).reply(200, people(inTeam));
}

const may = async (): Promise<boolean | string> => {
  const answer = await api.rightsOf(5, 9);
  return answer.kind === 'ok' ? answer.value !== null : answer.kind;
};

describe('whether an agent may see a conversation, told without their session', () => {
  it.each<[string, Desk, boolean]>([
    ['a member of its inbox may', { inInbox: [7, 5] }, true],
    ['a member of its team may', { team: { id: 3 }, inInbox: [7], inTeam: [5] }, true],
    ['an administrator may', { agent: { role: 'administrator' } }, true],
    ['who is in neither may not', { team: { id: 3 }, inInbox: [7], inTeam: [7] }, false],
    ['who is in a team that it is not of may not', { inTeam: [5] }, false],
    ['a custom role may not, whatever it is in', { agent: { custom_role_id: 4 }, inInbox: [5] }, false],
    [
      'a custom role that cannot be read may not',
      { agent: { custom_role_id: 'x', role: 'administrator' }, inInbox: [5] },
      false,
    ],
    ['who is no agent (any more) may not', { agent: null, inInbox: [5] }, false],
    ['nobody may see what is not there', { agent: { role: 'administrator' }, conversation: 404 }, false],
  ])('%s', async (_what, given, expected) => {
    desk(given);
    expect(await may()).toBe(expected);
  });

  it('is not known while Chatwoot is in trouble', async () => {
    desk({ conversation: 500, inInbox: [5] });
    expect(String(await may())).not.toMatch(/true|false/);
  });

  it('tells whether they are an administrator', async () => {
    desk({ agent: { role: 'administrator' } });
    expect(await api.rightsOf(5, 9)).toMatchObject({ value: { agentId: 5, name: 'Ana', administrator: true } });
  });
});
