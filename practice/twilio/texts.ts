import type { Carrier } from './carrier';
import type { Text, TextStatus, TwilioRefusal } from './nouns';
import { partsOf } from './segments';

const LONGEST = 1_600;
const NUMBER = /^\+[1-9]\d{6,14}$/;
const LONGEST_VALIDITY_MS = 36_000_000;
const AFTER_MS = { sent: [150, 900], delivered: [1_200, 4_000], late: [800, 1_500], again: [1_000, 4_000] } as const;

export type Wanted = {
  from: string;
  to: string;
  body: string;
  media?: number;
  validityMs?: number;
  tell?: Text['tell'];
};

/** Takes a text to send, and bills it; or says why not, and bills nothing. What it comes to is told later. */
export function sendText(carrier: Carrier, wanted: Wanted): Text | TwilioRefusal {
  const refusal = refuses(carrier, wanted);
  if (refusal) return refusal;
  const text = store(carrier, { ...wanted, direction: 'outbound-api', status: 'queued' });
  if (carrier.answersByItself) goesOut(carrier, text);
  return text;
}

function refuses({ numbers, optedOut }: Carrier, { from, to, body, media = 0 }: Wanted): TwilioRefusal | null {
  const because = (code: number, message: string): TwilioRefusal => ({ code, message, status: 400 });
  if (!to) return because(21604, "A 'To' phone number is required.");
  if (!from) return because(21603, "A 'From' phone number is required.");
  if (!body && media === 0) return because(21602, 'Message body is required.');
  if (!NUMBER.test(to)) return because(21211, `Invalid 'To' Phone Number: ${to.slice(0, 4)}XXXX`);
  if (!numbers.has(from)) return because(21606, "The 'From' phone number is not a number of this account.");
  if (body.length > LONGEST) return because(21617, 'The concatenated message body exceeds the 1600 character limit');
  if (optedOut.has(`${from} ${to}`)) return because(21610, 'Attempt to send to unsubscribed recipient');
  return null;
}

type Draft = Wanted & Pick<Text, 'direction' | 'status'> & { sid?: string };

function store(carrier: Carrier, { media = 0, tell = null, validityMs = LONGEST_VALIDITY_MS, ...draft }: Draft): Text {
  const now = carrier.clock.now();
  const sid = draft.sid ?? carrier.newSid(media > 0 ? 'MM' : 'SM');
  const text: Text = {
    ...{ errorCode: null, segments: 0, sentAt: null, createdAt: now, updatedAt: now, media, tell, validityMs },
    ...{ ...draft, sid },
  };
  carrier.texts.set(sid, text);
  const way = text.direction === 'inbound' ? 'inbound' : 'outbound';
  if (media > 0) carrier.charge(sid, `mms-${way}`, 1);
  else carrier.charge(sid, `sms-${way}`, trueParts(text));
  return text;
}

const trueParts = ({ body, from, media }: Text): number => (media > 0 ? 1 : partsOf(body, from));

function goesOut(carrier: Carrier, text: Text): void {
  const { clock, random, faults } = carrier;
  clock.after(faults.smsHeldMs + random.between(...AFTER_MS.sent), () => {
    if (clock.now() > text.createdAt + text.validityMs) return void textMoves(carrier, text.sid, 'failed', 30036);
    textMoves(carrier, text.sid, 'sent');
    clock.after(random.between(...AFTER_MS.delivered), () => {
      if (random.chance(faults.smsUndelivered)) return void textMoves(carrier, text.sid, 'undelivered', 30003);
      textMoves(carrier, text.sid, 'delivered');
      // One that is told late is no news in the log.
      if (random.chance(faults.smsLateSent))
        clock.after(random.between(...AFTER_MS.late), () => tell(carrier, text, 'sent'));
    });
  });
}

