import { NO_DESK_CREDITS, type DeskCreditsMemory, type Reconciled } from '../kernel/credits-memory';
import { DAY, HOUR } from '../kernel/instant';
import { NO_SUMS } from '../kernel/reconcile';
import { desk } from '../kernel/subject';
import { learnAway, tellsAway } from './away';

const NOW = Date.UTC(2026, 10, 22, 12);
const compared = (hours: number): Reconciled => ({
  ...{ at: NOW - hours * HOUR, from: '2026-11-01', ...NO_SUMS, usage: null, balance: null },
});
const told = (away: boolean) => ({ comparison: { away, comparedAt: null, at: NOW - DAY } });
const wants = (more: Partial<DeskCreditsMemory>) => tellsAway({ ...NO_DESK_CREDITS, ...more }, NOW);
const says = (more: Partial<DeskCreditsMemory>): unknown =>
  wants(more).wishes.map(({ effect }) => (effect.kind === 'tell-open-conversations' ? effect.what : effect))[0] ?? null;

describe('the open conversations are told', () => {
  it.each<[string, Partial<DeskCreditsMemory>, object | null]>([
    ['nothing while it is compared every night', { reconciled: compared(8) }, null],
    ['nothing of a bad hour of the carrier', { reconciled: compared(9), carrierAwayAt: NOW - HOUR }, null],
    [
      'after more than a day, and since when',
      { reconciled: compared(27), carrierAwayAt: NOW - HOUR },
      { away: true, comparedAt: NOW - 27 * HOUR },
    ],
    ['at once where it never was', { carrierAwayAt: NOW - HOUR }, { away: true, comparedAt: null }],
    ['once', { reconciled: compared(50), carrierAwayAt: NOW - HOUR, ...told(true) }, null],
    [
      'when it has been compared again',
      { reconciled: compared(1), carrierAwayAt: NOW - 2 * HOUR, ...told(true) },
      { away: false, comparedAt: NOW - HOUR },
    ],
    ['nothing of that where nobody was told', { reconciled: compared(1), ...told(false) }, null],
    ['nothing where no carrier was ever asked', {}, null],
  ])('%s', (_what, memory, expected) => {
    expect(says(memory)).toEqual(expected && { kind: 'comparison-told', ...expected });
  });

  it('is looked at again when a night will have been missed', () => {
    const { lookAgainAt } = wants({ reconciled: compared(9), carrierAwayAt: NOW - HOUR });
    expect(lookAgainAt).toBe(NOW + 17 * HOUR);
  });

  it('is remembered once it is planned, and then not wanted', () => {
    const memory = { ...NO_DESK_CREDITS, carrierAwayAt: NOW - HOUR };
    const [wish] = tellsAway(memory, NOW).wishes;
    if (!wish) throw new Error('a wish was expected');
    const heard = { id: 'p', subject: desk(1), at: NOW, heardAt: NOW, via: 'ourselves' as const };
    const after = learnAway(memory, { ...heard, kind: 'effect-planned', ...wish });
    expect(tellsAway(after, NOW + HOUR).wishes).toEqual([]);
  });
});
