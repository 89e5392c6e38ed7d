import type { AgentSession } from '../../adapters/chatwoot/chatwoot-api';
import type { NoteMarker } from '../../core/kernel/event';
import type { LadderText } from '../../core/kernel/quiet-memory';
import type { ConversationSubject } from '../../core/kernel/subject';

/** Whose click it is and for which conversation; the same `key` is the same click. */
export type Speaker = { subject: ConversationSubject; agentId: number; key: string };

/**
 * What is to be said. A note is our bot's, with a marker that tells what it means. A text goes to the client: in the
 * advocate's own session and name, or as our bot where only a code proved who they are.
 */
export type Saying =
  | { to: 'team'; text: string; marker: NoteMarker }
  /** `offered`: which text of the ladder it is, if it is one. */
  | { to: 'client'; text: string; offered: LadderText | null; as: AgentSession | null };

/** away: Chatwoot or our own rules could not be asked; surely not said. refused: Chatwoot did not take it from them. */
export type Said =
  | { kind: 'said'; messageId: number | null }
  | { kind: 'held-back'; reason: string }
  | { kind: 'away' | 'refused' | 'unknown' };
