/**
 * The things Chatwoot keeps, in its own words, so that an answer is a choice of fields. Times are ms since 1970 here, null =
 * never; `spelling.ts` writes them as Chatwoot does.
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type Availability = 'online' | 'busy' | 'offline';
export type Channel = 'Channel::WebWidget' | 'Channel::Api' | 'Channel::TwilioSms';
export type ConversationStatus = 'open' | 'resolved' | 'pending' | 'snoozed';
export type Priority = 'low' | 'medium' | 'high' | 'urgent';
export type Receipt = 'sent' | 'delivered' | 'read' | 'failed';
export type Sender = { type: 'Contact' | 'User' | 'AgentBot'; id: number };
type Row = { id: number; created_at: number; updated_at: number };
type Objects<Names extends string> = Record<Names, JsonObject>;

/** `session`: what a browser carries in its headers `access-token` and `client`, beside `uid`. */
export type User = Record<'name' | 'email' | 'access_token' | 'pubsub_token', string> & {
  id: number;
  created_at: number;
  role: 'administrator' | 'agent';
  availability: Availability;
  session: { token: string; client: string };
  ui_settings: JsonObject;
};

/** `settings`: everything else that Chatwoot's inbox answer holds. */
export type Inbox = Row &
  Objects<'settings'> & { name: string; channel_type: Channel; channel_id: number; member_ids: number[] };

export type Contact = Row &
  Record<'email' | 'phone_number' | 'identifier', string | null> &
  Objects<'custom_attributes' | 'additional_attributes'> & {
    name: string;
    blocked: boolean;
    last_activity_at: number | null;
  };

/** A contact's address in one inbox. The pubsub token lets its holder listen to that visitor's chat. */
export type ContactInbox = Row & { contact_id: number; inbox_id: number; source_id: string; pubsub_token: string };

export type Message = Row & {
  conversation_id: number;
  message_type: 'incoming' | 'outgoing' | 'activity' | 'template';
  content: string;
  content_type: string;
  content_attributes: JsonObject;
  private: boolean;
  status: Receipt;
  source_id: string | null;
  sender: Sender | null;
};

type SeenTimes = 'agent_last_seen_at' | 'assignee_last_seen_at' | 'contact_last_seen_at';
type Moments = SeenTimes | 'snoozed_until' | 'waiting_since' | 'first_reply_created_at';

/** `id` is the display id, the one in every address. `updated_at` has a fraction of a ms: each change is later than the last. */
export type Conversation = Row &
  Record<Moments | 'assignee_id' | 'assignee_agent_bot_id' | 'team_id', number | null> &
  Record<'inbox_id' | 'contact_id' | 'contact_inbox_id' | 'last_activity_at', number> &
  Objects<'custom_attributes' | 'additional_attributes'> & {
    uuid: string;
    status: ConversationStatus;
    priority: Priority | null;
    label_list: string[];
    messages: Message[];
  };

/** What administrators set up, kept as it is answered: webhooks, bots, apps, attribute definitions, labels, teams. */
export type Thing = JsonObject & { id: number };
export type Bot = Thing;
export type Team = Thing & { member_ids: number[] };

/** One attribute that changed: its name, before and after, as Chatwoot spells them. */
export type Change = { name: string; before: Json; after: Json };
