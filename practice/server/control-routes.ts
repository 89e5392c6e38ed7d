import type { Request, Response, Router } from 'express';
import { setFaults, noFaults } from '../faults';
import { addVisitor } from '../model/contacts';
import { openConversation, tellTyping } from '../model/conversations';
import { addMessage } from '../model/messages';
import type { Conversation, Sender } from '../model/nouns';
import { ping } from '../model/presence';
import { smsArrives } from '../model/sms';
import { byId, type World } from '../model/world';
import { isObject, textOf } from './answering';
import type { Desk } from './desk';
import { notFound, refuse } from './refusal';
import { type Act, ACTS, type ScriptedClients } from './scripted-client';

/** For people and tests that drive the stand-in; no part of Chatwoot. Faults never reach these. */
export function controlRoutes(router: Router, desk: Desk, clients: ScriptedClients): void {
  const { world, faults, ledger } = desk;
  const at = (path: string, run: (body: Record<string, unknown>, req: Request) => object): void => {
    router.post(`/practice/${path}`, (req: Request, res: Response) => {
      res.json(run(isObject(req.body) ? req.body : {}, req));
    });
  };
  const conversationOf = (req: Request): Conversation => {
    const conversation = world.conversations.get(Number(req.params['id']));
    if (!conversation) throw notFound();
    return conversation;
  };

  router.get('/practice/faults', (_req, res) => void res.json(faults));
  router.get(
    '/practice/ledger',
    (_req, res) => void res.json({ writes: ledger.writes, deliveries: ledger.deliveries }),
  );
  router.get('/practice/pace', (_req, res) => void res.json({ now: world.clock.now(), speed: world.clock.speed }));
  at('faults', (body) => {
    const wrong = setFaults(faults, body);
    if (wrong.length > 0) throw refuse(422, { error: `Not understood: ${wrong.join(', ')}` });
    world.line.lateSent = faults.smsLateSent;
    world.line.undelivered = faults.smsUndelivered;
    return faults;
  });
  at('faults/none', () => Object.assign(faults, noFaults()));
  at('reset', () => {
    setFaults(faults, noFaults());
    ledger.writes.length = 0;
    ledger.deliveries.length = 0;
    forgetClients(world);
    return {};
  });
  at('advance', (body) => {
    world.clock.advance(Number(body['ms']) || 0);
    return { now: world.clock.now() };
  });

  at('conversations', (body) => {
    const text = textOf(body['text']);
    const from = textOf(body['from']) ?? `+1555${Math.floor(world.random.between(1_000_000, 9_999_999))}`;
    const made = body['inbox'] === 'text' ? smsArrives(world, from, text ?? 'hello', sid(world)) : openChat(world);
    if (body['inbox'] !== 'text' && text !== undefined) clients.says(made, text);
    return { conversation: made.id, contact: made.contact_id };
  });
  at('conversations/:id/client-says', (body, req) => {
    clients.says(conversationOf(req), textOf(body['text']) ?? '');
    return {};
  });
  at('conversations/:id/client', (body, req) => {
    const act = ACTS.find((known) => known === body['act']);
    if (!act) throw refuse(422, { error: `act is one of ${ACTS.join(', ')}` });
    clients.act(conversationOf(req), act satisfies Act);
    return {};
  });
  at('conversations/:id/agent-says', (body, req) => {
    const draft = { message_type: 'outgoing', content: textOf(body['text']) ?? '' } as const;
    const message = addMessage(world, conversationOf(req), {
      ...{ ...draft, sender: agentOf(world, body), private: body['private'] === true },
    });
    return { message: message.id };
  });
  at('conversations/:id/agent-types', (body, req) => {
    tellTyping(world, conversationOf(req), agentOf(world, body), body['on'] !== false, body['private'] === true);
    return {};
  });
  at('agents/:id/online', (_body, req) => {
    ping(world, 'users', byId(world.users, Number(req.params['id']), 'user').id);
    return {};
  });
}

const sid = (world: World): string => `SM${world.random.uuid().replaceAll('-', '')}`;

function openChat(world: World): Conversation {
  return openConversation(world, addVisitor(world, byId(world.inboxes, 1, 'chat inbox')));
}

/** `agent` is the id of a user; Ana when none is named. */
const agentOf = (world: World, body: Record<string, unknown>): Sender => ({
  type: 'User',
  id: byId(world.users, Number(body['agent'] ?? 2), 'user').id,
});

/** Clients and what they wrote go; settings stay, and so do conversations in inboxes that `setup` made. Ids go on counting. */
function forgetClients(world: World): void {
  for (const [id, each] of world.conversations) {
    if (each.inbox_id > 3) continue;
    world.conversations.delete(id);
    world.contacts.delete(each.contact_id);
    world.contactInboxes.delete(each.contact_inbox_id);
  }
  world.pings.contacts.clear();
  world.line.optedOut.clear();
}
