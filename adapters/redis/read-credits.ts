import type { Redis } from 'ioredis';
import type { Month } from '../../core/kernel/calendar';
import { parseCellKey } from '../../core/credits/cell';
import { NO_TALLY, type Known, type Tally } from '../../core/credits/ledger';
import type { Counted } from '../../core/credits/balance';
import { ledgerKeys, packId, unpackId } from './credit-store';

/** The counts of a month, a line for each cell in which something stands. Errors: Redis away. */
export async function readCounts(redis: Redis, accountId: number, month: Month): Promise<readonly Counted[]> {
  const all = await redis.hgetall(ledgerKeys(accountId, month).counts);
  const lines = new Map<string, Tally>();
  for (const [field, value] of Object.entries(all)) {
    const cell = field.slice(0, -2);
    lines.set(cell, withField(lines.get(cell) ?? NO_TALLY, field.slice(-1), Number(value)));
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, tally]) => {
      const cell = parseCellKey(`${month}-${key}`);
      return cell === null ? [] : [{ cell, tally }];
    });
}

function withField(tally: Tally, field: string, value: number): Tally {
  switch (field) {
    case 'n':
      return { ...tally, messages: value };
    case 'u':
      return { ...tally, units: value };
    case 'M':
      return { ...tally, missing: { ...tally.missing, messages: value } };
    case 'm':
      return { ...tally, missing: { ...tally.missing, units: value } };
    case 'X':
      return { ...tally, extra: { ...tally.extra, messages: value } };
    case 'x':
      return { ...tally, extra: { ...tally.extra, units: value } };
    case 'd':
      return { ...tally, differs: { ...tally.differs, units: value } };
    default:
      return tally;
  }
}

/** How many ids are read in one go. */
const PAGE = 1_000;

/** Every message that a month's ledger still knows by its id, a page at a time. Errors: Redis away. */
export async function* eachKnown(redis: Redis, accountId: number, month: Month): AsyncIterable<Map<string, Known>> {
  const { ids } = ledgerKeys(accountId, month);
  let cursor = '0';
  do {
    const [next, found] = await redis.hscan(ids, cursor, 'COUNT', PAGE);
    const page = new Map<string, Known>();
    for (let i = 0; i < found.length; i += 2) {
      const known = parseKnown(month, found[i + 1] ?? '');
      if (known) page.set(unpackId(found[i] ?? ''), known);
    }
    yield page;
    cursor = next;
  } while (cursor !== '0');
}

/** What the ledger knows of some messages, by id, whichever of these months they are counted in. Errors: Redis away. */
export async function readKnown(
  redis: Redis,
  accountId: number,
  months: readonly Month[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const found = new Map<string, Known>();
  if (ids.length === 0) return found;
  for (const month of months) {
    const values = await redis.hmget(ledgerKeys(accountId, month).ids, ...ids.map(packId));
    values.forEach((value, i) => {
      const known = value === null ? null : parseKnown(month, value);
      if (known) found.set(ids[i] ?? '', known);
    });
  }
  return found;
}

function parseKnown(month: Month, value: string): Known | null {
  const [key = '', heard, billed] = value.split(';');
  const cell = parseCellKey(`${month}-${key}`);
  if (cell === null) return null;
  return {
    cell,
    heard: heard === '' ? null : heard === '?' ? 'unknown' : Number(heard),
    billed: billed === '' ? null : Number(billed),
  };
}
