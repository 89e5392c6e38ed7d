import type { ChatwootApiSettings } from '../../adapters/chatwoot/chatwoot-api';
import { makeFingerprint } from '../../adapters/chatwoot/fingerprint';
import { systemClock } from '../../adapters/clock';

/** Settings of an adapter whose Chatwoot is mocked at this address. The limit is high: tests are not to wait. */
export function chatwootSettings(difference: Partial<ChatwootApiSettings> = {}): ChatwootApiSettings {
  return {
    url: 'http://chatwoot.test',
    accountId: 1,
    adminToken: 'ADMIN-TOKEN-0123456789',
    botToken: 'BOT-TOKEN-0123456789',
    requestsPerSecond: 1_000,
    fingerprint: makeFingerprint('a-secret-0123456789'),
    clock: systemClock(),
    ...difference,
  };
}
