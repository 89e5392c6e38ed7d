import type { Agent } from '../../adapters/chatwoot/chatwoot-api';
import type { Bot, Inbox, Notifications, Profile } from '../../adapters/chatwoot/setup-answers';
import { agentWords } from './agent-words';
import type { Hand } from './hand';

export type Surroundings = {
  pluginUrl: string;
  inboxes: readonly Inbox[];
  bots: readonly Bot[];
  agents: readonly Agent[];
  profile: Profile;
  /** The administrator's own; null when Chatwoot did not tell them. */
  notifications: Notifications | null;
};

/** What is set up by others and could hurt a client or us. Nothing of it is changed: it may be meant so. */
export function dangersStep(hand: Hand, around: Surroundings): void {
  webhooksElsewhere(hand, around);
  email(hand, around);
  notificationMails(hand, around);
}

function webhooksElsewhere(hand: Hand, { pluginUrl, inboxes, bots }: Surroundings): void {
  const toUs = (url: string | null | undefined): boolean =>
    Boolean(url && URL.canParse(url) && new URL(url).host === new URL(pluginUrl).host);
  for (const { name } of inboxes.filter(({ webhook_url }) => toUs(webhook_url))) {
    hand.warn(
      `The inbox "${name}" posts to this plugin too. Whenever the plugin is away, Chatwoot will mark its clients' own ` +
        'messages as failed. Empty its webhook address: the account’s webhook tells everything.',
    );
  }
  for (const { name } of bots.filter(({ outgoing_url }) => toUs(outgoing_url))) {
    hand.warn(`The bot "${name}" posts to this plugin too. Empty its webhook address: its posts are refused.`);
  }
}

function email(hand: Hand, { inboxes }: Surroundings): void {
  for (const inbox of inboxes.filter(({ channel_type }) => channel_type === 'Channel::WebWidget')) {
    if (inbox.enable_email_collect) {
      hand.warn(`The inbox "${inbox.name}" asks clients for an e-mail address: switch e-mail collection off.`);
    }
    if (inbox.continuity_via_email) {
      hand.warn(
        `The inbox "${inbox.name}" mails the conversation to a client who left, into a mailbox that others may read: ` +
          'switch conversation continuity off.',
      );
    }
  }
}

/** Chatwoot tells each person's settings to that person alone, so of the others we can only say that we cannot see. */
function notificationMails(hand: Hand, { agents, profile, notifications }: Surroundings): void {
  const on = notifications ? [...notifications.selected_email_flags, ...notifications.selected_push_flags] : [];
  if (!notifications) hand.warn(`${profile.name}, Chatwoot did not tell your notification settings: please look.`);
  if (on.length > 0) {
    hand.warn(
      `${profile.name}, you get e-mails or pushes from Chatwoot (${on.join(', ')}). They may quote a client: see Profile ` +
        'settings, Notifications.',
    );
  }
  const others = agents.filter(({ id }) => id !== profile.id).map(agentWords);
  if (others.length > 0) {
    hand.warn(`Please have these look at theirs, which only they can see: ${others.join(', ')}.`);
  }
}
