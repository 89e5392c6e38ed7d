import type { Conversation } from './nouns';
import { alter } from './spelling';
import type { World } from './world';

/** Each stamp of a conversation is later than the one before. */
const nextStamp = (world: World, conversation: Conversation): number =>
  Math.max(world.clock.now() + world.random.next() / 2, conversation.updated_at + 0.001);

/** For what moves `updated_at` without an event of its own: any message, and the client's last seen. */
export function touch(world: World, conversation: Conversation): void {
  conversation.updated_at = nextStamp(world, conversation);
}

/** Save what differs, stamp the conversation and announce; answers whether anything changed. */
export function changeConversation(world: World, conversation: Conversation, wanted: Partial<Conversation>): boolean {
  const changes = alter(conversation, wanted, nextStamp(world, conversation));
  if (changes.length === 0) return false;
  const changed = (name: string): boolean => changes.some((change) => change.name === name);
  const labels = changes.find((change) => change.name === 'label_list');
  if (labels) {
    const [before, after] = [labels.before, labels.after].map((list) => (list as string[]).join(', ') || null);
    changes.push({ name: 'cached_label_list', before: before ?? null, after: after ?? null });
  }
  if (changed('status')) world.announce({ name: 'conversation.status_changed', conversation });
  if (changed('assignee_id')) world.announce({ name: 'assignee.changed', conversation });
  if (changed('team_id')) world.announce({ name: 'team.changed', conversation });
  world.announce({ name: 'conversation.updated', conversation, changes });
  return true;
}
