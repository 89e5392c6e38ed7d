import { tellTyping } from '../model/conversations';
import { addMessage } from '../model/messages';
import type { Conversation } from '../model/nouns';
import { ping, VISITOR_PING_MS } from '../model/presence';
import { clientReads } from '../model/receipts';
import { isPublic } from '../model/shapes-messages';
import { clientTexts } from '../model/sms';
import { contactOf, inboxOf, type World } from '../model/world';
import type { Carrier } from '../twilio/carrier';

/** What a scripted client can do; a real browser on the client's page does the same by itself. */
export const ACTS = ['open', 'close', 'leave', 'offline', 'online', 'read', 'typing-on', 'typing-off'] as const;
export type ScriptedClients = ReturnType<typeof createScriptedClients>;
const NOTICES_AFTER_MS = 200;

/** Clients without a browser: a page that pings every 60 s while it is there, and reads what comes while the chat is open. */
export function createScriptedClients(world: World, carrier: Carrier) {
  const pages = new Map<number, { online: boolean; open: boolean }>();
  const pings = (contact: number): void => void (pages.get(contact)?.online && ping(world, 'contacts', contact));
  world.clock.every(VISITOR_PING_MS, () => [...pages.keys()].forEach(pings));
  const reads = (of: Conversation): void => {
    const page = pages.get(of.contact_id);
    if (page?.online && page.open) clientReads(world, of);
  };
  world.listen((notice) => {
    if (notice.name !== 'message.created' || !isPublic(notice.message)) return;
    world.clock.after(NOTICES_AFTER_MS, () => reads(notice.conversation));
  });
  const act = (of: Conversation, did: (typeof ACTS)[number]): void => {
    const page = pages.get(of.contact_id) ?? { online: true, open: false };
    if (did === 'leave') return void pages.delete(of.contact_id);
    if (did === 'read') return clientReads(world, of);
    if (did === 'typing-on' || did === 'typing-off') {
      return tellTyping(world, of, { type: 'Contact', id: of.contact_id }, did === 'typing-on');
    }
    if (did === 'open' || did === 'close') page.open = did === 'open';
    else page.online = did === 'online';
    pages.set(of.contact_id, page);
    pings(of.contact_id);
    if (did === 'open') reads(of);
  };
  return {
    act,
    says(of: Conversation, content: string): void {
      const { channel_type: channel } = inboxOf(world, of);
      const phone = contactOf(world, of).phone_number ?? '';
      if (channel === 'Channel::TwilioSms') return void clientTexts(world, carrier, phone, content);
      if (channel === 'Channel::WebWidget') act(of, 'open');
      addMessage(world, of, { message_type: 'incoming', content, sender: { type: 'Contact', id: of.contact_id } });
    },
  };
}
