import { createHmac } from 'node:crypto';
import type { Clock } from '../clock';
import type { Faults } from '../faults';
import type { Random } from '../random';
import type { Call } from './calls';
import type { BillLine, MessagingService, Notice, OurNumber, Post, Text } from './nouns';

/** What one unit costs, in dollars. */
const PRICES: Record<BillLine['category'], number> = {
  ...{ 'sms-inbound': 0.0083, 'sms-outbound': 0.0083, 'mms-inbound': 0.0165, 'mms-outbound': 0.022 },
  ...{ 'calls-inbound': 0.0085, 'calls-outbound': 0.014 },
};
export const FIRST_BALANCE = 100;
/** Real milliseconds: the network's time, not the model's. */
const GIVE_UP_MS = 15_000;

export type Carrier = ReturnType<typeof createCarrier>;

/** `keys`: API keys with their secrets, beside the account's own token. */
type Account = { sid: string; token: string; keys: Map<string, string> };
type Parts = { clock: Clock; random: Random; faults: Faults; account: Account };

/**
 * The carrier: an account with numbers, a log and a bill of its own. The functions of this folder change it; texts are in
 * `texts.ts`, and what else a carrier does (calls) goes beside it, with the same bill, numbers and signed posts.
 */
export function createCarrier({ clock, random, faults, account }: Parts) {
  const bill: BillLine[] = [];
  const posts: Post[] = [];
  const listeners: ((notice: Notice) => void)[] = [];
  return {
    ...{ clock, random, faults, account, bill, posts },
    /** The log, by SID, the oldest first. */
    texts: new Map<string, Text>(),
    /** The calls, by SID, the oldest first. */
    calls: new Map<string, Call>(),
    /** By number, such as +15550000001. */
    numbers: new Map<string, OurNumber>(),
    /** The account's Messaging Services, by SID. */
    services: new Map<string, MessagingService>(),
    /** Who sent STOP to which number of ours: "ours theirs". */
    optedOut: new Set<string>(),
    /** False: a text stays queued until a test moves it. */
    answersByItself: true,
    /** Twilio answers STOP and START by itself, unless somebody switched that off. */
    answersStop: true,
    newSid: (prefix: 'SM' | 'MM' | 'CA'): string => `${prefix}${random.uuid().replaceAll('-', '')}`,
    charge(sid: string, category: BillLine['category'], units: number): void {
      bill.push({ at: clock.now(), sid, category, units, price: units * PRICES[category] });
    },
    listen: (listener: (notice: Notice) => void) => void listeners.push(listener),
    announce: (notice: Notice) => listeners.forEach((listener) => listener(notice)),
    /** Posts a form as Twilio does: signed with the account's token. One try; the answer's text, null for none or a bad one. */
    async post(url: string, fields: Record<string, string>): Promise<string | null> {
      const sent = { at: clock.now(), url, fields, status: 0 };
      posts.push(sent);
      const headers = { 'X-Twilio-Signature': signatureOf(account.token, url, fields) };
      const body = new URLSearchParams(fields);
      const signal = AbortSignal.timeout(GIVE_UP_MS);
      const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null);
      sent.status = answer?.status ?? 0;
      const text = await answer?.text().catch(() => null);
      return answer?.ok ? (text ?? null) : null;
    },
  };
}

/** Over the whole address and the fields in the order of their names. */
function signatureOf(token: string, url: string, fields: Record<string, string>): string {
  const signed = Object.keys(fields)
    .sort()
    .map((name) => name + String(fields[name]))
    .join('');
  return createHmac('sha1', token).update(`${url}${signed}`, 'utf8').digest('base64');
}
