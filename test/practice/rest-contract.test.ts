import { differences, learnShape } from './learned-shape';
import { type RecordedAnswer, recordedAnswers, recordedFile } from './recordings';
import { type Answer, field, type StandIn, standIn } from './stand-in';

const setup = recordedAnswers('rest-setup');
const widget = recordedAnswers('rest-widget');
const api = recordedAnswers('rest-api-inbox');
const more = recordedAnswers('rest-more');
const rights = recordedAnswers('rest-rights');
const twilio = recordedAnswers('rest-twilio-inbox');
const validated = recordedFile('validate-token.json') as RecordedAnswer;

/** One kind of answer: what was recorded of it, and the stand-in's answers to the same acts, filled in below. */
type Kind = { recorded: (RecordedAnswer | undefined)[]; ours: Answer[] };
const kind = (...recorded: (RecordedAnswer | undefined)[]): Kind => ({ recorded, ours: [] });

/** A single conversation's answer says what one in a list may look like. */
const listed = (one: RecordedAnswer | undefined): RecordedAnswer | undefined => {
  const list = api['list_updated']?.data as { data: { meta: unknown } };
  return one && { status: 200, data: { data: { meta: list.data.meta, payload: [one.data] } } };
};

const kinds = {
  webhook: kind(setup['webhook_default'], rights['webhook_private_name']),
  webhooks: kind(setup['webhooks_list']),
  'agent bot': kind(setup['bot']),
  'agent bots': kind(setup['bots']),
  'dashboard app': kind(setup['dashapp']),
  definition: kind(setup['cad_helpline_connection'], setup['cad_helpline_safe']),
  'definition made twice': kind(setup['cad_dup']),
  label: kind(setup['label']),
  agents: kind(setup['agents']),
  inboxes: kind(setup['inboxes']),
  inbox: kind(rights['inbox_harden'], rights['inbox_get']),
  'api inbox': kind(more['POST /inboxes (api)'], more['PATCH /inboxes/:id auto assignment off']),
  'inbox members': kind(more['POST /inbox_members'], more['GET /inbox_members/:id']),
  teams: kind(more['GET /teams']),
  team: kind(more['POST /teams']),
  'team members': kind(more['POST team members'], more['GET team members']),
  account: kind(rights['account_get']),
  'account changed': kind(rights['account_patch']),
  'notification settings': kind(more['notification settings']),
  profile: kind(api['profile_ana'], api['underscore_header']),
  session: kind(validated),
  conversation: kind(
    widget['GET /conversations/1'],
    widget['GET /conversations/3'],
    api['conv_after_attrs'],
    api['conv_after_reopen'],
    twilio['conv'],
    rights['bot_get_conv'],
    more['POST /conversations'],
    rights['new_conv_out'],
  ),
  conversations: kind(
    widget['GET /conversations?status=all'],
    api['list_updated'],
    more['GET conversations page 99'],
    listed(more['POST /conversations']),
  ),
  'conversations of a contact': kind(api['contact_convs']),
  messages: kind(
    widget['GET /conversations/1/messages'],
    widget['GET /conversations/3/messages'],
    api['messages_after_seen'],
    api['msgs_after'],
    more['GET messages before'],
    more['GET messages after&before'],
    twilio['after_stop'],
  ),
  message: kind(
    api['agent_reply_json'],
    api['agent_reply_multipart'],
    api['bot_note_mention'],
    api['bot_outgoing'],
    rights['note_dup_echo'],
    rights['source_id_set'],
    api['delete_msg'],
    more['POST note in desk'],
  ),
  labels: kind(api['labels_set'], rights['bot_labels_get'], rights['bot_labels_post']),
  attributes: kind(api['attrs_set'], api['attrs_bot']),
  assignment: kind(api['assign_ana'], api['assign_ben']),
  unassignment: kind(api['unassign']),
  status: kind(api['resolve'], api['snooze'], api['bot_toggle']),
  priority: kind(api['priority'], api['priority_bot']),
  typing: kind(rights['bot_typing']),
  contact: kind(widget['GET /contacts/3'], api['contact_show']),
  'contact made': kind(more['POST /contacts']),
  'not for bots': kind(api['list_bot'], rights['bot_get_msgs'], rights['bot_contact_get'], api['profile_bot']),
  'bad token': kind(api['bad_token']),
  'no such thing': kind(api['conv_404']),
  'not a member': kind(more['GET desk conversation as ana (not a member)']),
  'twilio callback': kind(twilio['inbound'], twilio['cb_delivered']),
};

let desk: StandIn;

