import type { Redis } from 'ioredis';
import type { Policy } from '../core/kernel/policy';
import { whichLadderText } from '../core/texts/ladder-text';
import { chatwootCable } from './chatwoot/cable';
import { chatwootApi } from './chatwoot/chatwoot-api';
import { makeFingerprint } from './chatwoot/fingerprint';
import { makePageKey } from './chatwoot/page-key';
import type { Us } from './chatwoot/us';
import type { Clock } from './clock';
import type { ChatwootConfig, PanelConfig, TwilioConfig } from './config/config';
import type { OnCallConfig } from './config/read-on-call';
import type { Logger } from './logger';
import { pager } from './on-call/pager';
import { createBell } from './queues/bell';
import { createCounters, type Counters } from './redis/counters';
import { connectRedis, type RedisAddress } from './redis/redis-address';
import { savedFeed } from './redis/saved-feed';
import { twilioLog } from './twilio/twilio-log';
import type { Step, World } from './world';

export type BuiltWorld = {
  world: World;
  counters: Counters;
  /** A new connection that waits for Redis, for whoever listens. */
  connect: () => Redis;
  /** Resolves when Redis answers for the first time. */
  ready: Promise<void>;
  /** Ends the bells that are under way and closes our own connections. */
  close: () => Promise<void>;
};

export type WorldParts = {
  chatwoot: ChatwootConfig;
  redisAddress: RedisAddress;
  clock: Clock;
  log: Logger;
  policy: () => Policy;
  /** Where the helpline's own pages with our beacon live; none: no beacon, and nothing is kept of a visitor's id. */
  beaconOrigins?: readonly string[];
  /** Whether Chatwoot's live feed is followed. */
  cable?: boolean;
  /** The carrier's log; none: what the carrier says is known from Chatwoot alone. */
  twilio?: TwilioConfig | null;
  /** How those on call are reached; none: nobody is paged. */
  onCall?: OnCallConfig | null;
  /** Where the panel lives; none: there is no panel. */
  panel?: PanelConfig | null;
  /** Called at every labelled step; tests die there. */
  step?: (label: Step) => void;
};

/** Connects everything outside. Nothing is asked of it yet: a Chatwoot that is away does not keep us from starting. */
export function buildWorld(parts: WorldParts): BuiltWorld {
  const { chatwoot, redisAddress, clock, log, policy } = parts;
  const trouble = (error: Error): void => log.warn({ job: 'redis', error }, 'Redis is in trouble');
  const redis = connectRedis(redisAddress, 'asker', trouble);
  // BullMQ sends commands of its own on the connection it is given: the doors keep theirs to themselves.
  const bellRedis = connectRedis(redisAddress, 'asker', () => {});
  const ready = Promise.all([redis, bellRedis].map(firstReady)).then(() => {});
  const bell = createBell(bellRedis);
  const counters = createCounters(redis);
  const saved = savedFeed(() => connectRedis(redisAddress, 'waiter'));
  const twilio = parts.twilio ?? null;
  const beaconOrigins = parts.beaconOrigins ?? [];
  const pageLink = `${chatwoot.url}/app/accounts/${chatwoot.accountId}/dashboard`;
  const moreWords = () => policy().texting.words;
  const whichText = (content: string) => whichLadderText(content, policy());
  const us = {
    ...usOf(chatwoot),
    moreWords,
    whichText,
    ...(beaconOrigins.length > 0 ? { pageKey: makePageKey(chatwoot.botToken) } : {}),
  };
  return {
    world: {
      accountId: chatwoot.accountId,
      chatwootOrigin: new URL(chatwoot.url).origin,
      us,
      deskConversationId: chatwoot.deskConversationId,
      clock,
      log,
      redis,
      bell,
      chatwoot: chatwootApi({ ...chatwoot, clock, fingerprint: us.fingerprint }),
      cable: parts.cable ? chatwootCable({ ...chatwoot, clock }) : null,
      carrier: twilio ? twilioLog({ ...twilio, clock }) : null,
      policy: completed(policy, { carrierLog: twilio !== null, pageLink }),
      pager: parts.onCall ? pager(parts.onCall, twilio) : null,
      beaconOrigins,
      panel: parts.panel ?? null,
      saved,
      count: counters.count,
      step: parts.step ?? (() => {}),
    },
    counters,
    connect: () => connectRedis(redisAddress, 'waiter'),
    ready,
    async close() {
      saved.close();
      await bell.close();
      bellRedis.disconnect();
      redis.disconnect();
    },
  };
}

/** The policy with what this installation adds to it; made anew only when the policy is another. */
function completed(policy: () => Policy, added: Pick<Policy, 'carrierLog' | 'pageLink'>): () => Policy {
  let made: { from: Policy; policy: Policy } | null = null;
  return () => {
    const from = policy();
    if (made?.from !== from) made = { from, policy: { ...from, ...added } };
    return made.policy;
  };
}

function firstReady(redis: Redis): Promise<void> {
  return redis.status === 'ready' ? Promise.resolve() : new Promise((resolve) => redis.once('ready', () => resolve()));
}

/** Who we are at Chatwoot. The fingerprint's key is the bot's token: known to all our processes and to nobody's page. */
export function usOf(chatwoot: ChatwootConfig): Us {
  const { accountId, botId, deskConversationId, botToken } = chatwoot;
  return { accountId, botId, deskConversationId, fingerprint: makeFingerprint(botToken) };
}
