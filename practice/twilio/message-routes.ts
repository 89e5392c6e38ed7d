import { carrierTime, timeOf } from '../clock';
import type { JsonObject } from '../model/nouns';
import { idOf } from '../server/answering';
import { type Ask, formText, notHere, pageOf, refusing, type serveTwilio } from './answering';
import type { Carrier } from './carrier';
import { isRefused, type Text } from './nouns';
import { fieldsOf, sendText } from './texts';

/** Sending a text, one text of the log, and the log a page at a time. */
export function messageRoutes(serve: ReturnType<typeof serveTwilio>): void {
  serve('post', '/Messages.json', (ask) => {
    const { carrier } = ask;
    const callback = formText(ask, 'StatusCallback');
    const validity = idOf(ask.form['ValidityPeriod']);
    const media = [ask.form['MediaUrl'] ?? []].flat().length;
    const sent = sendText(carrier, {
      ...{ from: formText(ask, 'From'), to: formText(ask, 'To'), body: formText(ask, 'Body'), media },
      ...(validity === undefined ? {} : { validityMs: validity * 1_000 }),
      tell: callback === '' ? null : (status, code) => void tellAt(carrier, callback, sent, status, code),
    });
    if (isRefused(sent)) throw refusing(sent);
    return messageRest(ask, sent);
  });
  serve('get', '/Messages.json', (ask) => {
    const all = [...ask.carrier.texts.values()].filter((text) => isWanted(ask, text));
    const newest = all.reverse().sort((a, b) => (b.sentAt ?? b.createdAt) - (a.sentAt ?? a.createdAt));
    return pageOf(ask, 'messages', newest, (text) => messageRest(ask, text));
  });
  serve('get', '/Messages/:sid.json', (ask) => {
    const text = ask.carrier.texts.get(ask.param('sid'));
    if (!text) throw notHere(ask);
    return messageRest(ask, text);
  });
}

async function tellAt(carrier: Carrier, url: string, text: object, status: string, code: number | null): Promise<void> {
  if (isRefused(text)) return;
  const failed = code === null ? {} : { ErrorCode: String(code) };
  await carrier.post(url, { ...fieldsOf(carrier, text as Text), MessageStatus: status, SmsStatus: status, ...failed });
}

/** By number, and by the day or moment it was sent: on it, "DateSent>" from it on, "DateSent<" until its end. */
function isWanted(ask: Ask, { to, from, sentAt }: Text): boolean {
  if ((ask.query('To') ?? to) !== to || (ask.query('From') ?? from) !== from) return false;
  const [on, since, until] = ['DateSent', 'DateSent>', 'DateSent<'].map((name) => spanOf(ask.query(name)));
  if (!on && !since && !until) return true;
  if (sentAt === null) return false;
  return sentAt >= (on?.begins ?? since?.begins ?? -Infinity) && sentAt < (on?.ends ?? until?.ends ?? Infinity);
}

const DAY_MS = 86_400_000;

/** A day lasts until the next one begins, a moment until the next second. */
export function spanOf(wanted: string | undefined): { begins: number; ends: number } | undefined {
  const begins = wanted === undefined ? NaN : timeOf(wanted);
  if (!Number.isFinite(begins)) return undefined;
  return { begins, ends: begins + (wanted?.length === 10 ? DAY_MS : 1_000) };
}

const PRICE_OF_A_PART = 0.0083;

export function messageRest({ carrier }: Ask, text: Text): JsonObject {
  const { sid, from, to, body, direction, status, errorCode, segments, media, sentAt } = text;
  const { sid: account } = carrier.account;
  const uri = `/2010-04-01/Accounts/${account}/Messages/${sid}.json`;
  const known = segments > 0;
  return {
    ...{
      sid,
      from,
      to,
      body,
      direction,
      status,
      error_code: errorCode,
      account_sid: account,
      api_version: '2010-04-01',
    },
    ...{ num_segments: String(segments), num_media: String(media), messaging_service_sid: null, uri },
    error_message: errorCode === null ? null : 'See the code',
    ...{ price: known ? `-${(segments * PRICE_OF_A_PART).toFixed(5)}` : null, price_unit: 'USD' },
    ...{ date_created: carrierTime(text.createdAt), date_updated: carrierTime(text.updatedAt) },
    date_sent: sentAt === null ? null : carrierTime(sentAt),
    subresource_uris: { media: uri.replace('.json', '/Media.json') },
  };
}
