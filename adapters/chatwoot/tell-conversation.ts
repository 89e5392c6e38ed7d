import type { Channel } from '../../core/kernel/channel';
import type { ConversationSnapshot, HelplineEvent } from '../../core/kernel/event';
import { SECOND } from '../../core/kernel/instant';
import { hashOfSource } from './page-key';
import { LOCK_LABEL } from '../../core/send-lock/label';
import type { Telling, Us } from './us';
import type { WebhookConversation } from './webhook-payloads';

/** A conversation as webhook and REST both know it; where they differ (the channel's place), it is already evened out. */
export type ToldConversation = Omit<WebhookConversation, 'account'>;

/** How Chatwoot had the conversation, and when the client's chat was last open on a screen. */
export function tellConversation(told: ToldConversation, telling: Telling, us: Us): HelplineEvent[] {
  const snapshot = snapshotOf(told, us);
  const changed: HelplineEvent = {
    kind: 'conversation-changed',
    id: `snap:${told.id}:${snapshot.version}`,
    at: Math.floor(snapshot.version * SECOND),
    snapshot,
    ...telling,
  };
  const visitor = tellSource(told, changed.at, telling, us);
  const seen = (told.contact_last_seen_at ?? 0) * SECOND;
  const also = [changed, ...visitor, ...tellDenied(told, snapshot.version, telling)];
  if (seen === 0) return also;
  return [{ kind: 'client-opened', id: `opened:${told.id}:${seen}`, at: seen, ...telling }, ...also];
}

/** Under which key this chat's pages are heard. Never of a text message, whose `source_id` is a telephone number. */
function tellSource(told: ToldConversation, at: number, telling: Telling, { pageKey }: Us): HelplineEvent[] {
  const sourceId = told.contact_inbox?.source_id;
  if (!pageKey || !sourceId || channelOf(told.channel) !== 'chat') return [];
  const key = pageKey(hashOfSource(sourceId));
  return [{ kind: 'page-source', id: `source:${told.id}:${key}`, at, key, ...telling }];
}

/**
 * "No" where it is shown whether it is safe. The client's own page can write there, so nothing it says is believed but
 * this: it can only make things stricter. What we write there ourselves is never one of these words.
 */
function tellDenied({ id, custom_attributes }: ToldConversation, version: number, telling: Telling): HelplineEvent[] {
  const said = custom_attributes?.['helpline_safe'];
  if (typeof said !== 'string' || !/^\W*(no|not? ok|not safe|unsafe|no es seguro|no seguro)\W*$/i.test(said)) return [];
  return [{ kind: 'safe-denied', id: `denied:${id}:${version}`, at: Math.floor(version * SECOND), ...telling }];
}

function snapshotOf(told: ToldConversation, us: Us): ConversationSnapshot {
  const { assignee, assignee_type, team, sender } = told.meta;
  return {
    version: told.updated_at,
    createdAt: told.created_at * SECOND,
    status: told.status,
    channel: channelOf(told.channel),
    inboxId: told.inbox_id,
    contactId: sender?.id ?? null,
    // A bot can be the assignee; it has ids of its own, which would be taken for a person's.
    assigneeId: assignee && assignee_type !== 'AgentBot' ? assignee.id : null,
    teamId: team?.id ?? null,
    priority: told.priority ?? null,
    attributes: us.fingerprint(told.custom_attributes ?? {}),
    ...(sender?.blocked ? { blocked: true as const } : {}),
    ...(told.labels ? { lockLabel: told.labels.includes(LOCK_LABEL) } : {}),
  };
}

/** Twilio's WhatsApp comes under the same name as its SMS and is taken for SMS, of which less is believed. */
export function channelOf(channel: string | null | undefined): Channel {
  switch (channel) {
    case 'Channel::WebWidget':
      return 'chat';
    case 'Channel::TwilioSms':
    case 'Channel::Sms':
      return 'sms';
    case 'Channel::Email':
      return 'email';
    default:
      return 'other';
  }
}
