import { accept } from '../../adapters/redis/mailbox';
import { HOUR } from '../../core/kernel/instant';
import { desk, subjectKey } from '../../core/kernel/subject';
import type { Road } from './road';

/**
 * Chatwoot asks for no e-mail address by itself, as after `doctor --harden`, and the preflight says that nothing is
 * dangerous. Dated ahead, so that no reading of the road's own replaces it.
 */
export async function makeGreen(road: Road): Promise<void> {
  for (const { settings } of road.practice.model.inboxes) settings['enable_email_collect'] = false;
  const at = road.clock.now() + 2 * HOUR;
  const event = { id: `green:${at}`, at, heardAt: at, via: 'ourselves', subject: desk(1) } as const;
  await accept(road.world.redis, [{ ...event, kind: 'preflight-read', dangers: [], asked: [] }], road.clock.now());
  road.world.bell.ring(subjectKey(desk(1)));
}
