import type { HelplineEvent, Via } from '../../core/kernel/event';
import type { Instant } from '../../core/kernel/instant';
import { conversation, type ConversationSubject } from '../../core/kernel/subject';
import type { MoreWords } from '../../core/kernel/keywords';
import type { LadderText } from '../../core/kernel/quiet-memory';
import type { Fingerprint } from './fingerprint';
import type { PageKey } from './page-key';

/** Who we are at Chatwoot: what a translation has to know to tell ours from others'. */
export type Us = {
  accountId: number;
  botId: number;
  deskConversationId: number;
  fingerprint: Fingerprint;
  /** Left out while there is no beacon: then nothing at all is kept of a visitor's `source_id`. */
  pageKey?: PageKey;
  /** Words of opt-out, opt-in and help that the policy adds to those of the law. */
  moreWords?: () => MoreWords;
  /** Which text of the ladder this is, word for word. */
  whichText?: (content: string) => LadderText | null;
};

/**
 * What every event of one translation has in common. Spread it last: before other fields V8 makes the object on a slow
 * path, 3 µs instead of 0.05, which was half of the door's own work (measured).
 */
export type Telling = { subject: ConversationSubject; heardAt: Instant; via: Via };

export function tellingOf(us: Us, conversationId: number, heardAt: Instant, via: Via): Telling {
  return { subject: conversation(us.accountId, conversationId), heardAt, via };
}

export type Events = readonly HelplineEvent[];
