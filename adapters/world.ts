import type { Redis } from 'ioredis';
import type { Policy } from '../core/kernel/policy';
import type { Cable } from './chatwoot/cable';
import type { ChatwootApi } from './chatwoot/chatwoot-api';
import type { Us } from './chatwoot/us';
import type { Clock } from './clock';
import type { Pager } from './on-call/pager';
import type { Logger } from './logger';
import type { Bell } from './queues/bell';
import type { PanelConfig } from './config/config';
import type { Count } from './redis/counters';
import type { SavedFeed } from './redis/saved-feed';
import type { TwilioLog } from './twilio/twilio-log';

/** Everything outside, by name. Built once at the start and handed down; nobody reaches past it. */
export type World = {
  accountId: number;
  /** Where Chatwoot's own pages live: the only ones that may frame ours. */
  chatwootOrigin: string;
  us: Us;
  /** The conversation that is the desk's memory, in the inbox "Helpline desk". */
  deskConversationId: number;
  clock: Clock;
  log: Logger;
  /** Fails at once when Redis is away. */
  redis: Redis;
  bell: Bell;
  chatwoot: ChatwootApi;
  /** Chatwoot's live feed, where it is wanted. */
  cable: Cable | null;
  /** The carrier's own log of texts, where it is configured. */
  carrier: TwilioLog | null;
  /** The policy in force at this moment. */
  policy: () => Policy;
  /** The origins of the helpline's own pages from which our beacon is heard. Empty: the beacon is off. */
  beaconOrigins: readonly string[];
  /** Null: there is no panel. */
  panel: PanelConfig | null;
  /** Tells of every facts that were saved, by whichever process. */
  saved: SavedFeed;
  /** How those on call are reached; null: nobody can be paged. */
  pager: Pager | null;
  count: Count;
  /** Called at each labelled step of the road: nothing in production, the place to be killed at in tests. */
  step: (label: Step) => void;
};

/** The steps between which a process may die. A test kills at each of them. */
export type Step =
  | 'accepting'
  | 'accepted'
  | 'opened'
  | 'counted'
  | 'saving'
  | 'saved'
  | 'claiming'
  | 'claimed'
  | 'checked'
  | 'posting'
  | 'posted'
  | 'paging'
  | 'paged'
  | 'settled';
