import { exportRows } from '../../core/credits/export';
import { NO_TALLY } from '../../core/credits/ledger';
import type { Direction } from '../../core/kernel/credits';
import { writeExport } from './write-export';

const line = (messages: number, direction: Direction) => ({
  cell: { day: '2026-10-02', inboxId: 3, direction, channel: 'sms' as const },
  tally: { ...NO_TALLY, messages, units: 2 * messages },
});
const ROWS = exportRows([line(2, 'page'), line(9, 'inbound'), line(30, 'outbound')], []);

test('a month as CSV: one sum a line, and what is hidden says so', () => {
  expect(writeExport('2026-10', ROWS, 'csv').split('\n')).toEqual([
    'by,value,messages,units,credits',
    'total,,41,82,82',
    'direction,inbound,hidden,hidden,hidden',
    'direction,outbound,30,60,60',
    'direction,page,hidden,hidden,hidden',
    'channel,sms,41,82,82',
    'inbox,3,41,82,82',
    'day,2026-10-02,41,82,82',
  ]);
});

test('and as JSON: the same, and what is hidden is null', () => {
  const read = JSON.parse(writeExport('2026-10', ROWS, 'json')) as { month: string; rows: unknown[] };
  expect(read.month).toBe('2026-10');
  expect(read.rows).toEqual(ROWS);
  expect(read.rows[1]).toEqual({ by: 'direction', value: 'inbound', messages: null, units: null, credits: null });
});
