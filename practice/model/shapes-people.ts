import type { Contact, Json, JsonObject, Sender, User } from './nouns';
import { contactAvailability, userAvailability } from './presence';
import { fields, seconds } from './spelling';
import { byId, contactOf, inboxOf, type World } from './world';

/**
 * People in Chatwoot's words, of which it has three: "push" (inside conversations, messages, the cable), "webhook" (a webhook's
 * sender) and REST. Here and in the other shapes a spread `...{ a, b }` keeps on one line what belongs together.
 */
export const accountRef = (world: World): JsonObject => fields(world.account, 'id name');
const CARD = 'additional_attributes custom_attributes email id identifier name phone_number blocked';
const card = (contact: Contact): JsonObject => ({ ...fields(contact, CARD), thumbnail: '' });
export const contactPush = (contact: Contact): JsonObject => ({ ...card(contact), type: 'contact' });
export const contactWebhook = (world: World, contact: Contact): JsonObject => ({
  ...{ ...card(contact), account: accountRef(world), avatar: '' },
});
export const contactRest = (world: World, contact: Contact): JsonObject => ({
  ...{ ...card(contact), availability_status: contactAvailability(world, contact.id) },
  ...(contact.last_activity_at === null ? {} : seconds(contact, 'last_activity_at')),
  ...seconds(contact, 'created_at'),
});

export const contactWithInboxes = (world: World, contact: Contact): JsonObject => ({
  ...contactRest(world, contact),
  contact_inboxes: [...world.contactInboxes.values()]
    .filter((row) => row.contact_id === contact.id)
    .map((row) => {
      const inbox = fields(inboxOf(world, row), 'id channel_id name channel_type');
      return { source_id: row.source_id, inbox: { ...inbox, avatar_url: '', provider: null } };
    }),
});

/** Where it is built: inside a request Chatwoot knows the account and so the agent's dot; in its background jobs it does not. */
export type Place = 'request' | 'job';

const userPush = (world: World, user: User, place: Place): JsonObject => ({
  ...{ id: user.id, name: user.name, available_name: user.name, avatar_url: '', type: 'user', thumbnail: '' },
  availability_status: place === 'job' ? null : userAvailability(world, user),
});

export const agentRest = (world: World, user: User): JsonObject => ({
  ...fields(user, 'id email name role'),
  ...{ account_id: world.account.id, available_name: user.name, thumbnail: '', custom_role_id: null },
  ...{ availability_status: userAvailability(world, user), auto_offline: true, confirmed: true, provider: 'email' },
});

export function senderPush(world: World, sender: Sender, place: Place): JsonObject {
  if (sender.type === 'Contact') return contactPush(contactOf(world, { contact_id: sender.id }));
  if (sender.type === 'User') return userPush(world, byId(world.users, sender.id), place);
  return { id: sender.id, ...fields(byId(world.bots, sender.id), 'name'), avatar_url: '', type: 'agent_bot' };
}

export function senderWebhook(world: World, sender: Sender | null): Json {
  if (!sender) return null;
  if (sender.type === 'Contact') return contactWebhook(world, contactOf(world, { contact_id: sender.id }));
  if (sender.type === 'User') return { ...fields(byId(world.users, sender.id), 'id name email'), type: 'user' };
  return { id: sender.id, ...fields(byId(world.bots, sender.id), 'name'), type: 'agent_bot' };
}

/** What `/auth/validate_token` and `/profile` answer: with the user's permanent token, as in Chatwoot. */
export const profileRest = (world: World, user: User): JsonObject => ({
  ...fields(user, 'access_token email id name pubsub_token role ui_settings'),
  ...{ account_id: world.account.id, available_name: user.name, avatar_url: '', confirmed: true, uid: user.email },
  ...{ display_name: null, message_signature: null, inviter_id: null, provider: 'email', type: null },
  accounts: [
    {
      ...{ ...accountRef(world), status: 'active', onboarding_step: null, active_at: null },
      ...{ role: user.role, permissions: [user.role], availability: user.availability, auto_offline: true },
      ...{ availability_status: userAvailability(world, user), custom_role_id: null, custom_role: null },
    },
  ],
});
