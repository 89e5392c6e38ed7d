import { carrierTime } from '../clock';
import type { JsonObject } from '../model/nouns';
import { idOf } from '../server/answering';
import { type Ask, formText, notHere, pageOf, refusing, type serveTwilio } from './answering';
import { type Call, fieldsOf, isOver, placeCall, secondsOf } from './calls';
import type { Carrier } from './carrier';
import { spanOf } from './message-routes';
import { isRefused } from './nouns';

/** Calling somebody, one call of the log, and the log a page at a time. */
export function callRoutes(serve: ReturnType<typeof serveTwilio>): void {
  serve('post', '/Calls.json', (ask) => {
    const callback = formText(ask, 'StatusCallback');
    const timeout = idOf(ask.form['Timeout']);
    const placed = placeCall(ask.carrier, {
      ...{ from: formText(ask, 'From'), to: formText(ask, 'To'), url: formText(ask, 'Url') },
      ...(timeout === undefined ? {} : { timeoutMs: timeout * 1_000 }),
      // Without StatusCallbackEvent only the end of a call is told.
      tell: callback === '' ? null : (call) => void tellAt(ask.carrier, callback, call),
    });
    if (isRefused(placed)) throw refusing(placed);
    return callRest(ask, placed);
  });
  serve('get', '/Calls.json', (ask) => {
    const since = spanOf(ask.query('StartTime>'))?.begins ?? -Infinity;
    const wanted = ({ from, to, createdAt, answeredAt }: Call): boolean =>
      (ask.query('From') ?? from) === from && (ask.query('To') ?? to) === to && (answeredAt ?? createdAt) >= since;
    const newest = [...ask.carrier.calls.values()].filter(wanted).reverse();
    return pageOf(ask, 'calls', newest, (call) => callRest(ask, call));
  });
  serve('get', '/Calls/:sid.json', (ask) => {
    const call = ask.carrier.calls.get(ask.param('sid'));
    if (!call) throw notHere(ask);
    return callRest(ask, call);
  });
}

async function tellAt(carrier: Carrier, url: string, call: Call): Promise<void> {
  const lasted = call.status === 'completed' ? { CallDuration: String(secondsOf(call)) } : {};
  await carrier.post(url, { ...fieldsOf(carrier, call), ...lasted, CallbackSource: 'call-progress-events' });
}

const PRICE_OF_A_MINUTE = 0.014;

export function callRest({ carrier }: Ask, call: Call): JsonObject {
  const { sid, from, to, status, createdAt, updatedAt, answeredAt } = call;
  const { sid: account } = carrier.account;
  const over = isOver(call);
  const minutes = answeredAt === null ? 0 : Math.max(1, Math.ceil(secondsOf(call) / 60));
  return {
    ...{ sid, from, to, status, account_sid: account, api_version: '2010-04-01', direction: 'outbound-api' },
    ...{ date_created: carrierTime(createdAt), date_updated: carrierTime(updatedAt), answered_by: null },
    start_time: status === 'queued' ? null : carrierTime(answeredAt ?? createdAt),
    end_time: over ? carrierTime(updatedAt) : null,
    duration: over ? String(secondsOf(call)) : null,
    ...{ price: over && minutes > 0 ? `-${(minutes * PRICE_OF_A_MINUTE).toFixed(5)}` : null, price_unit: 'USD' },
    uri: `/2010-04-01/Accounts/${account}/Calls/${sid}.json`,
  };
}
