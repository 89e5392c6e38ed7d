import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { maySee } from '../model/conversations';
import type { ContactInbox, JsonObject, User } from '../model/nouns';
import { onlineNow, ping } from '../model/presence';
import { cableMessage } from '../model/shapes-events';
import { epochOf } from '../model/spelling';
import type { Notice } from '../model/world';
import { isObject } from './answering';
import type { Desk } from './desk';
import { visitorByPubsub } from './widget-routes';

const PING_MS = 3_000;
const SENT_AFTER_MS = [20, 150] as const;

type Listener =
  | { socket: WebSocket; identifier: string; agent: User }
  | { socket: WebSocket; identifier: string; visitor: ContactInbox };

/** ActionCable at /cable: what agents' screens and visitors' pages are told at once. Nothing is told again after a gap. */
export function openCable(server: Server, desk: Desk): () => void {
  const { world, faults } = desk;
  const listeners = new Set<Listener>();
  const wss = new WebSocketServer({ noServer: true, handleProtocols: () => 'actioncable-v1-json' });
  const say = (socket: WebSocket, message: JsonObject): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };

  server.on('upgrade', (request, socket, head) => {
    if (faults.apiDown || !request.url?.startsWith('/cable')) return void socket.destroy();
    wss.handleUpgrade(request, socket, head, (webSocket) => {
      say(webSocket, { type: 'welcome' });
      webSocket.on('message', (raw) => hear(webSocket, String(raw)));
      webSocket.on('close', () => {
        for (const each of listeners) if (each.socket === webSocket) listeners.delete(each);
      });
    });
  });
  world.clock.every(PING_MS, () => {
    for (const socket of wss.clients) {
      if (faults.apiDown) socket.terminate();
      else say(socket, { type: 'ping', message: epochOf(world.clock.now()) });
    }
  });

  /** A ping is answered to its sender only; visitors are not told which other visitors are there. */
  const presence = (listener: Listener): void => {
    if ('agent' in listener) ping(world, 'users', listener.agent.id);
    else ping(world, 'contacts', listener.visitor.contact_id);
    const { users, contacts } = onlineNow(world);
    const data = { account_id: world.account.id, users, ...('agent' in listener ? { contacts } : {}) };
    say(listener.socket, { identifier: listener.identifier, message: { event: 'presence.update', data } });
  };

  const hear = (socket: WebSocket, raw: string): void => {
    const { command, identifier, data } = parsed(raw);
    if (typeof identifier !== 'string') return;
    if (command === 'subscribe') {
      const { pubsub_token: token, user_id: userId } = parsed(identifier);
      const agent = world.users.find((user) => user.pubsub_token === token && user.id === userId);
      const visitor = userId === undefined ? visitorByPubsub(desk, String(token)) : undefined;
      // A wrong token is neither confirmed nor rejected.
      if (!agent && !visitor) return;
      const listener = agent ? { socket, identifier, agent } : visitor ? { socket, identifier, visitor } : undefined;
      if (!listener) return;
      listeners.add(listener);
      say(socket, { identifier, type: 'confirm_subscription' });
      presence(listener);
    }
    if (command === 'message' && parsed(String(data))['action'] === 'update_presence') {
      for (const each of listeners) if (each.socket === socket && each.identifier === identifier) presence(each);
    }
  };

  world.listen((notice) => {
    const told = cableMessage(world, notice);
    if (!told) return;
    world.clock.after(world.random.between(...SENT_AFTER_MS), () => {
      for (const each of listeners) {
        if (!mayHear(desk, each, notice, told.toVisitor)) continue;
        say(each.socket, { identifier: each.identifier, message: { event: notice.name, data: told.data } });
      }
    });
  });
  return () => {
    for (const socket of wss.clients) socket.terminate();
    wss.close();
  };
}

function mayHear({ world }: Desk, listener: Listener, notice: Notice, toVisitor: boolean): boolean {
  const conversation = 'conversation' in notice ? notice.conversation : undefined;
  if ('agent' in listener) return !conversation || maySee(world, conversation, listener.agent);
  return toVisitor && conversation?.contact_inbox_id === listener.visitor.id;
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