/** The same acts as were recorded, in one go; each answer is put beside its recordings. */
beforeAll(async () => {
  desk = await standIn({ speed: 20 });
  const put = async (into: keyof typeof kinds, answer: Promise<Answer>): Promise<Answer> => {
    kinds[into].ours.push(await answer);
    return answer;
  };
  const { ask } = desk;

  const url = 'http://plugin.invalid/webhook';
  await put(
    'webhook',
    ask('POST', '/webhooks', { json: { webhook: { url, name: 'x', subscriptions: ['message_created'] } } }),
  );
  await put('webhooks', ask('GET', '/webhooks'));
  await put(
    'agent bot',
    ask('POST', '/agent_bots', { json: { name: 'B', description: 'd', outgoing_url: 'http://b.invalid' } }),
  );
  await put('agent bots', ask('GET', '/agent_bots'));
  const content = [{ type: 'frame', url: 'https://panel.invalid/panel' }];
  await put(
    'dashboard app',
    ask('POST', '/dashboard_apps', { json: { dashboard_app: { title: 'Helpline', content } } }),
  );
  const definition = { attribute_key: 'helpline_connection', attribute_display_name: 'Connection', attribute_model: 0 };
  const text = { ...definition, attribute_description: 'Connection', attribute_display_type: 'text' };
  await put('definition', ask('POST', '/custom_attribute_definitions', { json: text }));
  await put('definition made twice', ask('POST', '/custom_attribute_definitions', { json: text }));
  await put(
    'label',
    ask('POST', '/labels', { json: { title: 'helpline-quiet', color: '#ff0000', show_on_sidebar: true } }),
  );
  await put('agents', ask('GET', '/agents'));
  await put('inboxes', ask('GET', '/inboxes'));
  const harden = { enable_email_collect: true, channel: { continuity_via_email: false } };
  await put('inbox', ask('PATCH', '/inboxes/1', { json: harden }));
  await put('inbox', ask('GET', '/inboxes/1'));
  const desk4 = await put(
    'api inbox',
    ask('POST', '/inboxes', { json: { name: 'Helpline desk', channel: { type: 'api' } } }),
  );
  const inboxId = Number(field(desk4.data, 'id'));
  await put('api inbox', ask('PATCH', `/inboxes/${inboxId}`, { json: { enable_auto_assignment: false } }));
  await put('inbox members', ask('POST', '/inbox_members', { json: { inbox_id: inboxId, user_ids: [1] } }));
  await put('inbox members', ask('GET', `/inbox_members/${inboxId}`));
  await put('teams', ask('GET', '/teams'));
  const team = await put('team', ask('POST', '/teams', { json: { name: 'supervisors' } }));
  const members = `/teams/${field(team.data, 'id')}/team_members`;
  await put('team members', ask('POST', members, { json: { user_ids: [3] } }));
  await put('team members', ask('GET', members));
  await put('account', ask('GET', ''));
  await put('account changed', ask('PATCH', '', { json: { auto_resolve_after: null } }));
  await put('notification settings', ask('GET', '/notification_settings', { as: 'ana' }));
  await put('profile', ask('GET', '!/api/v1/profile', { as: 'ana' }));
  await put('profile', ask('GET', '!/api/v1/profile', { as: 'ana', header: 'api_access_token' }));
  const signIn = await ask('POST', '!/auth/sign_in', { as: 'nobody', json: { email: 'ana@helpline.example' } });
  const session = ['access-token', 'client', 'uid'].map((name) => [name, signIn.headers.get(name) ?? '']);
  const valid = await fetch(`${desk.url}/auth/validate_token`, {
    headers: Object.fromEntries(session) as Record<string, string>,
  });
  kinds.session.ours.push({ status: valid.status, data: await valid.json(), headers: valid.headers });

  await desk.tell('conversations', { text: 'I am scared <b>&</b>' });
  const reply = { content: 'Hello', content_attributes: { helpline: { intent: 'a:1' } } };
  const at = '/conversations/1';
  await put('message', ask('POST', `${at}/messages`, { as: 'ana', json: { ...reply, echo_id: 'E2' } }));
  const form = new FormData();
  form.set('content', 'note');
  form.set('private', 'true');
  form.set('content_attributes', JSON.stringify(reply.content_attributes));
  const note = await put('message', ask('POST', `${at}/messages`, { as: 'ana', form }));
  await put('message', ask('POST', `${at}/messages`, { as: 'bot', json: { ...reply, private: true } }));
  await put('message', ask('POST', `${at}/messages`, { as: 'bot', json: { content: 'received' } }));
  await put('message', ask('POST', `${at}/messages`, { json: { content: 'x', private: true, source_id: 'mine-1' } }));
  await put('message', ask('DELETE', `${at}/messages/${field(note.data, 'id')}`, { as: 'ana' }));
  await put('labels', ask('POST', `${at}/labels`, { json: { labels: ['helpline-quiet'] } }));
  await put('labels', ask('GET', `${at}/labels`, { as: 'bot' }));
  await put(
    'attributes',
    ask('POST', `${at}/custom_attributes`, { as: 'bot', json: { custom_attributes: { a: 'b' } } }),
  );
  await put('assignment', ask('POST', `${at}/assignments`, { json: { assignee_id: 2 } }));
  await put('conversation', ask('GET', at, { as: 'bot' }));
  await put('unassignment', ask('POST', `${at}/assignments`, { json: { assignee_id: null } }));
  await put('priority', ask('POST', `${at}/toggle_priority`, { as: 'bot', json: { priority: 'high' } }));
  await put('typing', ask('POST', `${at}/toggle_typing_status`, { as: 'bot', json: { typing_status: 'on' } }));
  await put('status', ask('POST', `${at}/toggle_status`, { as: 'bot', json: { status: 'resolved' } }));
  await put(
    'status',
    ask('POST', `${at}/toggle_status`, { json: { status: 'snoozed', snoozed_until: 2_000_000_000 } }),
  );
  await desk.tell('conversations/1/client-says', { text: 'I am back' });
  await put('conversation', ask('GET', at));
  await put('messages', ask('GET', `${at}/messages`));
  await put('messages', ask('GET', `${at}/messages?after=2`));
  await put('messages', ask('GET', `${at}/messages?after=2&before=5`));
  await put('contact', ask('GET', '/contacts/1'));

  const contact = await put(
    'contact made',
    ask('POST', '/contacts', { json: { inbox_id: inboxId, name: 'Helpline desk' } }),
  );
  const source_id = field(contact.data, 'payload.contact_inbox.source_id');
  const made = await put('conversation', ask('POST', '/conversations', { json: { source_id, inbox_id: inboxId } }));
  const id = field(made.data, 'id');
  await put('not a member', ask('GET', `/conversations/${id}`, { as: 'ana' }));
  await put('conversations of a contact', ask('GET', '/contacts/1/conversations'));

  const inbound = { From: '+15551239999', To: '+15550000001', Body: 'help', MessageSid: 'SMin1' };
  const post = async (path: string, body: Record<string, string>): Promise<Answer> => {
    const answered = await fetch(`${desk.url}${path}`, { method: 'POST', body: new URLSearchParams(body) });
    return { status: answered.status, data: '', headers: answered.headers };
  };
  await put('twilio callback', post('/twilio/callback', inbound));
  await put('twilio callback', post('/twilio/delivery_status', { MessageSid: 'x', MessageStatus: 'delivered' }));
  await put('conversation', ask('GET', `/conversations/${Number(id) + 1}`));
  await put('messages', ask('GET', `/conversations/${Number(id) + 1}/messages`));
  await put('conversations', ask('GET', '/conversations?status=all'));
  await put('conversations', ask('GET', '/conversations?status=all&updated_within=60'));
  await put('conversations', ask('GET', '/conversations?page=99'));

  await put('not for bots', ask('GET', '/conversations', { as: 'bot' }));
  await put('not for bots', ask('GET', `${at}/messages`, { as: 'bot' }));
  await put('not for bots', ask('GET', '!/api/v1/profile', { as: 'bot' }));
  await put('bad token', ask('GET', at, { as: { token: 'nonsense' } }));
  await put('no such thing', ask('GET', '/conversations/9999'));
});

afterAll(() => desk.close());

describe('the stand-in answers REST as the recorded Chatwoot did', () => {
  it.each(Object.entries(kinds))('%s: same status, same keys, same types', (name, { recorded, ours }) => {
    const known = recorded.filter((each): each is RecordedAnswer => each !== undefined);
    expect(known).toHaveLength(recorded.length);
    expect(ours.length).toBeGreaterThan(0);
    const shape = learnShape(known.map((each) => each.data));
    const statuses = new Set(known.map((each) => each.status));
    expect(ours.map((each) => each.status).filter((status) => !statuses.has(status))).toEqual([]);
    expect(ours.flatMap((each) => differences(shape, each.data, name))).toEqual([]);
  });

  it.each(['not for bots', 'bad token', 'no such thing', 'not a member', 'definition made twice'] as const)(
    '%s: refused in the very same words',
    (name) => {
      expect(kinds[name].ours[0]?.data).toEqual(kinds[name].recorded[0]?.data);
    },
  );
});