/** What becomes of a text: the log says so, and unless `silently` whoever had it sent is told. Answers whether there is one. */
export function textMoves(
  carrier: Carrier,
  sid: string,
  status: TextStatus,
  errorCode: number | null = null,
  { silently = false } = {},
): boolean {
  const text = carrier.texts.get(sid);
  if (!text) return false;
  const now = carrier.clock.now();
  const leaves = text.sentAt === null && status !== 'queued' && status !== 'canceled';
  Object.assign(text, { status, errorCode, updatedAt: now, sentAt: leaves ? now : text.sentAt });
  if (leaves) learnsParts(carrier, text);
  carrier.announce({ name: 'text.changed', text });
  if (status === 'delivered') carrier.announce({ name: 'text.reached', text });
  if (!silently) tell(carrier, text, status);
  return true;
}

/** The log says "0" until the carrier has counted. */
function learnsParts({ clock, faults }: Carrier, text: Text): void {
  const count = (): void => void (text.segments = trueParts(text));
  if (faults.smsSegmentsLateMs === 0) count();
  else clock.after(faults.smsSegmentsLateMs, count);
}

function tell({ clock, random, faults }: Carrier, text: Text, status: TextStatus): void {
  if (random.chance(faults.smsCallbacksLose)) return;
  const { errorCode } = text;
  text.tell?.(status, errorCode);
  if (!random.chance(faults.smsCallbacksDuplicate)) return;
  clock.after(random.between(...AFTER_MS.again), () => text.tell?.(status, errorCode));
}

type Arriving = { from: string; to: string; body: string; media?: number; sid?: string };

/** Somebody texts a number of ours: logged and billed once, and handed over; with the SID of an earlier one, only handed over again. */
export function textArrives(carrier: Carrier, arriving: Arriving): Text {
  const known = arriving.sid === undefined ? undefined : carrier.texts.get(arriving.sid);
  const text = known ?? store(carrier, { ...arriving, direction: 'inbound', status: 'received' });
  if (!known) {
    Object.assign(text, { segments: trueParts(text), sentAt: text.createdAt });
    keyword(carrier, text);
  }
  const { random, faults, clock } = carrier;
  if (random.chance(faults.smsInboundLose)) return text;
  handOver(carrier, text);
  if (random.chance(faults.smsInboundTwice))
    clock.after(random.between(...AFTER_MS.again), () => handOver(carrier, text));
  return text;
}

const OUT = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT'];
const IN = ['START', 'YES', 'UNSTOP'];

/** Twilio's own handling of opt-outs, with an answer of its own that is billed as well. */
function keyword(carrier: Carrier, { body, from: theirs, to: ours }: Text): void {
  const word = body.trim().toUpperCase();
  const pair = `${ours} ${theirs}`;
  const wasOut = carrier.optedOut.has(pair);
  if (IN.includes(word)) carrier.optedOut.delete(pair);
  const changes = OUT.includes(word) ? !wasOut : IN.includes(word) && wasOut;
  if (changes && carrier.answersStop) {
    const said = OUT.includes(word)
      ? 'You will get no more texts from this number. Reply START to undo.'
      : 'You will get texts from this number again.';
    const draft = { from: ours, to: theirs, body: said, direction: 'outbound-reply', status: 'queued' } as const;
    const answer = store(carrier, draft);
    if (carrier.answersByItself) goesOut(carrier, answer);
  }
  if (OUT.includes(word)) carrier.optedOut.add(pair);
}

function handOver(carrier: Carrier, text: Text): void {
  const { takesText, textUrl } = carrier.numbers.get(text.to) ?? {};
  takesText?.(text);
  if (textUrl)
    void carrier.post(textUrl, { ...fieldsOf(carrier, text), Body: text.body, NumMedia: String(text.media) });
}

/** What both kinds of a post about a text say. */
export const fieldsOf = ({ account }: Carrier, { sid, from, to, segments }: Text): Record<string, string> => ({
  ...{ MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, AccountSid: account.sid, ApiVersion: '2010-04-01' },
  ...{ From: from, To: to, NumSegments: String(segments) },
});
