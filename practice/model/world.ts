import type { Clock } from '../clock';
import type { Random } from '../random';
import type { Bot, Change, Contact, ContactInbox, Conversation, Inbox, JsonObject } from './nouns';
import type { Message, Sender, Team, Thing, User } from './nouns';

/** Something that happened, for whoever listens: the webhook sender, the cable, a scripted client. */
export type Notice =
  | ({ name: 'conversation.created' | 'conversation.status_changed' | 'conversation.read' } & Of)
  | ({ name: 'assignee.changed' | 'team.changed' } & Of)
  | ({ name: 'conversation.updated'; changes: Change[] } & Of)
  | ({ name: 'conversation.typing_on' | 'conversation.typing_off'; by: Sender; hidden: boolean } & Of)
  | ({ name: 'message.created'; message: Message; echoId?: string } & Of)
  | ({ name: 'message.updated'; message: Message; changes: Change[] } & Of)
  | { name: 'contact.created'; contact: Contact }
  | { name: 'contact.updated'; contact: Contact; changes: Change[] }
  | { name: 'webwidget.triggered'; contactInbox: ContactInbox; eventInfo: JsonObject };
type Of = { conversation: Conversation };

/** All that the stand-in knows. The functions of this folder change it and announce what they did. */
export type World = Readonly<Record<'webhooks' | 'labels' | 'dashboardApps' | 'definitions', Thing[]>> & {
  readonly clock: Clock;
  readonly random: Random;
  readonly account: { id: number; name: string; settings: JsonObject; created_at: number };
  readonly users: User[];
  readonly bots: Bot[];
  readonly inboxes: Inbox[];
  readonly teams: Team[];
  readonly contacts: Map<number, Contact>;
  readonly contactInboxes: Map<number, ContactInbox>;
  readonly conversations: Map<number, Conversation>;
  /** Last presence ping, ms. */
  readonly pings: { users: Map<number, number>; contacts: Map<number, number> };
  /** The installation's setting DASHBOARD_SCRIPTS: HTML that stands last in the body of every page of the dashboard. */
  readonly dashboardScripts: { html: string };
  nextId(kind: string): number;
  announce(notice: Notice): void;
  listen(listener: (notice: Notice) => void): void;
};

export function createWorld(clock: Clock, random: Random): World {
  const counters = new Map<string, number>();
  const listeners: Array<(notice: Notice) => void> = [];
  const conversations: World['conversations'] = new Map();
  return {
    ...{ clock, random, conversations, contacts: new Map(), contactInboxes: new Map() },
    ...{ users: [], bots: [], inboxes: [], teams: [], webhooks: [], labels: [], dashboardApps: [], definitions: [] },
    account: { id: 1, name: 'Practice Helpline', settings: {}, created_at: clock.now() },
    pings: { users: new Map(), contacts: new Map() },
    dashboardScripts: { html: '' },
    nextId(kind) {
      counters.set(kind, (counters.get(kind) ?? 0) + 1);
      return counters.get(kind) ?? 0;
    },
    announce(notice) {
      // Of a deleted conversation nothing is told, as in Chatwoot.
      if ('conversation' in notice && !conversations.has(notice.conversation.id)) return;
      for (const listener of listeners) listener(notice);
    },
    listen: (listener) => void listeners.push(listener),
  };
}

/** For references that the model itself made: a miss is our own mistake, not a caller's. */
export function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`practice model: no such ${what}`);
  return found;
}

export const byId = <T extends { id: number }>(list: readonly T[], wanted: number): T =>
  must(list.filter(({ id }) => id === wanted)[0], `row ${wanted}`);
export const inboxOf = (world: World, { inbox_id: id }: { inbox_id: number }): Inbox => byId(world.inboxes, id);
export const contactOf = (world: World, { contact_id: id }: { contact_id: number }): Contact =>
  must(world.contacts.get(id), 'contact');
