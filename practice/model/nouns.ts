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
export type MessageKind = 'incoming' | 'outgoing' | 'activity' | 'template';
export type Receipt = 'sent' | 'delivered' | 'read' | 'failed';
export type Sender = { type: 'Contact' | 'User' | 'AgentBot'; id: number };

type Row = { id: number; created_at: number; updated_at: number };

export type User = Omit<Row, 'updated_at'> & {
  name: string;
  email: string;
  role: 'administrator' | 'agent';
  availability: Availability;
  access_token: string;
  pubsub_token: string;
  /** What a browser session carries in its headers `access-token` and `client`, beside `uid`. */
  session: { token: string; client: string };
  ui_settings: JsonObject;
  selected_email_flags: string[];
  selected_push_flags: string[];
};

export type Inbox = Row & {
  name: string;
  channel_type: Channel;
  channel_id: number;
  member_ids: number[];
  /** Everything else that Chatwoot's inbox answer holds. */
  settings: JsonObject;
};

export type Contact = Row & {
  name: string;
  email: string | null;
  phone_number: string | null;
  identifier: string | null;
  blocked: boolean;
  custom_attributes: JsonObject;
  additional_attributes: JsonObject;
  last_activity_at: number | null;
};

/** A contact's address in one inbox. The pubsub token lets its holder listen to that visitor's chat. */
export type ContactInbox = Row & { contact_id: number; inbox_id: number; source_id: string; pubsub_token: string };

export type Attachment = { id: number; name: string; type: string; size: number };

export type Message = Row & {
  conversation_id: number;
  message_type: MessageKind;
  content: string;
  content_type: string;
  content_attributes: JsonObject;
  private: boolean;
  status: Receipt;
  source_id: string | null;
  sender: Sender | null;
  attachments: Attachment[];
};

type SeenTimes = 'agent_last_seen_at' | 'assignee_last_seen_at' | 'contact_last_seen_at';
type Moments = SeenTimes | 'snoozed_until' | 'waiting_since' | 'first_reply_created_at';

/** `id` is the display id, the one in every address. `updated_at` has a fraction of a ms: each change is later than the last. */
export type Conversation = Row &
  Record<Moments, number | null> &
  Record<'assignee_id' | 'assignee_agent_bot_id' | 'team_id', number | null> & {
    uuid: string;
    inbox_id: number;
    contact_id: number;
    contact_inbox_id: number;
    status: ConversationStatus;
    priority: Priority | null;
    label_list: string[];
    custom_attributes: JsonObject;
    additional_attributes: JsonObject;
    last_activity_at: number;
    messages: Message[];
  };

export type Team = { id: number; name: string; description: string; allow_auto_assign: boolean; member_ids: number[] };
/** What administrators set up, kept as it is answered: webhooks, agent bots, dashboard apps, attribute definitions, labels. */
export type Thing = JsonObject & { id: number };
export type Bot = Thing;

/** One attribute that changed: its name, before and after, as Chatwoot spells them. */
export type Change = { name: string; before: Json; after: Json };

/** The phone line behind the SMS inbox. Fractions are 0 to 1. */
export type Line = {
  /** Numbers that sent STOP: texts to them are refused (21610) until they send START. */
  optedOut: Set<string>;
  /** false: no status callbacks of its own; a test sends them. */
  answersByItself: boolean;
  /** How often `sent` is called once more after `delivered`, and how often a text ends `undelivered` (30003). */
  lateSent: number;
  undelivered: number;
};
