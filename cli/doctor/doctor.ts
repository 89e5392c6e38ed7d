import type { Redis } from 'ioredis';
import { usOf } from '../../adapters/build-world';
import { chatwootApi, type ChatwootApi } from '../../adapters/chatwoot/chatwoot-api';
import { chatwootHttp, type ChatwootHttp } from '../../adapters/chatwoot/http';
import { setupCalls, type SetupCalls } from '../../adapters/chatwoot/setup-calls';
import type { Us } from '../../adapters/chatwoot/us';
import type { Clock } from '../../adapters/clock';
import type { Config } from '../../adapters/config/config';
import type { Language } from '../../core/kernel/policy';
import type { Ask } from '../setup/ask';

/** Everything that `npm run doctor` looks at and speaks with. */
export type Doctor = {
  config: Config;
  /** Reads, and posts notes as our bot. */
  api: ChatwootApi;
  /** For what only `setup` reads. */
  calls: SetupCalls;
  /** For changing settings. */
  http: ChatwootHttp;
  us: Us;
  /** The Redis of the helpline that is running; null when none answers. */
  redis: Redis | null;
  clock: Clock;
  language: Language;
  /** Nobody is there to be asked: null. */
  ask: Ask | null;
  say: (line: string) => void;
  /** How long (real ms) the webhook of our own note may take. */
  patience: number;
};

export type DoctorParts = Pick<Doctor, 'config' | 'redis' | 'clock' | 'language' | 'ask' | 'say' | 'patience'> & {
  requestsPerSecond: number;
};

export function doctorOf(parts: DoctorParts): Doctor {
  const { config, clock } = parts;
  const us = usOf(config.chatwoot);
  const settings = {
    ...config.chatwoot,
    requestsPerSecond: parts.requestsPerSecond,
    clock,
    fingerprint: us.fingerprint,
  };
  return {
    ...parts,
    api: chatwootApi(settings),
    calls: setupCalls(settings, config.chatwoot.adminToken),
    http: chatwootHttp(settings),
    us,
  };
}
