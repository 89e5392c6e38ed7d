import type { CommandAnswer, CommandRequest } from './command-contract';
import type { ExchangeAnswer } from './exchange-contract';

/**
 * What the line, on Chatwoot's own page, and the panel, in its frame there, say to each other by `postMessage`. Both name
 * the other's origin exactly and look at the origin of what comes. The session stays with the line: what is said in the
 * advocate's own name the panel asks the line to ask for.
 */
export type PanelToLine =
  /** Said once by the panel when it begins. Without a line nobody answers, and the panel proves itself otherwise. */
  { helpline: 'hello' } | { helpline: 'say'; id: string; conversationId: number; request: CommandRequest };

export type LineToPanel =
  /** After a hello, and again with each repeated exchange. */
  | { helpline: 'proof'; conversationId: number; exchange: ExchangeAnswer; line: string }
  | { helpline: 'theme'; theme: 'light' | 'dark' }
  /** `answer` null: nobody knows what became of it. */
  | { helpline: 'said'; id: string; answer: CommandAnswer | null };

/** Whether a message is one of these and not Chatwoot's own; what is in it is looked at by whoever uses it. */
export function isHelplineMessage(data: unknown): data is { helpline: string } & Record<string, unknown> {
  return typeof data === 'object' && data !== null && typeof (data as Record<string, unknown>)['helpline'] === 'string';
}
