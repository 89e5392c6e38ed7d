import type { NextFunction, Request, Response, Router } from 'express';
import { headerTime } from '../clock';
import type { Json, JsonObject } from '../model/nouns';
import { idOf, objectOf, textOf } from '../server/answering';
import { type Refusal, refuse } from '../server/refusal';
import type { Carrier } from './carrier';
import { refusalBody, type TwilioRefusal } from './nouns';

/** One call of Twilio's API. `path` is the address as it stands in answers, without its query. */
export type Ask = {
  carrier: Carrier;
  path: string;
  param(name: string): string;
  query(name: string): string | undefined;
  form: JsonObject;
};
type Serve = (method: 'get' | 'post', path: string, run: (ask: Ask) => JsonObject) => void;

export const API = '/2010-04-01';
/** Of Messaging Services, which are nobody's part of an account's address. */
export const MESSAGING = '/v1';
/** Fields of a form are texts. */
export const formText = ({ form }: Ask, name: string): string => textOf(form[name]) ?? '';

/** What Twilio will not do, as an answer. */
export const refusing = (refusal: TwilioRefusal): Refusal => refuse(refusal.status, refusalBody(refusal));
export const notHere = ({ path }: { path: string }): Refusal =>
  refusing({ code: 20404, status: 404, message: `The requested resource ${path} was not found` });

/** Below the account's address, or another part of the API, with the account proven and the faults applied. What was made is answered 201. */
export function serveTwilio(router: Router, carrier: Carrier, part = `${API}/Accounts/:account`): Serve {
  router.use(part.split('/').slice(0, 2).join('/'), gate(carrier));
  return (method, path, run) => {
    router[method](`${part}${path}`, (req: Request, res: Response) => {
      const ask: Ask = {
        ...{ carrier, path: req.path, form: objectOf(req.body) },
        param: (name) => String(req.params[name]),
        query: (name) => textOf([req.query[name]].flat().at(-1)),
      };
      if (!isProven(carrier, req.headers.authorization)) {
        throw refusing({ code: 20003, status: 401, message: 'Authenticate' });
      }
      if ((req.params['account'] ?? carrier.account.sid) !== carrier.account.sid) throw notHere(ask);
      res.status(method === 'post' ? 201 : 200).json(run(ask));
    });
  };
}

/** The account's SID and token, or an API key and its secret. */
function isProven({ account }: Carrier, header = ''): boolean {
  const [user, password] = Buffer.from(header.replace(/^Basic /, ''), 'base64')
    .toString('utf8')
    .split(':');
  if (!user || !password) return false;
  return user === account.sid ? password === account.token : account.keys.get(user) === password;
}

/** The carrier's own bad days; Chatwoot's do not touch it. */
function gate({ clock, random, faults }: Carrier) {
  return (req: Request, res: Response, next: NextFunction): void => {
    res.setHeader('Date', headerTime(clock.now()));
    if (faults.twilioDown) return void req.socket.destroy();
    if (random.chance(faults.twilio429)) {
      const busy = { code: 20429, status: 429, message: 'Too Many Requests' };
      return void res.status(429).json(refusalBody(busy));
    }
    if (random.chance(faults.twilio500)) {
      return void res.status(500).json(refusalBody({ code: 20500, status: 500, message: 'Internal Server Error' }));
    }
    // Carried out below, but nobody hears of it.
    if (random.chance(faults.twilioLoseAnswer)) res.end = () => (req.socket.destroy(), res);
    next();
  };
}

const USUAL_PAGE = 50;
const LARGEST_PAGE = 1_000;
const FILTERS = 'To From DateSent DateSent< DateSent> StartTime> StartDate EndDate Category'.split(' ');

/** One page of a list, the newest first, as Twilio answers it: its next one begins after a row, wherever that has got to. */
export function pageOf<T extends { sid: string }>(
  ask: Ask,
  name: string,
  all: T[],
  shape: (one: T) => Json,
): JsonObject {
  const size = Math.min(LARGEST_PAGE, Math.max(1, idOf(ask.query('PageSize')) ?? USUAL_PAGE));
  const after = ask.query('PageToken')?.slice(2);
  const start = after === undefined ? 0 : all.findIndex(({ sid }) => sid === after) + 1;
  const rows = all.slice(start, start + size);
  const page = idOf(ask.query('Page')) ?? 0;
  const last = rows.at(-1);
  const more = start + size < all.length && last !== undefined;
  const uri = (number: number, token?: string): string => {
    const query = new URLSearchParams();
    for (const one of FILTERS) {
      const given = ask.query(one);
      if (given !== undefined) query.set(one, given);
    }
    query.set('PageSize', String(size));
    query.set('Page', String(number));
    if (token !== undefined) query.set('PageToken', `PA${token}`);
    return `${ask.path}?${query.toString()}`;
  };
  return {
    [name]: rows.map(shape),
    ...{ page, page_size: size, start, end: start + Math.max(0, rows.length - 1) },
    ...{ uri: uri(page), first_page_uri: uri(0), previous_page_uri: null },
    next_page_uri: more ? uri(page + 1, last.sid) : null,
  };
}
