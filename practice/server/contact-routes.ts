import { addContact, addContactInbox, changeContact } from '../model/contacts';
import { maySee } from '../model/conversations';
import type { Contact, JsonObject } from '../model/nouns';
import { contactAvailability } from '../model/presence';
import { conversationRest } from '../model/shapes-conversations';
import { contactWithInboxes } from '../model/shapes-people';
import { fields, isoOf } from '../model/spelling';
import { type Ask, foundIn, idOf, isObject, type Serve, textOf, unwrap } from './answering';

const PAGE = 15;

/** Every agent may read and change every contact: Chatwoot's own gap. */
export function contactRoutes(serve: Serve): void {
  serve('get', '/contacts', 'agent', (ask) => paged(ask, ({ email, phone_number }) => Boolean(email ?? phone_number)));
  serve('get', '/contacts/active', 'agent', (ask) =>
    paged(ask, ({ id }) => contactAvailability(ask.world, id) === 'online'),
  );
  serve('post', '/contacts', 'agent', create);
  serve('get', '/contacts/:id', 'agent', (ask) => ({ payload: contactWithInboxes(ask.world, contactOfAsk(ask)) }));
  // Unlike a conversation's, a contact's custom attributes are merged.
  serve('put', '/contacts/:id', 'agent', (ask) => {
    const contact = contactOfAsk(ask);
    const given = knownOf(ask.body);
    if (given.custom_attributes) given.custom_attributes = { ...contact.custom_attributes, ...given.custom_attributes };
    changeContact(ask.world, contact, given);
    return { payload: contactWithInboxes(ask.world, contact) };
  });
  serve('get', '/contacts/:id/conversations', 'agent', (ask) => {
    const { id } = contactOfAsk(ask);
    const theirs = [...ask.world.conversations.values()].filter((each) => each.contact_id === id);
    const seen = theirs.filter((each) => maySee(ask.world, each, ask.caller)).slice(-20);
    return { payload: seen.reverse().map((each) => conversationRest(ask.world, each)) };
  });
}

const contactOfAsk = (ask: Ask): Contact => foundIn(ask, ask.world.contacts.values());

function paged({ world, query }: Ask, wanted: (contact: Contact) => boolean): JsonObject {
  const page = idOf(query('page')) ?? 1;
  const found = [...world.contacts.values()].filter(wanted);
  const payload = found.slice((page - 1) * PAGE, page * PAGE).map((contact) => contactWithInboxes(world, contact));
  return { meta: { count: found.length, current_page: page }, payload };
}

const TEXTS = ['name', 'email', 'phone_number', 'identifier'];
const OBJECTS = ['custom_attributes', 'additional_attributes'];

/** What a body says of a contact that a contact can hold. */
function knownOf(body: JsonObject): Partial<Contact> {
  const fits = ([name, value]: [string, unknown]): boolean =>
    (TEXTS.includes(name) && (value === null || typeof value === 'string')) ||
    (OBJECTS.includes(name) && isObject(value)) ||
    (name === 'blocked' && typeof value === 'boolean');
  return Object.fromEntries(Object.entries(unwrap(body, 'contact')).filter(fits));
}

const ROW =
  'id channel_id name channel_type enable_auto_assignment greeting_enabled greeting_message email_address portal_id ' +
  'working_hours_enabled out_of_office_message timezone enable_email_collect csat_survey_enabled csat_config ' +
  'allow_messages_after_resolved auto_assignment_config lock_to_single_conversation sender_name_type business_name';

/** The inbox comes as a raw row here and nowhere else. */
function create({ world, body }: Ask): JsonObject {
  const inbox = world.inboxes.find(({ id }) => id === idOf(body['inbox_id']));
  const contact = addContact(world, { name: '', ...knownOf(body) });
  const source_id = inbox && addContactInbox(world, contact, inbox, textOf(body['source_id'])).source_id;
  const row: JsonObject = inbox
    ? {
        ...fields({ ...inbox.settings, ...inbox }, ROW),
        ...{ account_id: world.account.id, created_at: isoOf(inbox.created_at), updated_at: isoOf(inbox.updated_at) },
      }
    : {};
  const contact_inbox: JsonObject = source_id === undefined ? {} : { inbox: row, source_id };
  return { payload: { contact: contactWithInboxes(world, contact), contact_inbox } };
}
