import { NO_DESK_CREDITS, type DeskCreditsMemory } from '../../core/kernel/credits-memory';
import { noFacts, type DeskFacts } from '../../core/kernel/facts';
import { HOUR } from '../../core/kernel/instant';
import { NO_SUMS } from '../../core/kernel/reconcile';
import { desk } from '../../core/kernel/subject';
import { checkLedger } from './check-ledger';
import { FAULT_WORDS } from './fault-words';

const NOW = Date.UTC(2026, 10, 22, 12);
const facts = (more: Partial<DeskCreditsMemory>): DeskFacts => ({
  ...(noFacts(desk(1)) as DeskFacts),
  credits: { ...NO_DESK_CREDITS, ...more },
});
const compared = (hours: number) => ({
  ...{ at: NOW - hours * HOUR, from: '2026-11-01', ...NO_SUMS, usage: null, balance: null },
});

describe('how old the last comparison with the carrier is', () => {
  it.each<[string, Partial<DeskCreditsMemory>, string | null]>([
    ['compared last night: nothing to say', { reconciled: compared(8) }, null],
    ['not for more than two days', { reconciled: compared(50) }, '50 h'],
    ['the carrier was away since', { reconciled: compared(20), carrierAwayAt: NOW - HOUR }, '20 h'],
    ['it was away before, and has been compared', { reconciled: compared(1), carrierAwayAt: NOW - 2 * HOUR }, null],
    ['never, and the carrier is away', { carrierAwayAt: NOW - HOUR }, '–'],
    ['a new desk that waits for its first', {}, null],
  ])('%s', (_what, memory, detail) => {
    expect(checkLedger(facts(memory), true, NOW).map((one) => one.detail)).toEqual(detail === null ? [] : [detail]);
  });

  it('is nothing where no carrier is configured, or nothing is known', () => {
    expect(checkLedger(facts({ reconciled: compared(99) }), false, NOW)).toEqual([]);
    expect(checkLedger(null, true, NOW)).toEqual([]);
  });

  it('says it in a sentence', () => {
    expect(FAULT_WORDS.en['ledger-old'].what('50 h')).toBe(
      'Message credits were last compared with Twilio’s log 50 h ago; the count goes on.',
    );
    expect(FAULT_WORDS.es['ledger-old'].what('–')).toContain('todavía no');
  });
});
