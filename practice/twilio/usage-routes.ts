import { isoTime } from '../clock';
import type { JsonObject } from '../model/nouns';
import { type Ask, pageOf, type serveTwilio } from './answering';
import { FIRST_BALANCE } from './carrier';
import type { BillLine } from './nouns';

const CATEGORIES = ['sms', 'mms', 'calls'] as const;
type Sums = { category: string; day: string; until: string; lines: BillLine[] };
const dayOf = (at: number): string => isoTime(at).slice(0, 10);

/** Usage as the bill has it, by category and span of days (GMT), and what is left of the money. */
export function usageRoutes(serve: ReturnType<typeof serveTwilio>): void {
  serve('get', '/Usage/Records.json', (ask) => usage(ask, 'AllTime'));
  serve('get', '/Usage/Records/:span.json', (ask) => usage(ask, ask.param('span')));
  serve('get', '/Balance.json', ({ carrier: { account, bill } }) => {
    const spent = bill.reduce((sum, { price }) => sum + price, 0);
    return { account_sid: account.sid, balance: (FIRST_BALANCE - spent).toFixed(4), currency: 'USD' };
  });
}

function usage(ask: Ask, span: string): JsonObject {
  const today = dayOf(ask.carrier.clock.now());
  const month = `${today.slice(0, 8)}01`;
  const [first, last] =
    span === 'Today' ? [today, today] : span === 'ThisMonth' ? [month, today] : ['2000-01-01', today];
  const from = ask.query('StartDate') ?? first;
  const until = ask.query('EndDate') ?? last;
  const lines = ask.carrier.bill.filter(({ at }) => dayOf(at) >= from && dayOf(at) <= until);
  const days = span === 'Daily' ? [...new Set(lines.map(({ at }) => dayOf(at)))].reverse() : [null];
  const wanted = ask.query('Category');
  const names = CATEGORIES.flatMap((name) => [name, `${name}-inbound`, `${name}-outbound`]);
  const rows = days.flatMap((day) =>
    names
      .filter((name) => wanted === undefined || wanted === name)
      .map((category) => ({
        ...{ category, sid: `${category}${day ?? ''}`, day: day ?? from, until: day ?? until },
        lines: lines.filter((line) => line.category.startsWith(category) && (day === null || dayOf(line.at) === day)),
      })),
  );
  return pageOf(ask, 'usage_records', rows, (row) => usageRest(ask, row));
}

function usageRest({ carrier: { account, clock }, path }: Ask, { category, day, until, lines }: Sums): JsonObject {
  const units = String(lines.reduce((sum, line) => sum + line.units, 0));
  const isCalls = category.startsWith('calls');
  return {
    ...{ category, description: category, account_sid: account.sid, api_version: '2010-04-01' },
    ...{ start_date: day, end_date: until, as_of: `${isoTime(clock.now()).slice(0, 19)}+00:00` },
    // Of texts Twilio counts every part; of calls the calls, and uses their minutes.
    ...{ count: isCalls ? String(lines.length) : units, count_unit: isCalls ? 'calls' : 'messages' },
    ...{ usage: units, usage_unit: isCalls ? 'minutes' : 'messages' },
    ...{ price: lines.reduce((sum, { price }) => sum + price, 0).toFixed(4), price_unit: 'usd', uri: path },
  };
}
