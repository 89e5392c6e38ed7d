import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { findContactInbox } from '../model/contacts';
import { maySee } from '../model/conversations';
import type { ContactInbox, JsonObject, User } from '../model/nouns';
import { onlineNow, ping } from '../model/presence';
import { cableMessage } from '../model/shapes-events';
import { epochOf } from '../model/spelling';
import type { Notice, World } from '../model/world';
import { objectOf, textOf } from './answering';
import type { Desk } from './desk';

const PING_MS = 3_000;
const SENT_AFTER_MS = 60;
type Listener = { socket: WebSocket; identifier: string; who: User | ContactInbox };

/** ActionCable at /cable: what agents' screens and visitors' pages are told at once. Nothing is told again after a gap. */
export function openCable(server: Server, { world, faults }: Desk): () => void {
  const { clock } = world;
  const wss = new WebSocketServer({ noServer: true, handleProtocols: () => 'actioncable-v1-json' });
  let listeners: Listener[] = [];
  const say = (socket: WebSocket, message: JsonObject): void => socket.send(JSON.stringify(message), () => undefined);
  const tell = ({ socket, identifier }: Listener, event: string, data: JsonObject): void =>
    say(socket, { identifier, message: { event, data } });

  server.on('upgrade', (request, raw, head) => {
    if (faults.apiDown || !request.url?.startsWith('/cable')) return void raw.destroy();
    wss.handleUpgrade(request, raw, head, (socket) => {
      say(socket, { type: 'welcome' });
      socket.on('message', (text) => hear(socket, objectOf(String(text))));
      socket.on('close', () => (listeners = listeners.filter((each) => each.socket !== socket)));
    });
  });
  clock.every(PING_MS, () => {
    for (const socket of wss.clients) {
      if (faults.apiDown) socket.terminate();
      else say(socket, { type: 'ping', message: epochOf(clock.now()) });
    }
  });

  /** A ping is answered to its sender only; visitors are not told which other visitors are there. */
  const presence = (listener: Listener): void => {
    const { who } = listener;
    if ('session' in who) ping(world, 'users', who.id);
    else ping(world, 'contacts', who.contact_id);
    const { users, contacts } = onlineNow(world);
    tell(listener, 'presence.update', { account_id: 1, users, ...('session' in who ? { contacts } : {}) });
  };
  const hear = (socket: WebSocket, { command, identifier, data }: JsonObject): void => {
    if (typeof identifier !== 'string') return;
    const who = command === 'subscribe' ? ownerOf(world, objectOf(identifier)) : undefined;
    // A wrong token is neither confirmed nor rejected.
    if (who) {
      listeners.push({ socket, identifier, who });
      say(socket, { identifier, type: 'confirm_subscription' });
    }
    const pings = objectOf(data)['action'] === 'update_presence';
    const own = listeners.filter((each) => each.socket === socket && each.identifier === identifier);
    if (who || pings) own.forEach(presence);
  };

  world.listen((notice) => {
    const told = cableMessage(world, notice);
    if (!told) return;
    clock.after(SENT_AFTER_MS, () => {
      for (const each of listeners)
        if (mayHear(world, each, notice, told.toVisitor)) tell(each, notice.name, told.data);
    });
  });
  return () => wss.clients.forEach((socket) => socket.terminate());
}

function ownerOf(world: World, { pubsub_token, user_id }: JsonObject): User | ContactInbox | undefined {
  if (user_id === undefined) return findContactInbox(world, { pubsub_token: textOf(pubsub_token) ?? '' });
  return world.users.find((user) => user.pubsub_token === pubsub_token && user.id === user_id);
}

function mayHear(world: World, { who }: Listener, notice: Notice, toVisitor: boolean): boolean {
  const conversation = 'conversation' in notice ? notice.conversation : undefined;
  if ('session' in who) return !conversation || maySee(world, conversation, who);
  return toVisitor && conversation?.contact_inbox_id === who.id;
}
