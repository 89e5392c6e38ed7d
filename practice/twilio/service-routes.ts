import { isoTime } from '../clock';
import type { JsonObject } from '../model/nouns';
import { type Ask, notHere, type serveTwilio } from './answering';
import type { MessagingService } from './nouns';

/** One Messaging Service of the account, as Twilio tells of it at the host where it keeps them. */
export function serviceRoutes(serve: ReturnType<typeof serveTwilio>): void {
  serve('get', '/Services/:sid', (ask) => {
    const service = ask.carrier.services.get(ask.param('sid'));
    if (!service) throw notHere(ask);
    return serviceRest(ask, service);
  });
}

function serviceRest({ carrier, path }: Ask, { sid, name, validitySeconds, createdAt }: MessagingService): JsonObject {
  const created = `${isoTime(createdAt).slice(0, 19)}Z`;
  return {
    ...{ sid, account_sid: carrier.account.sid, friendly_name: name, validity_period: validitySeconds },
    ...{ date_created: created, date_updated: created, url: path },
  };
}
