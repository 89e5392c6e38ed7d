import type { Posted } from '../../adapters/chatwoot/chatwoot-api';
import { ownWords } from '../../adapters/chatwoot/own-words';
import { tellSaid } from '../../adapters/chatwoot/tell-message';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import type { Author, HelplineEvent } from '../../core/kernel/event';
import { subjectKey } from '../../core/kernel/subject';
import type { Saying, Speaker } from './said';

/** What was said is heard at once, under the very ids that its webhook will have: by its message's id, without a word. */
export async function hearSaid(
  world: World,
  { subject, agentId }: Speaker,
  saying: Saying,
  intent: string,
  { messageId, at }: Posted,
): Promise<void> {
  const now = world.clock.now();
  const telling = { subject, heardAt: now, via: 'panel' as const };
  const events: HelplineEvent[] = [];
  if (saying.to === 'team') {
    const { marker } = saying;
    const author: Author = { kind: 'our-bot' };
    events.push({ kind: 'note-written', id: `note:${messageId}`, at, messageId, author, intent, marker, ...telling });
    events.push(...tellSaid({ id: messageId, at }, marker, telling));
  } else {
    const author: Author = saying.as ? { kind: 'advocate', agentId } : { kind: 'our-bot' };
    events.push({
      ...{ kind: 'reply-sent', id: `sent:${messageId}`, at, messageId, author, intent, providerId: null, ...telling },
      ...ownWords(saying.text, world.us),
    });
  }
  await accept(world.redis, events, now);
  world.bell.ring(subjectKey(subject));
}
