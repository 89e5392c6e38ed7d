import type { JsonObject } from '../model/nouns';

export type TextStatus =
  'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'canceled' | 'received';

/** One line of the carrier's log, as Twilio's Message resource tells it. Times are ms. `segments` 0: not known yet. */
export type Text = Record<'sid' | 'from' | 'to' | 'body', string> & {
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  status: TextStatus;
  errorCode: number | null;
  segments: number;
  media: number;
  /** Ours had it sent with this many ms to go out in. */
  validityMs: number;
  createdAt: number;
  updatedAt: number;
  sentAt: number | null;
  /** Hears what becomes of it. */
  tell: ((status: TextStatus, errorCode: number | null) => void) | null;
};

/** One line of the bill. What was refused is not on it; what was taken and failed later is. */
export type BillLine = {
  at: number;
  sid: string;
  category: 'sms-inbound' | 'sms-outbound' | 'mms-inbound' | 'mms-outbound' | 'calls-inbound' | 'calls-outbound';
  /** Segments of an SMS, messages of an MMS, begun minutes of a call. */
  units: number;
  price: number;
};

/** Several numbers under one name. `validitySeconds`: how long a text may wait to be handed over; ten hours unless it is changed. */
export type MessagingService = { sid: string; name: string; validitySeconds: number; createdAt: number };

/** What happens when somebody texts or calls one of our numbers: it is handed over, or posted to an address, signed. */
export type OurNumber = {
  takesText?: (text: Text) => void;
  textUrl?: string;
  voiceUrl?: string;
};

/** What reached somebody's phone, for whoever looks at its screen. */
export type Notice = { name: 'text.reached'; text: Text } | { name: 'text.changed'; text: Text };

/** What was posted to an address of ours, and how it was answered (0: not at all). */
export type Post = { at: number; url: string; fields: Record<string, string>; status: number };

/** Why Twilio will not do it: its code, its words, and the status of the answer. */
export type TwilioRefusal = { code: number; message: string; status: number };
export const isRefused = (answer: object): answer is TwilioRefusal => 'code' in answer && 'message' in answer;

export const refusalBody = ({ code, message, status }: TwilioRefusal): JsonObject => ({
  ...{ code, message, status },
  more_info: `https://www.twilio.com/docs/errors/${code}`,
});
