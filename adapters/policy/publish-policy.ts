import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { DAY, SECOND } from '../../core/kernel/instant';
import type { Policy } from '../../core/kernel/policy';
import { every, type Clock, type Stop } from '../clock';
import type { Fault, Reading } from '../faults';
import { POLICY_KEY } from './follow-policy';
import { noFile } from './meant-policy';
import { policyText, readPolicyFile } from './read-policy';
import type { KnownInbox } from './resolve-inboxes';

export interface PolicyPublisher {
  redis: Redis;
  clock: Clock;
  file: string;
  /** The inboxes that Chatwoot has; null while that is not known. */
  inboxes: () => readonly KnownInbox[] | null;
  /** Told once of each broken state of the file; the policy from before goes on. */
  onBroken: (faults: readonly Fault[]) => void;
  /** Told of each policy that was published. */
  onPublished: (hash: string) => void;
  /** Redis is away: the next round tries again. */
  onError: (error: unknown) => void;
}

const EVERY = 2 * SECOND;
/** As every key of ours it goes one day, if nobody uses it any more. */
const TIME_TO_LIVE = (90 * DAY) / SECOND;

/**
 * Looks at the policy file every two seconds and publishes it when it has changed. Only a change publishes, so that two
 * workers with different files do not take turns; and a Redis that was emptied is told again. Whoever has looked once
 * already hands over that `look`.
 */
export function publishPolicy(publisher: PolicyPublisher, look = policyLook(publisher)): Stop {
  return every(publisher.clock, EVERY, look, publisher.onError);
}

/** One look at the file; the first one always publishes. A file that was there and is gone changes nothing. */
export function policyLook(publisher: PolicyPublisher): () => Promise<void> {
  const { redis, file, inboxes, onBroken, onPublished } = publisher;
  let seen: string | null = null;
  let sound = false;
  let wasThere = false;
  return async () => {
    const known = inboxes();
    const text = policyText(file);
    const state = hash([text, known]);
    if (state === seen && (!sound || (await redis.exists(POLICY_KEY)) === 1)) return;
    const isGone = text.ok && text.value === null && wasThere;
    const reading: Reading<Policy> = isGone ? { ok: false, faults: [noFile(file)] } : readPolicyFile(file, known);
    wasThere ||= text.ok && text.value !== null;
    if (reading.ok) onPublished(await publish(redis, reading.value));
    else onBroken(reading.faults);
    sound = reading.ok;
    seen = state;
  };
}

async function publish(redis: Redis, policy: Policy): Promise<string> {
  const text = JSON.stringify(policy);
  const version = hash(policy);
  await redis.multi().hset(POLICY_KEY, { hash: version, policy: text }).expire(POLICY_KEY, TIME_TO_LIVE).exec();
  return version;
}

function hash(value: Policy | [Reading<string | null>, readonly KnownInbox[] | null]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
