import type { Lead } from './facts';
import { newestOfEach } from './panel-click';

const KEPT = 50;

/** One entry a message: told wins, and of its times the earliest. */
export function withOne(known: readonly Lead[], one: Lead): readonly Lead[] {
  const twin = known.find(({ messageId }) => messageId === one.messageId);
  const conversationId = Math.max(one.conversationId, twin?.conversationId ?? 0);
  const at = Math.min(one.at, twin?.at ?? Infinity);
  const merged = { ...one, conversationId, at, told: one.told || (twin?.told ?? false) };
  return newestOfEach([...known.filter((other) => other !== twin), merged], KEPT);
}
