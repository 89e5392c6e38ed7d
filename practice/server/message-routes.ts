import { addMessage, deleteMessage } from '../model/messages';
import type { Attachment, Json, JsonObject } from '../model/nouns';
import { messageRest } from '../model/shapes-messages';
import { contactPush } from '../model/shapes-people';
import { fields, isoOf } from '../model/spelling';
import { contactOf, inboxOf } from '../model/world';
import { type Ask, conversationOf, foundIn, idOf, isObject, type Serve, textOf, truth } from './answering';
import { refuse } from './refusal';

const PAGE = 20;
const MOST_AFTER = 100;
const MOST_BETWEEN = 1000;

export function messageRoutes(serve: Serve): void {
  const path = '/conversations/:id/messages';
  serve('get', path, 'agent', list);
  serve('post', path, 'bot', create);
  serve('delete', `${path}/:message`, 'agent', (ask) => {
    const conversation = conversationOf(ask);
    const message = foundIn(ask, conversation.messages, 'message');
    deleteMessage(ask.world, message);
    ask.ledger.write('delete', ask.actor, conversation.id, { message: message.id });
    return messageRest(ask.world, conversation, message);
  });
}

/** Newest 20; `before`: 20 older; `after`: up to 100 newer; both: up to 1000, `after` itself among them. Always ascending. */
function list(ask: Ask): Json {
  const { world, query } = ask;
  const conversation = conversationOf(ask);
  const [after, before] = [idOf(query('after') ?? ''), idOf(query('before') ?? '')];
  const publicOnly = query('filter_internal_messages') === 'true';
  const all = conversation.messages.filter(
    (each) => (!publicOnly || (!each.private && each.message_type !== 'activity')) && each.id < (before ?? Infinity),
  );
  const chosen =
    after === undefined
      ? all.slice(-PAGE)
      : before === undefined
        ? all.filter((each) => each.id > after).slice(0, MOST_AFTER)
        : all.filter((each) => each.id >= after).slice(0, MOST_BETWEEN);
  return {
    meta: {
      ...{ labels: conversation.label_list, ...fields(conversation, 'additional_attributes') },
      contact: contactPush(contactOf(world, conversation)),
      agent_last_seen_at: isoOf(conversation.agent_last_seen_at),
      assignee_last_seen_at: isoOf(conversation.assignee_last_seen_at),
    },
    payload: chosen.map((each) => messageRest(world, conversation, each)),
  };
}

/** From a form, objects come as JSON text. */
function objectOf(value: unknown): JsonObject {
  if (typeof value !== 'string') return isObject(value) ? value : {};
  try {
    return objectOf(JSON.parse(value) as unknown);
  } catch {
    return {};
  }
}

/** Any user's token may post as a bot of the account: a bot as sender is no proof of who posted. */
function create(ask: Ask): Json {
  const { world, body } = ask;
  const conversation = conversationOf(ask);
  const incoming = body['message_type'] === 'incoming';
  if (incoming && inboxOf(world, conversation).channel_type !== 'Channel::Api') {
    throw refuse(422, { error: 'Incoming messages are only allowed in Api inboxes' });
  }
  const bot = body['sender_type'] === 'AgentBot' ? idOf(body['sender_id']) : undefined;
  const asBot = world.bots.some(({ id }) => id === bot) ? ({ type: 'AgentBot', id: bot ?? 0 } as const) : undefined;
  const echoId = textOf(body['echo_id']);
  const message = addMessage(world, conversation, {
    message_type: incoming ? 'incoming' : 'outgoing',
    content: textOf(body['content']) ?? '',
    sender: incoming ? { type: 'Contact', id: conversation.contact_id } : (asBot ?? ask.actor),
    private: truth(body['private']),
    content_type: textOf(body['content_type']) ?? 'text',
    content_attributes: objectOf(body['content_attributes']),
    source_id: textOf(body['source_id']) ?? null,
    attachments: attachmentsOf(ask),
    ...(echoId === undefined ? {} : { echoId }),
  });
  const detail = fields(message, 'id message_type private content content_attributes source_id');
  ask.ledger.write('message', ask.actor, conversation.id, detail);
  return messageRest(world, conversation, message, echoId);
}

/** The form reader leaves each file as {name, type, size}. */
function attachmentsOf({ world, body }: Ask): Attachment[] {
  const files = [body['attachments'] ?? []].flat().filter(isObject);
  return files.map(({ name, type, size }) => {
    return { id: world.nextId('attachment'), name: String(name), type: String(type), size: Number(size) };
  });
}
