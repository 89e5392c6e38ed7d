import type { AccountSettings, InboxSettings, Settings } from './settings';

/** Where in Chatwoot a setting is. */
export type Place =
  { kind: 'account' | 'own-notifications' } | { kind: 'inbox' | 'automation' | 'campaign'; id: number };

export type Value = boolean | number | string | null;

/** One change by API: what is there now, so that it can be put back, and what will be there. */
export type Fix = { place: Place; setting: string; before: Value; after: Value };

/** Every setting that `--harden` may change, and the value with which it hurts nobody. */
const SAFE_IN_ACCOUNT = { autoResolveAfter: null, autoResolveIgnoresWaiting: true } as const satisfies Partial<
  Record<keyof AccountSettings, Value>
>;
const SAFE_IN_INBOX = {
  continuityEmail: false,
  emailCollect: false,
  csat: false,
  greeting: false,
  workingHours: false,
  preChatEmail: false,
  preChatPhone: false,
  attachments: false,
  webhookToUs: null,
  botId: null,
} as const satisfies Partial<Record<keyof InboxSettings, Value>>;

export type AccountSwitch = keyof typeof SAFE_IN_ACCOUNT;
export type InboxSwitch = keyof typeof SAFE_IN_INBOX;

export function fixInAccount(account: AccountSettings, setting: AccountSwitch): Fix {
  return { place: { kind: 'account' }, setting, before: account[setting], after: SAFE_IN_ACCOUNT[setting] };
}

export function fixInInbox(inbox: InboxSettings, setting: InboxSwitch): Fix {
  return { place: { kind: 'inbox', id: inbox.id }, setting, before: inbox[setting], after: SAFE_IN_INBOX[setting] };
}

/** Switches off something that is on: a notification, a rule, a campaign. */
export function switchOff(place: Place, setting: string): Fix {
  return { place, setting, before: true, after: false };
}

/** The value with which this setting hurts nobody; undefined when it is none that we ever change. */
export function safeValueOf(place: Place, setting: string): Value | undefined {
  switch (place.kind) {
    case 'account':
      return inTable<Value>(SAFE_IN_ACCOUNT, setting);
    case 'inbox':
      return inTable<Value>(SAFE_IN_INBOX, setting);
    case 'automation':
    case 'campaign':
      return setting === 'on' ? false : undefined;
    case 'own-notifications':
      return /^(email|push)_\w+$/.test(setting) ? false : undefined;
  }
}

/** What a setting is at this moment; undefined when it cannot be told, because its inbox is gone, say. */
export function valueNow(settings: Settings, place: Place, setting: string): Value | undefined {
  switch (place.kind) {
    case 'account':
      return inTable<Value>(settings.account, setting);
    case 'inbox': {
      const inbox = settings.inboxes.find(({ id }) => id === place.id);
      return inbox && inTable<Value>(inbox, setting);
    }
    case 'own-notifications':
      return settings.ownNotifications?.includes(setting);
    case 'automation':
      return settings.automations?.includes(place.id);
    case 'campaign':
      return settings.campaigns?.includes(place.id);
  }
}

function inTable<T>(table: object, name: string): T | undefined {
  return Object.hasOwn(table, name) ? (table as Record<string, T>)[name] : undefined;
}
