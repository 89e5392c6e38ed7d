import type { Reconciled } from '../kernel/credits-memory';
import { HOUR, MINUTE } from '../kernel/instant';
import { sayReconciled } from './reconciled-words';

const NOW = Date.UTC(2026, 10, 22, 12);
const found = (more: Partial<Reconciled> = {}): Reconciled => ({
  ...{ at: NOW - 8 * HOUR, from: '2026-11-01', compared: 1_200, missing: 0, extra: 0, differs: 0, unsettled: 0 },
  ...{ usage: null, balance: null },
  ...more,
});
const say = (
  reconciled: Reconciled | null,
  carrierAwayAt: number | null = null,
  language: 'en' | 'es' = 'en',
): string => sayReconciled({ reconciled, carrierAwayAt }, NOW, language).join(' ');

describe('how the ledger stands to the carrier’s bill', () => {
  it.each<[string, string]>([
    [say(null), 'Not compared with the carrier yet.'],
    [say(found()), 'Compared with the carrier 8 h ago: 1,200 messages and calls, all as counted.'],
    [
      say(found({ missing: 2, extra: 1, differs: 3 })),
      'Compared with the carrier 8 h ago: of 1,200 messages and calls 2 that we had missed, 1 that it never had and 3 of another length put right.',
    ],
    [
      say(found({ at: NOW - 20 * MINUTE, unsettled: 2 })),
      'Compared with the carrier 20 min ago: 1,200 messages and calls, all as counted. 2 it cannot count yet; they are asked for again.',
    ],
    [
      say(found({ usage: 1_300, balance: { amount: 12.5, currency: 'USD' } })),
      'Compared with the carrier 8 h ago: 1,200 messages and calls, all as counted. Its own usage records say 1,300 segments, of all its numbers. Its balance: 12.50 USD.',
    ],
    [
      say(found({ usage: 40, minutes: 3 })),
      'Compared with the carrier 8 h ago: 1,200 messages and calls, all as counted. Its own usage records say 40 segments and 3 min of calls, of all its numbers.',
    ],
    [
      say(found({ at: NOW - 75 * HOUR }), NOW - HOUR),
      'Compared with the carrier 3 days ago: 1,200 messages and calls, all as counted. The carrier could not be asked since; the count goes on.',
    ],
    [say(found(), NOW - 9 * HOUR), 'Compared with the carrier 8 h ago: 1,200 messages and calls, all as counted.'],
    [
      say(found({ missing: 1 }), null, 'es'),
      'Comparado con la operadora hace 8 h: de 1200 mensajes y llamadas se corrigieron 1 que nos faltaban.',
    ],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
