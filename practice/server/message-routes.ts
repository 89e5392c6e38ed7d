import { addMessage, deleteMessage } from '../model/messages';
import type { Json, Sender } from '../model/nouns';
import { isPublic, messageRest } from '../model/shapes-messages';
import { contactPush } from '../model/shapes-people';
import { fields, isoOf } from '../model/spelling';
import { contactOf } from '../model/world';
import { type Ask, conversationOf, foundIn, idOf, objectOf, type Serve, textOf, truth } from './answering';
import { refuse } from './refusal';

const [PAGE, MOST_AFTER, MOST_BETWEEN] = [20, 100, 1000];

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
  const [after, before] = [idOf(query('after')), idOf(query('before'))];
  const publicOnly = query('filter_internal_messages') === 'true';
  const all = conversation.messages
    .filter((each) => !publicOnly || isPublic(each))
    .filter((each) => each.id < (before ?? Infinity));
  const least = (after ?? 0) + (before === undefined ? 1 : 0);
  const most = before === undefined ? MOST_AFTER : MOST_BETWEEN;
  const chosen = after === undefined ? all.slice(-PAGE) : all.filter((each) => each.id >= least).slice(0, most);
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

/** Any user's token may post as a bot of the account: a bot as sender is no proof of who posted. */
function create(ask: Ask): Json {
  const { world, body } = ask;
  const conversation = conversationOf(ask);
  if (body['message_type'] === 'incoming') throw refuse(422, { error: 'Incoming messages are not taken here' });
  const asked = body['sender_type'] === 'AgentBot' ? idOf(body['sender_id']) : undefined;
  const bot = world.bots.find(({ id }) => id === asked);
  const actor: Sender = bot ? { type: 'AgentBot', id: bot.id } : ask.actor;
  const echoId = textOf(body['echo_id']);
  const message = addMessage(world, conversation, {
    ...{ message_type: 'outgoing', content: textOf(body['content']) ?? '', sender: actor },
    private: truth(body['private']),
    content_type: textOf(body['content_type']) ?? 'text',
    content_attributes: objectOf(body['content_attributes']),
    source_id: textOf(body['source_id']) ?? null,
    ...(echoId === undefined ? {} : { echoId }),
  });
  const detail = fields(message, 'id message_type private content content_attributes source_id');
  ask.ledger.write('message', ask.actor, conversation.id, detail);
  return messageRest(world, conversation, message, echoId);
}
