import { MINUTE, type Duration } from '../kernel/instant';
import { fixInAccount, fixInInbox, switchOff, type Fix } from './fix';
import type { InboxSettings, Settings } from './settings';

/**
 * `stops`: it could send or show something to whoever holds a client's device or mailbox, or lets others read what a
 * client wrote; nothing of ours texts a client by itself until it is gone. `look`: it does harm in another way.
 */
export type Severity = 'stops' | 'look';

/** A danger that was found, where (null: in the whole account), and what `--harden` would change; null: by hand only. */
export type Found = { inboxId: number | null; fix: readonly Fix[] | null };

/** How a danger is looked for: what was found, or `ask` when only a person can tell. */
type Look = (settings: Settings) => readonly Found[] | 'ask';

type Danger = { severity: Severity; look: Look };

const HERE: Found = { inboxId: null, fix: null };
const when = (so: boolean): readonly Found[] => (so ? [HERE] : []);
const hand = (inbox: InboxSettings): Found => ({ inboxId: inbox.id, fix: null });
const ask: Look = () => 'ask';

/** Those inboxes of which it is true, each with its own change. */
const inInboxes =
  (is: (inbox: InboxSettings) => boolean, fix: (inbox: InboxSettings) => readonly Fix[] | null): Look =>
  ({ inboxes }) =>
    inboxes.filter(is).map((inbox) => ({ inboxId: inbox.id, fix: fix(inbox) }));

/** What is switched on of a list that Chatwoot may not have told. */
const listed = <T>(list: readonly T[] | null, fix: (one: T) => Fix | null): readonly Found[] | 'ask' => {
  if (list === null) return 'ask';
  if (list.length === 0) return [];
  const fixes = list.flatMap((one) => fix(one) ?? []);
  return [{ inboxId: null, fix: fixes.length === list.length ? fixes : null }];
};

const isChat = (inbox: InboxSettings): boolean => inbox.channel === 'chat';
const isSms = (inbox: InboxSettings): boolean => inbox.channel === 'sms';
const askForSms: Look = ({ inboxes }) => (inboxes.some(isSms) ? 'ask' : []);
const autoResolve = ({ account }: Settings): readonly Fix[] => [fixInAccount(account, 'autoResolveAfter')];

/**
 * Everything in Chatwoot and around it that we know to be dangerous to a client (rules B3.3, B3.4, B3.16, B7.12, B2.7 and
 * the page on events, 6.9). Read where Chatwoot tells it, else asked.
 */
