import type { HelplineEvent } from '../../core/kernel/event';
import type { Instant } from '../../core/kernel/instant';
import type { Sender } from './payload-parts';
import type { Telling } from './us';

/** As webhooks and the live feed both know it. `isPrivate` is whatever the agent's browser sent. `at`: to the second. */
export type ToldTyping = { user: Sender; isPrivate: boolean | string | null | undefined; on: boolean; at: Instant };

/**
 * Who types. Typing a private note tells the client nothing, so it does not count as answering. A contact has no type in
 * webhooks. Bots can be made to type, and are nobody.
 */
export function tellTyping({ user, isPrivate, on, at }: ToldTyping, telling: Telling): HelplineEvent[] {
  const { conversationId } = telling.subject;
  const when = `${on ? 'on' : 'off'}:${at}`;
  if (user?.type === 'user') {
    if (isPrivate === true || isPrivate === 'true') return [];
    const id = `advocate-typing:${conversationId}:${user.id}:${when}`;
    return [{ kind: 'advocate-typing', id, at, on, agentId: user.id, ...telling }];
  }
  if (!user || (user.type !== undefined && user.type !== 'contact')) return [];
  return [{ kind: 'client-typing', id: `typing:${conversationId}:${when}`, at, on, ...telling }];
}
