import type { Contact, ContactInbox, Inbox } from './nouns';
import { alter } from './spelling';
import type { World } from './world';

const FIRST = 'quiet early late soft amber little wandering distant green northern'.split(' ');
const SECOND = 'river harbour lantern meadow window morning orchard sparrow shore tide'.split(' ');

/** A visitor without a name is given an invented one, as Chatwoot does. */
export function addContact(world: World, given: Partial<Contact>): Contact {
  const { random, clock } = world;
  const word = (from: string[]): string => from[Math.floor(random.next() * from.length)] ?? '';
  const contact: Contact = {
    name: `${word(FIRST)}-${word(SECOND)}-${Math.floor(random.between(10, 999))}`,
    ...{ email: null, phone_number: null, identifier: null, last_activity_at: null, blocked: false },
    ...{ custom_attributes: {}, additional_attributes: {} },
    ...given,
    ...{ id: world.nextId('contact'), created_at: clock.now(), updated_at: clock.now() },
  };
  world.contacts.set(contact.id, contact);
  world.announce({ name: 'contact.created', contact });
  return contact;
}

export function addContactInbox(world: World, contact: Contact, inbox: Inbox, sourceId?: string): ContactInbox {
  const row: ContactInbox = {
    ...{ id: world.nextId('contact inbox'), contact_id: contact.id, inbox_id: inbox.id },
    ...{ source_id: sourceId ?? world.random.uuid(), pubsub_token: world.random.token(24) },
    ...{ created_at: world.clock.now(), updated_at: world.clock.now() },
  };
  world.contactInboxes.set(row.id, row);
  return row;
}

export function findContactInbox(world: World, wanted: Partial<ContactInbox>): ContactInbox | undefined {
  const names = Object.keys(wanted) as (keyof ContactInbox)[];
  return [...world.contactInboxes.values()].find((row) => names.every((name) => row[name] === wanted[name]));
}

/** A page with the widget was loaded for the first time: a contact exists before a word is written. */
export const addVisitor = (world: World, inbox: Inbox): ContactInbox =>
  addContactInbox(world, addContact(world, {}), inbox);

/** Nothing is announced when nothing changes. */
export function changeContact(world: World, contact: Contact, wanted: Partial<Contact>): void {
  const changes = alter(contact, wanted, world.clock.now());
  if (changes.length > 0) world.announce({ name: 'contact.updated', contact, changes });
}
