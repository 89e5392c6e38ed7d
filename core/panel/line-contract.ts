import type { CommandAnswer, CommandRequest } from './command-contract';
import type { ExchangeAnswer, PanelErrorCode } from './exchange-contract';

/**
 * What the line (on Chatwoot's own page) and the panel (in its frame) tell each other by `postMessage`, each as one JSON
 * text with the other's exact origin as its target; each believes only the other's window and origin. Identity L: the
 * line proves the agent and says in their name, so that Chatwoot's session never comes into the frame.
 */

/** The panel to the line: at its start, and whenever it needs a new proof. A line that is not there answers nothing. */
export type PanelAsksProof = { event: 'helpline:proof-wanted'; accountId: number; conversationId: number };

/** The line to the panel: its answer, and again, unasked, when the theme of Chatwoot's page changes. */
export type LineTells = {
  event: 'helpline:line';
  accountId: number;
  conversationId: number;
  theme: 'light' | 'dark';
  /** What the exchange answered; null when the line has no proof (yet), and then why not, if it was told. */
  exchange: ExchangeAnswer | null;
  refused: PanelErrorCode | null;
  /** Whether the installed line is the one that this service would print now. */
  isCurrent: boolean;
};

/**
 * The panel to the line: do this command, of this conversation, with the agent's session. The line sends it once, as it
 * is, and tells what came; while another conversation is open it sends nothing (`elsewhere`).
 */
export type PanelAsksToSay = {
  event: 'helpline:say';
  accountId: number;
  conversationId: number;
  request: Omit<CommandRequest, 'session'>;
};
export type LineSaid = {
  event: 'helpline:said';
  key: string;
  answer: CommandAnswer | null;
  refused: PanelErrorCode | 'elsewhere' | null;
};

/**
 * The panel to the line: read this private note of this conversation with the agent's session. Its words pass through the
 * line to the panel once, and are kept and shown by the panel alone.
 */
export type PanelAsksWords = {
  event: 'helpline:words';
  accountId: number;
  conversationId: number;
  key: string;
  noteId: number;
};
export type LineWords = {
  event: 'helpline:worded';
  key: string;
  words: string | null;
  refused: PanelErrorCode | 'elsewhere' | null;
};

export type ToLine = PanelAsksProof | PanelAsksToSay | PanelAsksWords;
export type FromLine = LineTells | LineSaid | LineWords;
