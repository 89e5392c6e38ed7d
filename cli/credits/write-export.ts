import { stringify } from 'csv-stringify/sync';
import type { ExportRow } from '../../core/credits/export';
import type { Month } from '../../core/kernel/calendar';

/** A month's sums as one text for the bookkeeper. What is hidden says "hidden" in a table, and is null in JSON. */
export function writeExport(month: Month, rows: readonly ExportRow[], format: 'csv' | 'json'): string {
  if (format === 'json') return JSON.stringify({ month, hiddenIsNull: true, rows }, null, 2);
  const told = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? 'hidden'])),
  );
  return stringify(told, { header: true, escape_formulas: true }).trimEnd();
}
