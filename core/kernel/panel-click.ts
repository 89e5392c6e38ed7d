import type { Instant } from './instant';

/**
 * A click in the panel has no message of Chatwoot's; a command is known by a number all the same. Theirs are made of the
 * moment and a digest of the click's key, and are greater than any id of Chatwoot's, so none is ever taken for a message.
 */
const FIRST_CLICK = 2 ** 50;
const IN_A_MILLISECOND = 1_000;

/** The number of a click; `digest`: eight hexadecimal digits. */
export const clickId = (at: Instant, digest: string): number =>
  Math.floor(at) * IN_A_MILLISECOND + (parseInt(digest, 16) % IN_A_MILLISECOND);

export const isClick = (id: number): boolean => id >= FIRST_CLICK;

/** The newest so many messages and the newest so many clicks: neither kind makes the other be forgotten. Oldest first. */
export function newestOfEach<T extends { messageId: number }>(all: readonly T[], kept: number): readonly T[] {
  const sorted = [...all].sort((a, b) => a.messageId - b.messageId);
  const messages = sorted.filter(({ messageId }) => !isClick(messageId));
  return [...messages.slice(-kept), ...sorted.slice(messages.length).slice(-kept)];
}
