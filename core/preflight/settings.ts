import type { Duration } from '../kernel/instant';

/**
 * What Chatwoot's settings say that could hurt a client, in our words. Null: it could not be read, so a person is asked.
 * Nothing in it is about a client; `webhookToUs` is an address of ours, and no secret is here.
 */
export type Settings = {
  account: AccountSettings;
  inboxes: readonly InboxSettings[];
  /** The notifications that the token's own owner gets, by Chatwoot's names of them. Everybody else's only they can see. */
  ownNotifications: readonly string[] | null;
  /** Bots that post to this plugin. */
  botsToUs: readonly number[];
  /** Rules that are switched on and send something when they run. */
  automations: readonly number[] | null;
  /** Macros that send something when somebody runs them. */
  macros: readonly number[] | null;
  /** Campaigns that are switched on. */
  campaigns: readonly number[] | null;
  /** Other companies' services that are connected, by Chatwoot's names of them. */
  integrations: readonly string[] | null;
  /** Whether new messages pop up with their words on the helpline's page, as our beacon told it. */
  popupShown: boolean | null;
  /** For how long Twilio may hold a text of ours, as its Messaging Services tell. */
  textValidity: Duration | null;
};

/** The Messaging Services by which texts go out; null when one inbox for texts has none. */
export function servicesOf({ inboxes }: Settings): readonly string[] | null {
  const services = inboxes.filter(({ channel }) => channel === 'sms').map(({ messagingService }) => messagingService);
  const known = services.filter((sid) => sid !== null);
  return known.length === services.length ? known : null;
}

export type AccountSettings = {
  /** Minutes of silence after which Chatwoot closes a conversation by itself; null: never. */
  autoResolveAfter: number | null;
  /** It then sends a message. */
  autoResolveSends: boolean;
  /** It then passes over those who still wait for an answer. */
  autoResolveIgnoresWaiting: boolean;
  /** API inboxes send e-mails too. */
  continuityOnApi: boolean;
  /** Looks up where a visitor's address is. */
  ipLookup: boolean;
};

export type InboxSettings = {
  id: number;
  channel: 'chat' | 'sms' | 'email' | 'api' | 'other';
  /** Mails the conversation to a client who left. */
  continuityEmail: boolean;
  /** Asks for an e-mail address after the first message. */
  emailCollect: boolean;
  csat: boolean;
  greeting: boolean;
  workingHours: boolean;
  /** There is an out-of-office message; it is sent while `workingHours` is on. */
  hasOutOfOffice: boolean;
  autoAssignment: boolean;
  /** The form before the chat asks for it. */
  preChatEmail: boolean;
  preChatPhone: boolean;
  attachments: boolean;
  /** Its own webhook address, when that is this plugin's. */
  webhookToUs: string | null;
  /** The Twilio Messaging Service that its texts go out by, by Twilio's name of it. */
  messagingService: string | null;
  /** The bot that is connected to it; `unread` when Chatwoot did not tell. */
  botId: number | null | 'unread';
};
