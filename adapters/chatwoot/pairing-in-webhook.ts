import { z } from 'zod';
import { readPairingNote, type PairingCode } from '../../core/panel/pairing-note';
import { id } from './payload-parts';

/** Who typed a code, and where. */
export type Paired = { agentId: number; conversationId: number; code: PairingCode };

const noteByAgent = z.object({
  event: z.literal('message_created'),
  account: z.object({ id }),
  message_type: z.literal('outgoing'),
  private: z.literal(true),
  content: z.string(),
  sender: z.object({ id, type: z.literal('user') }),
  conversation: z.object({ id }),
});

/**
 * The code in a webhook whose signature was proven: typed by an agent of our account as a private note, which no client
 * can write. Null for everything else. Of the note nothing but the code is taken.
 */
export function pairingIn(body: unknown, accountId: number): Paired | null {
  const note = noteByAgent.safeParse(body);
  if (!note.success || note.data.account.id !== accountId) return null;
  const code = readPairingNote(note.data.content);
  return code === null ? null : { agentId: note.data.sender.id, conversationId: note.data.conversation.id, code };
}
