import type { Conversation, Json, JsonObject, Message, Sender, Team } from './nouns';
import { isPublic, messagePush, unreadCount } from './shapes-messages';
import { agentRest, contactPush, contactRest, senderPush } from './shapes-people';
import { fields, fractionOf, isoOf, seconds } from './spelling';
import { byId, contactOf, inboxOf, must, type World } from './world';

const TIMES = 'waiting_since agent_last_seen_at contact_last_seen_at last_activity_at created_at';

const assigneeOf = ({ assignee_id: user, assignee_agent_bot_id: bot }: Conversation): Sender | null =>
  user ? { type: 'User', id: user } : bot ? { type: 'AgentBot', id: bot } : null;

const teamOf = (world: World, of: Conversation): Team | undefined => world.teams.find((team) => team.id === of.team_id);

/** What both spellings share. */
const common = (world: World, of: Conversation): JsonObject => ({
  ...fields(of, 'id inbox_id additional_attributes status custom_attributes priority'),
  ...seconds(of, TIMES),
  ...{ labels: of.label_list, can_reply: true, unread_count: unreadCount(of), snoozed_until: isoOf(of.snoozed_until) },
  ...{ timestamp: seconds(of, 'last_activity_at')['last_activity_at'] ?? 0, updated_at: fractionOf(of.updated_at) },
});

/** The raw row: it carries the visitor's listening token, as Chatwoot's webhooks do. */
function contactInboxRow(world: World, of: Conversation): JsonObject {
  const row = must(world.contactInboxes.get(of.contact_inbox_id), 'contact inbox');
  const times = { created_at: isoOf(row.created_at), updated_at: isoOf(row.updated_at) };
  return { ...fields(row, 'id contact_id inbox_id source_id pubsub_token'), ...times, hmac_verified: false };
}

/** As the cable pushes it. `messages` holds the last public chat message, which need not be the one the event is about. */
export function conversationPush(world: World, of: Conversation): JsonObject {
  const last = of.messages.filter(isPublic).at(-1);
  const assignee = assigneeOf(of);
  const team = teamOf(world, of);
  return {
    ...common(world, of),
    channel: inboxOf(world, of).channel_type,
    contact_inbox: contactInboxRow(world, of),
    messages: last ? [messagePush(world, of, last, 'job')] : [],
    meta: {
      ...{ sender: contactPush(contactOf(world, of)), hmac_verified: false },
      ...{ assignee: assignee && senderPush(world, assignee, 'job'), assignee_type: assignee?.type ?? null },
      team: team ? fields(team, 'id name') : null,
    },
    first_reply_created_at: isoOf(of.first_reply_created_at),
  };
}

export const teamRest = (team: Team): JsonObject => {
  return { ...fields(team, 'id name description allow_auto_assign account_id'), is_member: false };
};

/** As REST answers it. `messages` holds the last message of any kind, notes and grey lines too. */
export function conversationRest(world: World, of: Conversation): JsonObject {
  const push = (message: Message | undefined): Json => (message ? messagePush(world, of, message, 'request') : null);
  const last = of.messages.at(-1);
  const team = teamOf(world, of);
  const to = assigneeOf(of);
  const assignee =
    to?.type === 'User' ? agentRest(world, byId(world.users, to.id)) : to && senderPush(world, to, 'request');
  return {
    meta: {
      ...{ sender: contactRest(world, contactOf(world, of)), channel: inboxOf(world, of).channel_type },
      ...(to ? { assignee, assignee_type: to.type } : {}),
      ...(team ? { team: teamRest(team) } : {}),
      hmac_verified: false,
    },
    ...common(world, of),
    ...{ messages: last ? [push(last)] : [], account_id: world.account.id, uuid: of.uuid, sla_policy_id: null },
    ...{ muted: contactOf(world, of).blocked, ...seconds(of, 'assignee_last_seen_at first_reply_created_at') },
    last_non_activity_message: push(of.messages.filter((each) => each.message_type !== 'activity').at(-1)),
  };
}
