import type { Channel } from './channel';
import type { Instant } from './instant';
import type { RotaChange } from './on-call-policy';

/** What the desk hears about those on call. Ids and times: no client's name, number or words, and no advocate's number. */
export type OnCallEvent =
  | { kind: 'wait-told'; wait: ToldWait }
  /** A supervisor changed the rota for a while, or took such a change back. */
  | { kind: 'rota-changed'; change: DatedChange }
  /** A page has left, or surely will not. `page` is its intent. `segments`: of one by text; an older version left it out. */
  | { kind: 'page-sent'; page: string; by: PageChannel; sid: string | null; tries: number; segments?: number }
  | { kind: 'page-failed'; page: string; why: PageFailure; code: number | null }
  /** What the carrier told of a page: its own word, later. */
  | { kind: 'page-receipt'; page: string; status: PageStatus; code: number | null }
  /** Somebody on call takes it: by the letter in the page, by a key, or in the panel. */
  | { kind: 'page-taken'; agentId: number; how: 'letter'; letter: string }
  | { kind: 'page-taken'; agentId: number; how: 'key'; ring: string }
  | { kind: 'page-taken'; agentId: number; how: 'panel'; conversationId: number }
  /** They texted STOP or START to the number of the pages. */
  | { kind: 'pages-refused'; agentId: number; out: boolean }
  /** Who can be called: agents that Chatwoot has, and whether a number stands in our file. */
  | { kind: 'people-read'; people: readonly Reachable[] };

/**
 * One client's wait, as their conversation last told it. `messageId`: the oldest of their texts that nobody answered.
 * `lastAt`: when they last wrote. `lookedAt`: an advocate was seen to look after that. `toldAt`: the newest account counts.
 */
export type ToldWait = {
  conversationId: number;
  messageId: number;
  since: Instant;
  lastAt: Instant;
  channel: Channel;
  inboxId: number | null;
  teamId: number | null;
  lookedAt: Instant | null;
  over: WaitOver | null;
  toldAt: Instant;
};

/** How a wait ended. `left`: their page was closed, or the quick exit used; `withdrawn`: they wrote "never mind". */
export type WaitOver = { how: 'answered' | 'left' | 'withdrawn' | 'put-away'; at: Instant; by: number | null };

/** A change by a supervisor. `rota`: its name, null: all of them. `change` null: it was taken back. */
export type DatedChange = {
  id: string;
  at: Instant;
  by: number | null;
  rota: string | null;
  change: RotaChange | null;
};

/**
 * What a conversation is told of the telephones that ring for it. `people`: whom the newest step paged. `by`: who took it.
 * `at`: when that was so first; `n`: how many steps and takings it had by then.
 */
export type RingTold = {
  ring: string;
  state: 'ringing' | 'taken' | 'over';
  n: number;
  at: Instant;
  since: Instant;
  people: readonly number[];
  by: number | null;
};

export type PageChannel = 'text' | 'call' | 'webhook';
/** "heard": the call was answered by somebody or something. */
export type PageStatus = 'sent' | 'delivered' | 'heard' | 'failed';
/** `no-number`: none in our file. `opted-out`, `refused`: the carrier's word. `no-channel`: nothing is set up to page with. */
export type PageFailure = 'no-number' | 'opted-out' | 'refused' | 'no-channel';

/** `here`: an agent of this account who may sign in. `number`: our file has one that can be a telephone's. */
export type Reachable = { agentId: number; here: boolean; number: boolean };
