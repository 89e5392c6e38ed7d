import type { ChatwootConfig, TwilioConfig } from '../../adapters/config/config';
import type { OnCallConfig } from '../../adapters/config/read-on-call';
import type { Step } from '../../adapters/world';
import type { Policy } from '../../core/kernel/policy';

/** What a process of ours is told before it starts; the whole of its configuration. */
export type ProcessSettings = {
  role: 'service' | 'worker' | 'both';
  redisAddress: string;
  chatwoot: ChatwootConfig;
  port: number;
  speed: number;
  anchor: number;
  policy: Policy;
  /** How those on call are paged; null: they are not. */
  paging: { twilio: TwilioConfig; onCall: OnCallConfig } | null;
  /** Where it dies, or is frozen. */
  ends: End | null;
};

/**
 * At the `nth` time that it reaches `label`, counted from its start; with `after` only from the first time that it has
 * been there. SIGKILL and SIGSTOP leave it no chance to tidy up.
 */
export type End = { label: Step; nth: number; after?: Step; signal: 'SIGKILL' | 'SIGSTOP' };

/** The exit code with which the real program tells its supervisor that its canary died. */
export const CANARY_DIED = 70;