export const DANGERS = {
  'continuity-email': {
    severity: 'stops',
    look: inInboxes(
      (inbox) => inbox.continuityEmail,
      (inbox) => [fixInInbox(inbox, 'continuityEmail')],
    ),
  },
  'continuity-api': { severity: 'stops', look: ({ account }) => when(account.continuityOnApi) },
  'email-collect': {
    severity: 'stops',
    look: inInboxes(
      (inbox) => isChat(inbox) && inbox.emailCollect,
      (inbox) => [fixInInbox(inbox, 'emailCollect')],
    ),
  },
  'pre-chat-contact': {
    severity: 'stops',
    look: inInboxes(
      (inbox) => inbox.preChatEmail || inbox.preChatPhone,
      (inbox) => [
        ...(inbox.preChatEmail ? [fixInInbox(inbox, 'preChatEmail')] : []),
        ...(inbox.preChatPhone ? [fixInInbox(inbox, 'preChatPhone')] : []),
      ],
    ),
  },
  csat: {
    severity: 'stops',
    look: inInboxes(
      (inbox) => inbox.csat,
      (inbox) => [fixInInbox(inbox, 'csat')],
    ),
  },
  'auto-resolve': {
    severity: 'stops',
    look: (all) => (all.account.autoResolveAfter === null ? [] : [{ inboxId: null, fix: autoResolve(all) }]),
  },
  'auto-resolve-message': {
    severity: 'stops',
    look: (all) =>
      all.account.autoResolveAfter !== null && all.account.autoResolveSends
        ? [{ inboxId: null, fix: autoResolve(all) }]
        : [],
  },
  'auto-resolve-waiting': {
    severity: 'stops',
    look: ({ account }) =>
      account.autoResolveAfter !== null && !account.autoResolveIgnoresWaiting
        ? [{ inboxId: null, fix: [fixInAccount(account, 'autoResolveIgnoresWaiting')] }]
        : [],
  },
  greeting: {
    severity: 'stops',
    look: inInboxes(
      (inbox) => inbox.greeting,
      (inbox) => [fixInInbox(inbox, 'greeting')],
    ),
  },
  'out-of-office': {
    severity: 'stops',
    look: inInboxes(
      (inbox) => inbox.workingHours && inbox.hasOutOfOffice,
      (inbox) => [fixInInbox(inbox, 'workingHours')],
    ),
  },
  'automation-sends': {
    severity: 'stops',
    look: ({ automations }) => listed(automations, (id) => switchOff({ kind: 'automation', id }, 'on')),
  },
  campaign: {
    severity: 'stops',
    look: ({ campaigns }) => listed(campaigns, (id) => switchOff({ kind: 'campaign', id }, 'on')),
  },
  'bot-in-inbox': { severity: 'stops', look: botInInbox },
  'inbox-webhook': {
    severity: 'stops',
    look: inInboxes(
      (inbox) => inbox.webhookToUs !== null,
      (inbox) => [fixInInbox(inbox, 'webhookToUs')],
    ),
  },
  'own-notifications': {
    severity: 'stops',
    look: ({ ownNotifications }) => listed(ownNotifications, (flag) => switchOff({ kind: 'own-notifications' }, flag)),
  },
  notifications: { severity: 'stops', look: ask },
  integrations: { severity: 'stops', look: ({ integrations }) => listed(integrations, () => null) },
  'popup-words': {
    severity: 'stops',
    look: ({ inboxes, popupShown }) => {
      if (!inboxes.some(isChat)) return [];
      return popupShown === null ? 'ask' : when(popupShown);
    },
  },
  'session-year': { severity: 'stops', look: ({ inboxes }) => (inboxes.some(isChat) ? 'ask' : []) },
  transcripts: { severity: 'stops', look: ask },
  'avatar-lookup': { severity: 'stops', look: ask },
  'twilio-opt-out-text': { severity: 'stops', look: askForSms },
  'twilio-validity': { severity: 'stops', look: tooLongHeld },
  'rate-limit': { severity: 'look', look: ({ inboxes }) => (inboxes.some(isChat) ? 'ask' : []) },
  attachments: {
    severity: 'look',
    look: inInboxes(
      (inbox) => inbox.attachments,
      (inbox) => [fixInInbox(inbox, 'attachments')],
    ),
  },
  'macro-sends': { severity: 'look', look: ({ macros }) => listed(macros, () => null) },
  'bot-webhook': { severity: 'look', look: ({ botsToUs }) => listed(botsToUs, () => null) },
  'auto-assignment': { severity: 'look', look: ({ inboxes }) => inboxes.filter((one) => one.autoAssignment).map(hand) },
  'ip-lookup': { severity: 'look', look: ({ account }) => when(account.ipLookup) },
} as const satisfies Record<string, Danger>;

export type DangerId = keyof typeof DANGERS;

export const DANGER_IDS = Object.keys(DANGERS) as readonly DangerId[];

export const isDangerId = (id: string): id is DangerId => Object.hasOwn(DANGERS, id);

/** One that a newer version knows and we do not stops too. */
export const severityOf = (id: string): Severity => (isDangerId(id) ? DANGERS[id].severity : 'stops');

/** An inbox of which Chatwoot did not tell makes it a question, unless another one answers it already. */
function botInInbox({ inboxes }: Settings): readonly Found[] | 'ask' {
  const found = inboxes.filter(({ botId }) => typeof botId === 'number');
  if (found.length === 0 && inboxes.some(({ botId }) => botId === 'unread')) return 'ask';
  return found.map((inbox) => ({ inboxId: inbox.id, fix: [fixInInbox(inbox, 'botId')] }));
}

/** A text that Twilio holds for longer may come when the phone is in other hands (B2.7). */
const LONGEST_HELD: Duration = 5 * MINUTE;

function tooLongHeld({ inboxes, textValidity }: Settings): readonly Found[] | 'ask' {
  if (!inboxes.some(isSms)) return [];
  return textValidity === null ? 'ask' : when(textValidity > LONGEST_HELD);
}
