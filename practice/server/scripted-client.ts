import { tellTyping } from '../model/conversations';
import { addMessage } from '../model/messages';
import type { Conversation } from '../model/nouns';
import { ping, VISITOR_PING_MS } from '../model/presence';
import { clientReads } from '../model/receipts';
import { smsArrives } from '../model/sms';
import { inboxOf, type World } from '../model/world';

/** What a scripted client can do; a real browser on the client's page does the same by itself. */
export const ACTS = ['open', 'close', 'leave', 'offline', 'online', 'read', 'typing-on', 'typing-off'] as const;
export type Act = (typeof ACTS)[number];

export type ScriptedClients = {
  act(conversation: Conversation, act: Act): void;
  says(conversation: Conversation, text: string): void;
};

type Page = { online: boolean; open: boolean };
const NOTICES_AFTER_MS = 200;

/** Clients without a browser: a page that pings every 60 s while it is there, and reads what comes while the chat is open. */
export function createScriptedClients(world: World): ScriptedClients {
  const pages = new Map<number, Page>();
  world.clock.every(VISITOR_PING_MS, () => {
    for (const [contact, page] of pages) if (page.online) ping(world, 'contacts', contact);
  });
  const reads = (of: Conversation): void => {
    const page = pages.get(of.contact_id);
    if (page?.online && page.open) clientReads(world, of);
  };
  world.listen((notice) => {
    if (notice.name !== 'message.created' || notice.message.private || notice.message.message_type === 'activity')
      return;
    if (pages.get(notice.conversation.contact_id)?.open) {
      world.clock.after(NOTICES_AFTER_MS, () => reads(notice.conversation));
    }
  });

  const act = (of: Conversation, did: Act): void => {
    const page = pages.get(of.contact_id) ?? { online: true, open: false };
    const by = { type: 'Contact', id: of.contact_id } as const;
    if (did === 'leave') return void pages.delete(of.contact_id);
    if (did === 'typing-on' || did === 'typing-off') return tellTyping(world, of, by, did === 'typing-on');
    if (did === 'read') return clientReads(world, of);
    if (did === 'open' || did === 'close') page.open = did === 'open';
    if (did === 'offline' || did === 'online') page.online = did === 'online';
    pages.set(of.contact_id, page);
    if (page.online) ping(world, 'contacts', of.contact_id);
    if (did === 'open') reads(of);
  };
  return {
    act,
    says(of, text) {
      const sender = { type: 'Contact', id: of.contact_id } as const;
      const phone = world.contacts.get(of.contact_id)?.phone_number;
      if (inboxOf(world, of).channel_type === 'Channel::TwilioSms' && phone) {
        smsArrives(world, phone, text, `SM${world.random.uuid().replaceAll('-', '')}`);
        return;
      }
      if (inboxOf(world, of).channel_type === 'Channel::WebWidget') act(of, 'open');
      addMessage(world, of, { message_type: 'incoming', content: text, sender });
    },
  };
}
