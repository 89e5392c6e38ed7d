import { addContact, addContactInbox } from '../model/contacts';
import { maySee } from '../model/conversations';
import type { Contact, JsonObject } from '../model/nouns';
import { conversationRest } from '../model/shapes-conversations';
import { contactWithInboxes } from '../model/shapes-people';
import { fields, isoOf } from '../model/spelling';
import { type Ask, foundIn, idOf, isObject, type Serve, textOf, unwrap } from './answering';

/** Every agent may read every contact: Chatwoot's own gap. */
export function contactRoutes(serve: Serve): void {
  serve('post', '/contacts', 'agent', create);
  const contactOf = (ask: Ask): Contact => foundIn(ask, ask.world.contacts.values());
  serve('get', '/contacts/:id', 'agent', (ask) => ({ payload: contactWithInboxes(ask.world, contactOf(ask)) }));
  serve('get', '/contacts/:id/conversations', 'agent', (ask) => {
    const { id } = contactOf(ask);
    const theirs = [...ask.world.conversations.values()].filter((each) => each.contact_id === id);
    const seen = theirs.filter((each) => maySee(ask.world, each, ask.caller)).slice(-20);
    return { payload: seen.reverse().map((each) => conversationRest(ask.world, each)) };
  });
}

const TEXTS = ['name', 'email', 'phone_number', 'identifier'];
const OBJECTS = ['custom_attributes', 'additional_attributes'];

/** What a body says of a contact that a contact can hold. */
function knownOf(body: JsonObject): Partial<Contact> {
  const fits = ([name, value]: [string, unknown]): boolean =>
    TEXTS.includes(name) ? value === null || typeof value === 'string' : OBJECTS.includes(name) && isObject(value);
  return Object.fromEntries(Object.entries(unwrap(body, 'contact')).filter(fits));
}

const ROW =
  'id channel_id name channel_type enable_auto_assignment greeting_enabled greeting_message email_address portal_id ' +
  'working_hours_enabled out_of_office_message timezone enable_email_collect csat_survey_enabled csat_config ' +
  'allow_messages_after_resolved auto_assignment_config lock_to_single_conversation sender_name_type business_name';

/** The inbox comes as a raw row here and nowhere else. */
function create({ world, body }: Ask): JsonObject {
  const contact = addContact(world, { name: '', ...knownOf(body) });
  const inbox = world.inboxes.find(({ id }) => id === idOf(body['inbox_id']));
  if (!inbox) return { payload: { contact: contactWithInboxes(world, contact), contact_inbox: {} } };
  const { source_id } = addContactInbox(world, contact, inbox, textOf(body['source_id']));
  const times = { created_at: isoOf(inbox.created_at), updated_at: isoOf(inbox.updated_at) };
  const row = { ...fields({ ...inbox.settings, ...inbox }, ROW), ...times, account_id: world.account.id };
  return { payload: { contact: contactWithInboxes(world, contact), contact_inbox: { inbox: row, source_id } } };
}
