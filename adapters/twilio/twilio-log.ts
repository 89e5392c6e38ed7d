import type { Duration, Instant } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import type { TwilioConfig } from '../config/config';
import { readCallPage } from './call-page';
import { askTwilio, notTold, type Told } from './ask-twilio';
import type { LogAsked, LogPage } from './log-page';
import { longestValidity } from './messaging-service';
import { readTextPage } from './text-page';
import { minutesBilled } from './minutes-billed';
import type { TwilioAnswer } from './twilio-error';
import { twilioBalance, twilioCall, twilioMessage, twilioUsage, type TwilioState } from './twilio-payloads';

/** What Twilio's log says of one text: no number, no words. */
export type LoggedText = {
  status: TwilioState;
  /** The carrier's code, such as 30003, when it was not delivered. */
  errorCode: number | null;
  /** In how many segments it went out; null while Twilio does not know yet. */
  segments: number | null;
  /** When Twilio last changed what it says, cut to the second; null when it did not tell. */
  changedAt: Instant | null;
};

export type Balance = { amount: number; currency: string };

export type TwilioLog = {
  message(sid: string): Promise<TwilioAnswer<LoggedText>>;
  /** One page of the texts from or to one number of ours, the newest first. */
  texts(asked: LogAsked): Promise<TwilioAnswer<LogPage>>;
  /** The minutes that a call is billed with; null while it goes on. */
  call(sid: string): Promise<TwilioAnswer<{ units: number | null }>>;
  /** One page of the calls from or to one number of ours, the newest first. */
  calls(asked: LogAsked): Promise<TwilioAnswer<LogPage>>;
  /**
   * What Twilio's usage records count from the first to the last of these days (GMT), of all numbers: segments of texts,
   * minutes of calls.
   */
  usage(category: 'sms' | 'calls', first: string, last: string): Promise<TwilioAnswer<number>>;
  balance(): Promise<TwilioAnswer<Balance>>;
  /** See {@link longestValidity}. */
  longestValidity(services: readonly string[]): Promise<Duration | null>;
};

/** Twilio's own log and bill, for reading. */
export function twilioLog(settings: TwilioConfig & { clock: Clock }): TwilioLog {
  const ask = askTwilio(settings);
  const read = async <T>(asked: Promise<TwilioAnswer<Told>>, parse: (body: unknown) => T | null) => {
    const answer = await asked;
    if (answer.kind !== 'ok') return answer;
    const value = parse(answer.value.body);
    // A proxy's page, or something else than what was asked for.
    return value === null ? notTold('odd-answer', answer.value.status, null) : ({ kind: 'ok', value } as const);
  };
  return {
    message: (sid) => read(ask(`Messages/${encodeURIComponent(sid)}.json`), (body) => textOf(body, sid)),
    texts: (asked) => read(ask('Messages.json', queryOf(asked, 'DateSent>')), (body) => readTextPage(body, asked)),
    call: (sid) =>
      read(ask(`Calls/${encodeURIComponent(sid)}.json`), (body) => {
        const found = twilioCall.safeParse(body);
        if (!found.success || found.data.sid !== sid) return null;
        return { units: minutesBilled(found.data.status, found.data.duration ?? null) };
      }),
    calls: (asked) => read(ask('Calls.json', queryOf(asked, 'StartTime>')), (body) => readCallPage(body, asked)),
    usage: (category, first, last) =>
      read(ask('Usage/Records.json', { Category: category, StartDate: first, EndDate: last }), (body) => {
        const found = twilioUsage.safeParse(body);
        return found.success ? found.data.usage_records.reduce((sum, { usage }) => sum + usage, 0) : null;
      }),
    balance: () =>
      read(ask('Balance.json'), (body) => {
        const found = twilioBalance.safeParse(body);
        return found.success ? { amount: found.data.balance, currency: found.data.currency } : null;
      }),
    longestValidity: (services) => longestValidity(settings, services),
  };
}

const PAGE_SIZE = '1000';

/** By our own number and the day; a client's stays out of every address. */
function queryOf({ line, way, since, page }: LogAsked, sinceName: string): Record<string, string> {
  const number = way === 'from' ? 'From' : 'To';
  return {
    ...(line.number === null ? {} : { [number]: line.number }),
    ...{ [sinceName]: since, PageSize: PAGE_SIZE },
    ...(page === null ? {} : { Page: page.number, PageToken: page.token }),
  };
}

function textOf(body: unknown, sid: string): LoggedText | null {
  const found = twilioMessage.safeParse(body);
  if (!found.success || found.data.sid !== sid) return null;
  const { error_code, num_segments, date_updated } = found.data;
  const changedAt = Date.parse(date_updated ?? '');
  return {
    status: found.data.status,
    errorCode: error_code ?? null,
    segments: Number(num_segments ?? 0) || null,
    changedAt: Number.isFinite(changedAt) ? changedAt : null,
  };
}
