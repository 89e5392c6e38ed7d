import { NO_BOUNDARY, type Boundary, type Wrote } from './boundary';
import type { Command } from './command';
import type { Asked } from './facts';
import type { Instant } from './instant';
import type { Keyword, Seems } from './text-facts';

/** What one conversation remembers of whether its client may be written to. Ids, times and kinds; no words. */
export type SafetyMemory = {
  /** What is known from this conversation: its client's texts, the quick exit, and above all our own marked notes. */
  own: Boundary;
  /** What the client's subject told of their other conversations. */
  heard: Boundary;
  heardFrom: number | null;
  /** Their newest texts of each class. In a web chat they are ordinary words; `consentOf` knows. */
  words: Readonly<Record<Keyword | Seems, readonly Wrote[]>>;
  /** The newest text of ours that the carrier refused because they had opted out. */
  blockedAt: Instant | null;
  /** When a text of ours last asked whether they want texts (B8.10). */
  optInAskedAt: Instant | null;
  commands: readonly HeardCommand[];
  /** Commands that our bot has answered, and whether they count. */
  answered: readonly { messageId: number; done: boolean }[];
  asked: readonly Asked[];
  /** Which client was told last, and of what. */
  told: { contactId: number; digest: string; at: Instant } | null;
};

export type HeardCommand = { messageId: number; agentId: number; at: Instant; command: Command; public: boolean };

export const NO_SAFETY: SafetyMemory = {
  own: NO_BOUNDARY,
  heard: NO_BOUNDARY,
  heardFrom: null,
  words: { stop: [], start: [], help: [], 'seems-stop': [], 'no-reply': [], 'seems-help': [], yes: [] },
  blockedAt: null,
  optInAskedAt: null,
  commands: [],
  answered: [],
  asked: [],
  told: null,
};
