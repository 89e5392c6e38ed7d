import type { HelplineEvent } from '../core/kernel/event';
import { SECOND, type Instant } from '../core/kernel/instant';
import { conversation } from '../core/kernel/subject';
import type { Answer } from './chatwoot/answer';
import { hearingOf } from './hearing';
import { readLongStop } from './redis/long-stop-store';
import type { World } from './world';

const KEY = 'helpline:began';
const KEPT_SECONDS = 86_400;
/** A desk conversation that is gone is asked for again after this long (s). */
const NOT_KNOWN_SECONDS = 60;

/**
 * When these tools were set up: the moment at which Chatwoot made the "Helpline desk" conversation. It outlives our own
 * memory. Null when there is no such conversation; then nothing counts as from before. Errors: Redis away.
 */
export async function readBegan(world: World): Promise<Answer<Instant | null>> {
  const known = await world.redis.get(KEY);
  if (known !== null) return { kind: 'ok', value: Number(known) || null };
  const desk = await world.chatwoot.conversation(world.deskConversationId, { priority: 'sweep' });
  if (desk.kind !== 'ok' && hearingOf(desk) !== 'gone') return desk;
  const began = desk.kind === 'ok' ? desk.value.created_at * SECOND : 0;
  await world.redis.set(KEY, String(began), 'EX', began === 0 ? NOT_KNOWN_SECONDS : KEPT_SECONDS);
  return { kind: 'ok', value: began || null };
}

/** The same as a conversation hears it, with its messages, and our last long stop; nothing of what is not known. Errors: Redis away. */
export async function beganEvents(world: World, conversationId: number): Promise<readonly HelplineEvent[]> {
  const began = await readBegan(world);
  const stop = await readLongStop(world.redis);
  const subject = conversation(world.accountId, conversationId);
  const heard = { heardAt: world.clock.now(), via: 'sweep' as const, subject };
  const events: HelplineEvent[] = [];
  if (began.kind === 'ok' && began.value !== null)
    events.push({ ...heard, kind: 'helpline-began', id: `began:${conversationId}`, at: began.value });
  if (stop !== null) {
    const id = `away:${conversationId}:${stop.until}`;
    events.push({ ...heard, kind: 'helpline-was-away', id, at: stop.until, from: stop.from });
  }
  return events;
}
