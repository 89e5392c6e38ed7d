import type { Channel } from '../kernel/channel';
import type { Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import { codeWords } from './carrier-words';
import type { Receipt } from './receipt';
import { clock } from './say';

type By = (time: string) => string;

/**
 * Every statement about how far a message of ours has come, with whose word it is. "By 02:13": no later than in that
 * minute, because mostly only the moment is known by which it was so.
 */
type ReceiptWords = {
  /** Nothing was heard of it but that it was written. */
  queued: string;
  notTaken: string;
  /** Stored in Chatwoot, where it draws two ticks; nothing more (issue: "sent" on a web widget). */
  stored: By;
  withCarrier: string;
  noReceipt: string;
  /** Their page has it: not that it was on a screen. */
  inPage: By;
  /** It was on a visible screen of theirs: not that anybody read it (B1.6, B1.7). */
  onScreen: By;
  /** Chatwoot's `read`: their chat was open when it was there, perhaps in a hidden tab. */
  inOpenChat: By;
  chatwootDelivered: By;
  carrierDelivered: By;
  notDelivered: By;
  /** Failure and arrival were both told. */
  both: string;
  chatwootBoth: string;
  /** The carrier's own list, asked after both, says which it was. */
  settledDelivered: string;
  settledFailed: string;
  readingUnknown: string;
};

export const RECEIPT_WORDS: Readonly<Record<Language, ReceiptWords>> = {
  en: {
    queued: 'Nothing known of it yet',
    notTaken: 'Not known to be with the carrier',
    stored: (time) => `Stored ${time}; not known to have arrived`,
    withCarrier: 'With the carrier; no receipt heard yet',
    noReceipt: 'With the carrier; it gave no receipt we heard of',
    inPage: (time) => `In their page by ${time}, says their page`,
    onScreen: (time) => `On their screen by ${time}, says their page`,
    inOpenChat: (time) => `In their open chat by ${time}, says Chatwoot`,
    chatwootDelivered: (time) => `Delivered by ${time}, says Chatwoot`,
    carrierDelivered: (time) => `Delivered by ${time}, says the carrier`,
    notDelivered: (time) => `Not delivered, told by ${time}, says the carrier`,
    both: 'Delivered, and failed before or after: the carrier said both',
    chatwootBoth: 'a failure was told too',
    settledDelivered: 'Delivered, says the carrier’s list; a failure was told too',
    settledFailed: 'Not delivered, says the carrier’s list; an arrival was told too',
    readingUnknown: 'Reading: cannot know.',
  },
  es: {
    queued: 'Aún no se sabe nada de él',
    notTaken: 'No consta que la operadora lo tenga',
    stored: (time) => `Guardado ${time}; no consta que llegara`,
    withCarrier: 'En la operadora; aún sin acuse oído',
    noReceipt: 'En la operadora; no nos llegó acuse',
    inPage: (time) => `En su página a las ${time} o antes, dice su página`,
    onScreen: (time) => `En su pantalla a las ${time} o antes, dice su página`,
    inOpenChat: (time) => `En su chat abierto a las ${time} o antes, dice Chatwoot`,
    chatwootDelivered: (time) => `Entregado a las ${time} o antes, dice Chatwoot`,
    carrierDelivered: (time) => `Entregado a las ${time} o antes, dice la operadora`,
    notDelivered: (time) => `No entregado, dicho a las ${time} o antes, dice la operadora`,
    both: 'Entregado, y fallido antes o después: la operadora dijo ambas cosas',
    chatwootBoth: 'también se dijo un fallo',
    settledDelivered: 'Entregado, dice la lista de la operadora; también se dijo un fallo',
    settledFailed: 'No entregado, dice la lista de la operadora; también se dijo una entrega',
    readingUnknown: 'Lectura: no se puede saber.',
  },
};

/** A receipt in words: what is known; for a failure what it means and what to do; for a text that reading is unknown. */
export type ReceiptSaid = { words: string; means: string | null; next: string | null; reading: string | null };

export function sayReceipt(receipt: Receipt, channel: Channel | null, now: Instant, policy: Policy): ReceiptSaid {
  const { language } = policy;
  const words = RECEIPT_WORDS[language];
  const failed = receipt.state === 'failed' || receipt.remark === 'conflict';
  const code =
    failed && channel === 'sms' && receipt.errorCode !== null ? codeWords(receipt.errorCode, language) : null;
  return {
    words: sayState(receipt, channel, now, policy),
    means: code?.means ?? null,
    next: receipt.state === 'failed' ? (code?.next ?? null) : null,
    reading: channel === 'sms' ? words.readingUnknown : null,
  };
}

function sayState(receipt: Receipt, channel: Channel | null, now: Instant, policy: Policy): string {
  const words = RECEIPT_WORDS[policy.language];
  const { state, at, by, remark } = receipt;
  const time = at === null ? null : clock(at, now, policy);
  const sms = channel === 'sms';
  if (remark === 'settled') return state === 'failed' ? words.settledFailed : words.settledDelivered;
  if (remark === 'conflict' && sms) return words.both;
  const also = remark === 'conflict' ? `; ${words.chatwootBoth}` : '';
  if (time === null || state === 'queued') return sms ? words.notTaken : words.queued;
  switch (state) {
    case 'sent':
      if (!sms) return words.stored(time);
      return remark === 'no-receipt' ? words.noReceipt : words.withCarrier;
    case 'delivered':
      if (by === 'beacon') return words.inPage(time) + also;
      return (sms ? words.carrierDelivered : words.chatwootDelivered)(time) + also;
    case 'opened':
      return (by === 'beacon' ? words.onScreen : words.inOpenChat)(time) + also;
    case 'failed':
      return words.notDelivered(time);
  }
}
