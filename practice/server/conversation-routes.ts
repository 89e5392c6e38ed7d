import { addContactInbox, findContactInbox } from '../model/contacts';
import { assign, assignTeam, openConversation, setCustomAttributes, setLabels } from '../model/conversations';
import { isUser, setPriority, setStatus, tellTyping } from '../model/conversations';
import { addMessage } from '../model/messages';
import type { ContactInbox, Conversation, ConversationStatus, Json, JsonObject, Priority } from '../model/nouns';
import { agentReads } from '../model/receipts';
import { conversationRest, teamRest } from '../model/shapes-conversations';
import { agentRest } from '../model/shapes-people';
import { fields, isoOf } from '../model/spelling';
import { type Answer, type Ask, conversationOf, idOf } from './answering';
import { NOTHING, objectOf, type Serve, textOf, textsOf, truth, userOf } from './answering';
import { listAnswer } from './conversation-list';
import { notFound } from './refusal';

type Written = [detail: JsonObject, answer: Answer];
type Write = (ask: Ask, of: Conversation) => Written;

export function conversationRoutes(serve: Serve): void {
  const path = '/conversations/:id';
  /** A write by a person or a bot: done, noted in the ledger, answered. */
  const write = (what: string, kind: Parameters<Ask['ledger']['write']>[0], run: Write): void =>
    serve('post', `${path}/${what}`, 'bot', (ask) => {
      const conversation = conversationOf(ask);
      const [detail, answer] = run(ask, conversation);
      ask.ledger.write(kind, ask.actor, conversation.id, detail);
      return answer;
    });
  serve('get', '/conversations', 'agent', listAnswer);
  serve('post', '/conversations', 'bot', create);
  serve('get', path, 'bot', (ask) => conversationRest(ask.world, conversationOf(ask)));
  serve('get', `${path}/labels`, 'bot', (ask) => ({ payload: conversationOf(ask).label_list }));
  serve('post', `${path}/update_last_seen`, 'agent', (ask) => {
    agentReads(ask.world, conversationOf(ask), ask.caller.id);
    return conversationRest(ask.world, conversationOf(ask));
  });

  // An empty body is destructive in each of the following, as it is in Chatwoot.
  write('custom_attributes', 'attributes', ({ world, body }, of) => {
    setCustomAttributes(world, of, objectOf(body['custom_attributes']));
    return [of.custom_attributes, fields(of, 'custom_attributes')];
  });
  write('labels', 'labels', ({ world, body, actor }, of) => {
    setLabels(world, of, textsOf([body['labels'] ?? []].flat()), actor);
    return [{ labels: of.label_list }, { payload: of.label_list }];
  });
  write('assignments', 'assignment', assignment);
  write('toggle_status', 'status', toggleStatus);
  write('toggle_priority', 'priority', ({ world, body, actor }, of) => {
    const known = ['low', 'medium', 'high', 'urgent'].find((priority) => priority === body['priority']);
    setPriority(world, of, (known as Priority | undefined) ?? null, actor);
    return [fields(of, 'priority'), NOTHING];
  });
  write('toggle_typing_status', 'typing', ({ world, body, actor }, of) => {
    const on = body['typing_status'] === 'on';
    tellTyping(world, of, actor, on, truth(body['is_private']));
    return [{ on }, NOTHING];
  });
}

const statusOf = (value: unknown): ConversationStatus | undefined =>
  (['open', 'resolved', 'pending', 'snoozed'] as const).find((status) => status === value);

/** By `source_id`, or by contact and inbox. */
function addressOfAsk({ world, body }: Ask): ContactInbox {
  const source_id = textOf(body['source_id']);
  const given = source_id === undefined ? undefined : findContactInbox(world, { source_id });
  if (given) return given;
  const inbox = world.inboxes.find(({ id }) => id === idOf(body['inbox_id']));
  const contact = world.contacts.get(idOf(body['contact_id']) ?? 0);
  if (!contact || !inbox) throw notFound();
  const known = findContactInbox(world, { contact_id: contact.id, inbox_id: inbox.id });
  return known ?? addContactInbox(world, contact, inbox, source_id ?? contact.phone_number ?? undefined);
}

function create(ask: Ask): Json {
  const { world, body } = ask;
  const status = statusOf(body['status']);
  const conversation = openConversation(world, addressOfAsk(ask), {
    ...(status ? { status } : {}),
    ...{ assignee_id: idOf(body['assignee_id']) ?? null, team_id: idOf(body['team_id']) ?? null },
    custom_attributes: objectOf(body['custom_attributes']),
    additional_attributes: objectOf(body['additional_attributes']),
  });
  const content = textOf(objectOf(body['message'])['content']);
  if (content) addMessage(world, conversation, { message_type: 'outgoing', content, sender: ask.actor });
  return conversationRest(world, conversation);
}

/** `assignee_id` wins over `team_id`; neither of them takes the assignee away, and so does an unknown one. */
function assignment({ world, body, actor }: Ask, of: Conversation): Written {
  if (!('assignee_id' in body) && 'team_id' in body) {
    const team = world.teams.find(({ id }) => id === idOf(body['team_id']));
    assignTeam(world, of, team, actor);
    return [{ team_id: team?.id ?? null }, team ? teamRest(team) : null];
  }
  const type = body['assignee_type'] === 'AgentBot' ? 'AgentBot' : 'User';
  const isIt = ({ id }: { id: number }): boolean => id === idOf(body['assignee_id']);
  const to = type === 'User' ? world.users.find(isIt) : world.bots.find(isIt);
  assign(world, of, to ? { type, id: to.id } : null, actor);
  return [{ type, id: to?.id ?? null }, to ? (isUser(to) ? agentRest(world, to) : fields(to, 'id name')) : null];
}

/** An agent who opens a conversation becomes its assignee; administrators and bots do not. */
function toggleStatus(ask: Ask, of: Conversation): Written {
  const { world, body, actor } = ask;
  const status = statusOf(body['status']);
  const snoozed_until = (idOf(body['snoozed_until']) ?? 0) * 1000 || null;
  setStatus(world, of, { ...(status ? { status } : {}), snoozed_until }, actor);
  const becomesTheirs = of.status === 'open' && actor.type === 'User' && userOf(ask).role === 'agent';
  if (becomesTheirs) assign(world, of, actor, actor);
  const now = { current_status: of.status, snoozed_until: isoOf(of.snoozed_until) };
  return [fields(of, 'status'), { payload: { success: true, conversation_id: of.id, ...now } }];
}
