import type { Request, Response, Router } from 'express';
import { noFaults, setFaults } from '../faults';
import { addVisitor } from '../model/contacts';
import { openConversation, tellTyping } from '../model/conversations';
import { FIRST_INBOXES } from '../model/first-day';
import { addMessage } from '../model/messages';
import type { Conversation, JsonObject, Sender } from '../model/nouns';
import { ping } from '../model/presence';
import { clientTexts } from '../model/sms';
import { byId, type World } from '../model/world';
import { objectOf, textOf } from './answering';
import type { Desk } from './desk';
import { notFound, refuse } from './refusal';
import { ACTS, type ScriptedClients } from './scripted-client';

/** Faster than this, real time and what it takes to answer would be too little. */
const FASTEST = 60;

/** For people and tests that drive the stand-in; no part of Chatwoot. Faults never reach these. */
export function controlRoutes(
  router: Router,
  { world, faults, ledger, carrier }: Desk,
  clients: ScriptedClients,
): void {
  const at = (path: string, run: (body: JsonObject, req: Request) => object | void): void => {
    router.post(`/practice/${path}`, (req: Request, res: Response) => res.json(run(objectOf(req.body), req) ?? {}));
  };
  router.get('/practice/faults', (_req, res) => void res.json(faults));
  router.get('/practice/ledger', (_req, res) => void res.json(ledger));
  router.get('/practice/pace', (_req, res) => void res.json({ now: world.clock.now(), speed: world.clock.speed }));
  at('pace', (body) => {
    const speed = Number(body['speed']);
    if (!(speed > 0 && speed <= FASTEST)) throw refuse(422, { error: `speed is from above 0 to ${FASTEST}` });
    world.clock.goAt(speed);
  });
  at('faults', (body) => {
    const wrong = setFaults(faults, body);
    if (wrong.length > 0) throw refuse(422, { error: `Not understood: ${wrong.join(', ')}` });
    return faults;
  });
  at('faults/none', () => Object.assign(faults, noFaults()));
  at('reset', () => {
    Object.assign(faults, noFaults());
    ledger.writes.length = ledger.deliveries.length = 0;
    forgetClients(world);
    carrier.optedOut.clear();
  });
  // Chatwoot has no API for it: a super administrator pastes it into a form.
  at('dashboard-scripts', (body) => Object.assign(world.dashboardScripts, { html: textOf(body['html']) ?? '' }));
  at('advance', (body) => world.clock.advance(Number(body['ms']) || 0));
  at('agents/:id/online', (_body, req) => ping(world, 'users', Number(req.params['id'])));

  at('conversations', (body) => {
    const text = textOf(body['text']);
    const from = textOf(body['from']) ?? `+1555${Math.floor(world.random.between(1_000_000, 9_999_999))}`;
    const chat = (): Conversation =>
      openConversation(world, addVisitor(world, byId(world.inboxes, FIRST_INBOXES.chat)));
    const made = body['inbox'] === 'text' ? clientTexts(world, carrier, from, text ?? 'hello') : chat();
    // The carrier lost their text: nobody is there.
    if (!made) return { conversation: null, contact: null };
    if (body['inbox'] !== 'text' && text !== undefined) clients.says(made, text);
    return { conversation: made.id, contact: made.contact_id };
  });
  const about = (path: string, run: (of: Conversation, body: JsonObject, agent: Sender) => object | void): void =>
    at(`conversations/:id/${path}`, (body, req) => {
      const conversation = world.conversations.get(Number(req.params['id']));
      if (!conversation) throw notFound();
      // `agent` is the id of a user; Ana when none is named.
      return run(conversation, body, { type: 'User', id: byId(world.users, Number(body['agent'] ?? 2)).id });
    });
  about('client-says', (of, body) => clients.says(of, textOf(body['text']) ?? ''));
  about('client', (of, body) => {
    const act = ACTS.find((known) => known === body['act']);
    if (!act) throw refuse(422, { error: `act is one of ${ACTS.join(', ')}` });
    clients.act(of, act);
  });
  about('agent-says', (of, body, sender) => {
    const said = { content: textOf(body['text']) ?? '', private: body['private'] === true };
    return { message: addMessage(world, of, { message_type: 'outgoing', ...said, sender }).id };
  });
  about('agent-types', (of, body, by) => tellTyping(world, of, by, body['on'] !== false, body['private'] === true));
}

/** Clients and what they wrote go; settings stay, and so do conversations in inboxes that `setup` made. Ids go on counting. */
function forgetClients(world: World): void {
  for (const [id, each] of world.conversations) {
    if (each.inbox_id > FIRST_INBOXES.text) continue;
    world.conversations.delete(id);
    world.contacts.delete(each.contact_id);
    world.contactInboxes.delete(each.contact_inbox_id);
  }
  world.pings.contacts.clear();
}
