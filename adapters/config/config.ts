import type { LogLevel } from '../logger';
import type { OnCallConfig } from './read-on-call';

/** Secrets and addresses, read and checked. What a coordinator decides is policy instead. */
export interface Config extends LocalConfig {
  chatwoot: ChatwootConfig;
  /** Whether Chatwoot's live feed is followed, beside its webhooks. */
  cable: boolean;
  /** Null: browsers cannot reach us, so there is no panel. */
  panel: PanelConfig | null;
  /** Null: the carrier's log is not asked. */
  twilio: TwilioConfig | null;
  /** Null: nobody on call can be paged. */
  onCall: OnCallConfig | null;
}

/** Where the panel lives, and how it proves who asks. Addresses without a slash at their ends. */
export interface PanelConfig {
  secret: string;
  url: string;
  /** Where the session is exchanged for a bearer; Chatwoot's cookie comes along with both of these identities. */
  exchangeUrl: string;
  /** Chatwoot's host at another port (B'), a prefix on Chatwoot's host (A), or neither: the line, or a pairing code. */
  identity: 'same-host' | 'prefix' | 'code';
}

export interface TwilioConfig {
  /** Without a slash at its end. */
  url: string;
  accountSid: string;
  /** The account itself with its auth token, or an API key with its secret. */
  user: string;
  password: string;
}

export interface ChatwootConfig {
  /** As browsers open it: of links, of who may frame the panel, of cookies. Without a slash at its end. */
  url: string;
  /** Where we reach it ourselves; null: there too. */
  internalUrl?: string | null;
  accountId: number;
  /** An administrator's: for reading. Nothing is sent with it. */
  adminToken: string;
  botToken: string;
  botId: number;
  /** At least one; each is accepted. */
  webhookSecrets: readonly string[];
  deskConversationId: number;
  requestsPerSecond: number;
}

/** What the commands need that never speak with Chatwoot. */
export interface LocalConfig {
  role: 'service' | 'worker' | 'both';
  /** `webhookUrl`: where Chatwoot posts to us; null: not said. */
  http: { host: string; port: number; webhookUrl: string | null };
  redis: RedisConfig;
  /** Empty: the beacon is off. */
  beaconOrigins: readonly string[];
  policyFile: string;
  /** POLICY_FILE was set: then the file has to be there. */
  policyNamed?: boolean;
  dataDir: string;
  logLevel: LogLevel;
  practice: boolean;
  /** For `systemClock`: speed 1, outside the practice desk always. */
  time: { speed: number; since: number | null };
}

export interface RedisConfig {
  url: string | null;
  /** The server program to start when there is no `url`. */
  bin: string | null;
  dataDir: string;
  /** Where a Redis that was fetched is kept between starts. */
  cacheDir: string;
  /** Where to look for programs: the PATH. */
  searchPath: string;
}
