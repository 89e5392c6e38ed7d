import { addContactInbox, findContactInbox } from '../model/contacts';
import { assign, assignTeam, openConversation, setCustomAttributes, setLabels } from '../model/conversations';
import { setPriority, setStatus, tellTyping } from '../model/conversations';
import { addMessage } from '../model/messages';
import type { ContactInbox, ConversationStatus, Json, Priority, Sender } from '../model/nouns';
import { agentReads } from '../model/receipts';
import { conversationRest, teamRest } from '../model/shapes-conversations';
import { agentRest } from '../model/shapes-people';
import { fields, isoOf } from '../model/spelling';
import {
  type Ask,
  conversationOf,
  idOf,
  isObject,
  NOTHING,
  type Serve,
  textOf,
  textsOf,
  truth,
  userOf,
} from './answering';
import { listAnswer } from './conversation-list';
import { notFound } from './refusal';

export function conversationRoutes(serve: Serve): void {
  const path = '/conversations/:id';
  serve('get', '/conversations', 'agent', listAnswer);
  serve('post', '/conversations', 'bot', create);
  serve('get', path, 'bot', (ask) => conversationRest(ask.world, conversationOf(ask)));
  serve('get', `${path}/labels`, 'bot', (ask) => ({ payload: conversationOf(ask).label_list }));

  // An empty body is destructive in each of the following, as it is in Chatwoot.
  serve('post', `${path}/custom_attributes`, 'bot', (ask) => {
    const conversation = conversationOf(ask);
    const wanted = ask.body['custom_attributes'];
    setCustomAttributes(ask.world, conversation, isObject(wanted) ? wanted : {});
    ask.ledger.write('attributes', ask.actor, conversation.id, conversation.custom_attributes);
    return fields(conversation, 'custom_attributes');
  });
  serve('post', `${path}/labels`, 'bot', (ask) => {
    const conversation = conversationOf(ask);
    setLabels(ask.world, conversation, textsOf([ask.body['labels'] ?? []].flat()), ask.actor);
    ask.ledger.write('labels', ask.actor, conversation.id, { labels: conversation.label_list });
    return { payload: conversation.label_list };
  });
  serve('post', `${path}/assignments`, 'bot', assignment);
  serve('post', `${path}/toggle_status`, 'bot', toggleStatus);
  serve('post', `${path}/toggle_priority`, 'bot', (ask) => {
    const conversation = conversationOf(ask);
    const known = ['low', 'medium', 'high', 'urgent'].find((priority) => priority === ask.body['priority']);
    setPriority(ask.world, conversation, (known as Priority | undefined) ?? null, ask.actor);
    ask.ledger.write('priority', ask.actor, conversation.id, fields(conversation, 'priority'));
    return NOTHING;
  });
  serve('post', `${path}/toggle_typing_status`, 'bot', (ask) => {
    const conversation = conversationOf(ask);
    const on = ask.body['typing_status'] === 'on';
    tellTyping(ask.world, conversation, ask.actor, on, truth(ask.body['is_private']));
    ask.ledger.write('typing', ask.actor, conversation.id, { on });
    return NOTHING;
  });
  serve('post', `${path}/update_last_seen`, 'agent', (ask) => {
    const conversation = conversationOf(ask);
    agentReads(ask.world, conversation, ask.caller.id);
    return conversationRest(ask.world, conversation);
  });
}

const statusOf = (value: unknown): ConversationStatus | undefined =>
  (['open', 'resolved', 'pending', 'snoozed'] as const).find((status) => status === value);

/** By `source_id`, or by contact and inbox. */
function addressOfAsk({ world, body }: Ask): ContactInbox {
  const source_id = textOf(body['source_id']);
  const inbox = world.inboxes.find(({ id }) => id === idOf(body['inbox_id']));
  const contact = world.contacts.get(idOf(body['contact_id']) ?? 0);
  const given = source_id === undefined ? undefined : findContactInbox(world, { source_id });
  if (given) return given;
  if (!contact || !inbox) throw notFound();
  const known = findContactInbox(world, { contact_id: contact.id, inbox_id: inbox.id });
  return known ?? addContactInbox(world, contact, inbox, source_id ?? contact.phone_number ?? undefined);
}

function create(ask: Ask): Json {
  const { world, body } = ask;
  const status = statusOf(body['status']);
  const objects = ['custom_attributes', 'additional_attributes'].filter((name) => isObject(body[name]));
  const conversation = openConversation(world, addressOfAsk(ask), {
    ...(status ? { status } : {}),
    ...{ assignee_id: idOf(body['assignee_id']) ?? null, team_id: idOf(body['team_id']) ?? null },
    ...Object.fromEntries(objects.map((name) => [name, body[name]])),
  });
  const content = isObject(body['message']) ? textOf(body['message']['content']) : undefined;
  if (content) addMessage(world, conversation, { message_type: 'outgoing', content, sender: ask.actor });
  return conversationRest(world, conversation);
}

/** `assignee_id` wins over `team_id`; neither of them takes the assignee away, and so does an unknown one. */
function assignment(ask: Ask): Json {
  const { world, body, actor } = ask;
  const conversation = conversationOf(ask);
  if (!('assignee_id' in body) && 'team_id' in body) {
    const team = world.teams.find(({ id }) => id === idOf(body['team_id']));
    assignTeam(world, conversation, team, actor);
    ask.ledger.write('assignment', actor, conversation.id, { team_id: team?.id ?? null });
    return team ? teamRest(world, team) : null;
  }
  const type: Sender['type'] = body['assignee_type'] === 'AgentBot' ? 'AgentBot' : 'User';
  const id = idOf(body['assignee_id']);
  const user = type === 'User' ? world.users.find((each) => each.id === id) : undefined;
  const bot = type === 'AgentBot' ? world.bots.find((each) => each.id === id) : undefined;
  const to = user ?? bot;
  assign(world, conversation, to ? { type, id: to.id } : null, actor);
  ask.ledger.write('assignment', actor, conversation.id, { type, id: to?.id ?? null });
  return user ? agentRest(world, user) : bot ? fields(bot, 'id name') : null;
}

/** An agent who opens a conversation becomes its assignee; administrators and bots do not. */
function toggleStatus(ask: Ask): Json {
  const { world, body, actor } = ask;
  const conversation = conversationOf(ask);
  const status = statusOf(body['status']);
  const until = idOf(body['snoozed_until']);
  const snoozed_until = until === undefined ? null : until * 1000;
  setStatus(world, conversation, { ...(status ? { status } : {}), snoozed_until }, actor);
  const becomesTheirs = conversation.status === 'open' && actor.type === 'User' && userOf(ask).role === 'agent';
  if (becomesTheirs) assign(world, conversation, actor, actor);
  ask.ledger.write('status', actor, conversation.id, fields(conversation, 'status'));
  const now = { current_status: conversation.status, snoozed_until: isoOf(conversation.snoozed_until) };
  return { payload: { success: true, conversation_id: conversation.id, ...now } };
}
