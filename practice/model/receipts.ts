import { touch } from './change-conversation';
import { setReceipt } from './messages';
import type { Conversation } from './nouns';
import type { World } from './world';

/** How often the same read is told twice by `message_updated`, as was seen. */
const TOLD_TWICE = 0.3;
const JOB_AFTER_MS = [120, 400] as const;

/**
 * The widget says that it is open: contact_last_seen_at is now, and a job marks everything up to that moment `read` that is
 * not the client's own and has not failed. Private notes and grey lines too, though the client never sees those.
 */
export function clientReads(world: World, conversation: Conversation): void {
  const seenAt = world.clock.now();
  conversation.contact_last_seen_at = seenAt;
  touch(world, conversation);
  world.announce({ name: 'conversation.read', conversation });
  world.clock.after(world.random.between(...JOB_AFTER_MS), () => markRead(world, conversation, seenAt));
}

function markRead(world: World, conversation: Conversation, seenAt: number): void {
  for (const message of conversation.messages) {
    if (message.message_type === 'incoming' || message.created_at > seenAt) continue;
    if (message.status !== 'sent' && message.status !== 'delivered') continue;
    setReceipt(world, message, 'read');
    const twice = world.random.chance(TOLD_TWICE);
    if (twice) world.announce({ name: 'message.updated', message, conversation, changes: [] });
  }
}

/** An agent opened the thread. No event at all, and `updated_at` stays. */
export function agentReads(world: World, conversation: Conversation, userId: number): void {
  conversation.agent_last_seen_at = world.clock.now();
  if (conversation.assignee_id === userId) conversation.assignee_last_seen_at = conversation.agent_last_seen_at;
}
