import { beginOf, dayOf } from '../kernel/calendar';
import { NO_DESK_CREDITS } from '../kernel/credits-memory';
import { USUAL_CREDITS, USUAL_PRICES, type Plan } from '../kernel/credits';
import { HOUR } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import type { Counted } from './balance';
import { NO_TALLY } from './ledger';
import { monthsToRead, readLedger } from './read-ledger';

const NEW_YORK = 'America/New_York';
const plan: Plan = { from: '2026-10-15', every: 'month', credits: 1_000, carryOver: 0, prices: USUAL_PRICES };
const policy: Policy = { ...DEFAULT_POLICY, credits: { ...USUAL_CREDITS, zone: NEW_YORK, plans: [plan] } };
const line = (day: string, units: number): Counted => ({
  cell: { day, inboxId: 3, direction: 'inbound', channel: 'sms' },
  tally: { ...NO_TALLY, messages: units, units },
});
const read = (now: number, lines: readonly Counted[]) => readLedger(lines, policy, NO_DESK_CREDITS, now);

describe('a change of the clock inside the period', () => {
  /** In 2026 New York turns its clocks back on the first of November: that day has 25 hours. */
  const BACK = beginOf('2026-11-01', NEW_YORK);

  it('leaves each message on the day of the wall’s calendar, the hour that comes twice in it', () => {
    expect(dayOf(BACK + 24.5 * HOUR, NEW_YORK)).toBe('2026-11-01');
    expect(dayOf(BACK + 25 * HOUR, NEW_YORK)).toBe('2026-11-02');
    expect(beginOf('2026-11-02', NEW_YORK) - BACK).toBe(25 * HOUR);
  });

  it('is over by half after 12.5 hours', () => {
    expect(read(BACK + 12.5 * HOUR, []).today).toMatchObject({ day: '2026-11-01', over: 0.5 });
  });

  it('makes no day longer or shorter than one, and loses none', () => {
    const days = ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'];
    const {
      days: full,
      used,
      period,
    } = read(
      beginOf('2026-11-03', NEW_YORK) + HOUR,
      days.map((day, i) => line(day, i + 1)),
    );
    expect([full, used]).toEqual([[2, 3, 4], 10]);
    expect(period).toEqual({ from: '2026-10-15', to: '2026-11-15' });
  });

  it('begins a day that has no midnight at its first moment', () => {
    // In 2018 São Paulo went from 23:59 to 01:00.
    const zone = 'America/Sao_Paulo';
    expect(dayOf(beginOf('2018-11-04', zone), zone)).toBe('2018-11-04');
    expect(dayOf(beginOf('2018-11-04', zone) - 1, zone)).toBe('2018-11-03');
  });
});

describe('which months are read', () => {
  const now = beginOf('2026-11-20', NEW_YORK);
  it('is eight weeks, for the forecast', () => {
    expect(monthsToRead(policy, NO_DESK_CREDITS, now)).toEqual(['2026-09', '2026-10', '2026-11']);
  });
  it('is two years where unused credits are carried over', () => {
    const carries = { ...policy, credits: { ...policy.credits, plans: [{ ...plan, carryOver: 'all' as const }] } };
    const months = monthsToRead(carries, NO_DESK_CREDITS, now);
    expect([months[0], months.length]).toEqual(['2024-11', 25]);
  });
});
