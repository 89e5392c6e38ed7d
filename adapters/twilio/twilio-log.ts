import type { Duration, Instant } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import type { TwilioConfig } from '../config/config';
import { askTwilio, notTold, type Told } from './ask-twilio';
import { longestValidity } from './messaging-service';
import { readTextPage, type TextPage, type TextsAsked } from './text-page';
import type { TwilioAnswer } from './twilio-error';
import { twilioBalance, twilioMessage, twilioUsage, type TwilioState } from './twilio-payloads';

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
  texts(asked: TextsAsked): Promise<TwilioAnswer<TextPage>>;
  /** What Twilio's usage records count as texts from the first to the last of these days (GMT): segments, of all numbers. */
  usage(first: string, last: string): Promise<TwilioAnswer<number>>;
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
    texts: (asked) => read(ask('Messages.json', queryOf(asked)), (body) => readTextPage(body, asked)),
    usage: (first, last) =>
      read(ask('Usage/Records.json', { Category: 'sms', StartDate: first, EndDate: last }), (body) => {
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
function queryOf({ line, way, since, page }: TextsAsked): Record<string, string> {
  const number = way === 'from' ? 'From' : 'To';
  return {
    ...(line.number === null ? {} : { [number]: line.number }),
    ...{ 'DateSent>': since, PageSize: PAGE_SIZE },
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
