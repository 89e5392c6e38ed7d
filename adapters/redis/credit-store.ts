import type { Redis } from 'ioredis';
import { beginOf, dayOf, firstDayOf, monthOf, nextMonth, type Month } from '../../core/kernel/calendar';
import type { Entry } from '../../core/kernel/credits';
import { DAY, SECOND, type Instant } from '../../core/kernel/instant';
import { desk, shardOf, subjectKey } from '../../core/kernel/subject';
import { cellKey, type Cell } from '../../core/credits/cell';
import { CREDIT_SCRIPT } from './credit-script';
import { luaScript } from './lua-script';

/**
 * The ledger in Redis, a calendar month at a time. One hash has an id for each message, so that it is counted once, and
 * lives until a month and a week after its own is over; the other has the counts by cell, and lives for years. The first
 * grows with the messages of a month, the second with its days: neither grows with conversations or with time.
 */
const IDS_KEPT = 40 * DAY;
const COUNTS_KEPT = 800 * DAY;

const CREDIT = luaScript(CREDIT_SCRIPT);

/** In which zone the days of the ledger begin, and whose it is. */
export type LedgerAt = { accountId: number; zone: string };

export type LedgerKeys = { ids: string; counts: string };

/** The two keys of a month; all months of one account share a hash tag, so that one script may touch neighbours. */
export function ledgerKeys(accountId: number, month: Month): LedgerKeys {
  const subject = subjectKey(desk(accountId));
  const tag = `{s${String(shardOf(subject)).padStart(2, '0')}}`;
  return { ids: `${tag}:credit-ids:${subject}:${month}`, counts: `${tag}:credit-counts:${subject}:${month}` };
}

/** When a month's ids are forgotten: until then a message of it that is heard of is counted, after it is not any more. */
export function idsUntil(month: Month, zone: string): Instant {
  // Asked with every message, of three months.
  const key = `${zone} ${month}`;
  const until = known.get(key) ?? beginOf(firstDayOf(nextMonth(month)), zone) + IDS_KEPT;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, until);
  return until;
}

const known = new Map<string, Instant>();
const MOST_KNOWN = 100;

/** Counts messages, each once, however often this is called with it. Errors: Redis away; then say it again. */
export async function countEntries(redis: Redis, at: LedgerAt, entries: readonly Entry[], now: Instant): Promise<void> {
  const told = entries.map((entry) => ({
    id: entry.id,
    cell: { ...entry, day: dayOf(entry.at, at.zone) },
    units: entry.units === null ? '?' : String(entry.units),
  }));
  await write(redis, at, 'h', told, now);
}

/** What the carrier's log says of a message: it was billed with so many units; 0: it was not. */
export type Settlement = { id: string; cell: Cell; units: number };

/** Writes down what the carrier's log says, as corrections where it differs. Errors: Redis away; then say it again. */
export async function settleEntries(
  redis: Redis,
  at: LedgerAt,
  settlements: readonly Settlement[],
  now: Instant,
): Promise<void> {
  const told = settlements.map(({ id, cell, units }) => ({ id, cell, units: String(units) }));
  await write(redis, at, 'b', told, now);
}

type Told = { id: string; cell: Cell; units: string };

/** At once so many, so that Redis is not held up for longer than a moment. */
const AT_ONCE = 500;

async function write(redis: Redis, at: LedgerAt, mode: 'h' | 'b', told: readonly Told[], now: Instant): Promise<void> {
  const byMonth = new Map<Month, Told[]>();
  for (const one of told) {
    const month = monthOf(one.cell.day);
    // Its ids are forgotten: it may have been counted already.
    if (now >= idsUntil(month, at.zone)) continue;
    const ofMonth = byMonth.get(month) ?? [];
    ofMonth.push(one);
    byMonth.set(month, ofMonth);
  }
  // All are sent before any is answered: whoever sends something after this call knows that it comes after them.
  const blocks = [...byMonth].flatMap(([month, ofMonth]) =>
    Array.from({ length: Math.ceil(ofMonth.length / AT_ONCE) }, (_, i) =>
      writeSome(redis, at, month, mode, ofMonth.slice(i * AT_ONCE, (i + 1) * AT_ONCE)),
    ),
  );
  await Promise.all(blocks);
}

/** A message near midnight may be told of on either day, so the months on both sides are looked at too. */
async function writeSome(
  redis: Redis,
  { accountId, zone }: LedgerAt,
  month: Month,
  mode: 'h' | 'b',
  told: readonly Told[],
) {
  const months = [nextMonth(month, -1), month, nextMonth(month)];
  const keys = months.map((one) => ledgerKeys(accountId, one));
  const ends = months.map((one) => idsUntil(one, zone));
  await CREDIT(
    redis,
    [...keys.map(({ ids }) => ids), ...keys.map(({ counts }) => counts)],
    [
      ...ends.map((end) => Math.ceil(end / SECOND)),
      ...ends.map((end) => Math.ceil((end - IDS_KEPT + COUNTS_KEPT) / SECOND)),
      ...told.flatMap(({ id, cell, units }) => [packId(id), mode, packCell(cell), units]),
    ],
  );
}

/** A Twilio SID is two letters and 16 bytes in hex: 23 signs hold it. Other ids are short, and stay as they are. */
export function packId(id: string): string {
  const hex = /^(SM|MM|CA)([0-9a-f]{32})$/.exec(id);
  return hex ? `${hex[1]?.[0]}${Buffer.from(hex[2] ?? '', 'hex').toString('base64url')}` : id;
}

export function unpackId(packed: string): string {
  const short = /^([SMC])([\w-]{22})$/.exec(packed);
  return short
    ? `${short[1]}${short[1] === 'C' ? 'A' : 'M'}${Buffer.from(short[2] ?? '', 'base64url').toString('hex')}`
    : packed;
}

/** The day of the month is enough: the key says which month. */
const packCell = (cell: Cell): string => cellKey(cell).slice(8);
