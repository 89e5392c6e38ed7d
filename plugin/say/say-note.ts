import { LEASE } from '../../adapters/redis/intent-store';
import { beginToSay, saidNothing } from '../../adapters/redis/said-store';
import { sendMarked } from '../../adapters/sending/send-marked';
import type { World } from '../../adapters/world';
import type { NoteMarker } from '../../core/kernel/event';
import { subjectKey, type ConversationSubject } from '../../core/kernel/subject';
import type { CommandAnswer } from '../../core/panel/command-contract';

/** What an advocate says to colleagues: it becomes a private note by our bot, and is kept nowhere of ours. */
export type SaidNote = {
  subject: ConversationSubject;
  agentId: number;
  /** The click's key: the same one is said once, however often it comes. */
  key: string;
  text: string;
  marker: NoteMarker;
};

const UNKNOWN: CommandAnswer = { result: 'unknown', words: '' };

/**
 * Says it within the request, once. A lost answer is unknown: with the same key it is looked for, and never said twice.
 * No words of it go into an event: what is heard is the note's id and its marker. Errors: Redis away; nothing was said.
 */
export async function sayNote(world: World, said: SaidNote): Promise<CommandAnswer> {
  const { subject, agentId, key, text, marker } = said;
  const intent = `${subjectKey(subject)}:say-${agentId}-${key}`;
  const now = world.clock.now();
  const { beganAt } = await beginToSay(world.redis, intent, now);
  if (beganAt !== null) return lookFor(world, subject, intent, beganAt);
  const effect = { kind: 'note', about: 'say', text: '', mention: [], marker, deadline: now + LEASE } as const;
  const claim = { subject: subjectKey(subject), intent, effect, fence: '', tries: 1, leaseUntil: now + LEASE, beganAt };
  const outcome = await sendMarked(world, claim, subject.conversationId, {
    isPrivate: true,
    text: () => Promise.resolve(text),
    lastCheck: () => Promise.resolve(null),
  });
  switch (outcome.kind) {
    case 'done':
      return lookFor(world, subject, intent, now);
    case 'unknown':
      return UNKNOWN;
    default:
      await saidNothing(world.redis, intent);
      return { result: 'held-back', reason: 'not-posted', words: '' };
  }
}

async function lookFor(
  world: World,
  { conversationId }: ConversationSubject,
  intent: string,
  since: number,
): Promise<CommandAnswer> {
  const found = await world.chatwoot.findMarked(conversationId, intent, since, { isPrivate: true, priority: 'now' });
  if (found.kind !== 'ok' || !found.value) return UNKNOWN;
  return { result: 'done', messageId: found.value.messageId };
}
