import { intentOf } from '../../core/kernel/effect';
import { open, save } from '../../adapters/redis/facts-store';
import type { World } from '../../adapters/world';

/**
 * Plans a text to the client of a conversation as a worker would, because no room asks for one by itself yet. Gives the
 * intent's id. Losing to a worker that saves at the same moment is no error: read again.
 */
export async function plantText(world: World, conversationId: number, cause: string, deadlineMs = 600_000) {
  const subject = `c:${world.accountId}:${conversationId}`;
  for (;;) {
    const opened = await open(world.redis, subject);
    const now = world.clock.now();
    const deadline = now + deadlineMs;
    const effect = {
      kind: 'text-to-client',
      about: 'test',
      text: 'We are still here.',
      automatic: false,
      deadline,
    } as const;
    const intent = intentOf(subject, { cause, effect });
    const saved = await save(world.redis, {
      ...{ subject, version: opened.version, facts: opened.facts, mailRead: 0, alarm: opened.alarm },
      ...{ isOpen: true, finished: false, intents: [intent], now },
    });
    if (saved.kind === 'lost') continue;
    world.bell.ringEffect({ subject, intent: intent.id });
    return intent.id;
  }
}
