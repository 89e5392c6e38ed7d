import { MINUTE, type OurMessage } from '../world/truth';
import { inMinute, type Case } from './case';
import { TIME } from './clock';
import { isShown } from './page-claims';

type Holds = (one: Case, message: OurMessage, minute: number) => boolean;
/** `rank`: how far it says the message came; a later statement may never say less. */
export type ReceiptClaim = { says: string; en: RegExp; es: RegExp; trueIff: string; rank: number; holds: Holds };

const claim = (says: string, rank: number, en: string, es: string, trueIff: string, holds: Holds): ReceiptClaim => ({
  ...{ says, trueIff, rank, holds },
  en: new RegExp(`^${en.replaceAll('TIME', TIME)}$`),
  es: new RegExp(`^${es.replaceAll('TIME', TIME)}$`),
});

const by = (at: number, minute: number): boolean => at < minute + MINUTE;
const told = ({ ears }: Case, { id }: OurMessage, ...statuses: string[]): boolean =>
  ears.statuses.some((one) => one.id === id && statuses.includes(one.status));
const was = ({ now }: Case, message: OurMessage, status: string, minute: number | null): boolean =>
  message.status.some((one) => one.status === status && one.at <= now && (minute === null || by(one.at, minute)));
const withCarrier = (one: Case, message: OurMessage): boolean =>
  one.truth.channel === 'sms' &&
  message.taken !== null &&
  message.taken <= one.now &&
  !told(one, message, 'delivered', 'failed');

/** Every claim about a message of ours. "By": no later than in that minute. */
export const RECEIPT_CLAIMS: readonly ReceiptClaim[] = [
  claim(
    'queued',
    0,
    'Nothing known of it yet',
    'Aún no se sabe nada de él',
    'Nothing of its way had reached us.',
    (one, message) => !told(one, message, 'delivered', 'read', 'failed'),
  ),
  claim(
    'not taken',
    0,
    'Not known to be with the carrier',
    'No consta que la operadora lo tenga',
    'Nothing of the carrier about it had reached us.',
    (one, message) => one.ears.stored.get(message.id)?.taken !== true && !told(one, message, 'delivered', 'failed'),
  ),
  claim(
    'stored',
    1,
    'Stored TIME; not known to have arrived',
    'Guardado TIME; no consta que llegara',
    'Chatwoot stored it in that minute, and no word of its arrival had reached us.',
    (one, message, minute) =>
      inMinute(message.at, minute) &&
      one.truth.channel !== 'sms' &&
      !told(one, message, 'delivered', 'read') &&
      !one.ears.inPage.has(message.id),
  ),
  claim(
    'with the carrier',
    1,
    'With the carrier; no receipt heard yet',
    'En la operadora; aún sin acuse oído',
    'The carrier has it, and no receipt had reached us.',
    withCarrier,
  ),
  claim(
    'no receipt',
    1,
    'With the carrier; it gave no receipt we heard of',
    'En la operadora; no nos llegó acuse',
    'The same, and it is 10 minutes old.',
    (one, message) => withCarrier(one, message) && one.now >= message.at + 10 * MINUTE - 1_000,
  ),
  claim(
    'in page',
    2,
    'In their page by TIME, says their page',
    'En su página a las TIME o antes, dice su página',
    'It was in a page of theirs no later than that minute.',
    (_one, { inPage }, minute) => inPage.some(({ at }) => by(at, minute)),
  ),
  claim(
    'on screen',
    3,
    'On their screen by TIME, says their page',
    'En su pantalla a las TIME o antes, dice su página',
    'It was on a visible screen, chat open, among the newest three there, no later than that minute.',
    (one, message, minute) => isShown(one.truth, message, message.at, minute + MINUTE - 1),
  ),
  claim(
    'in open chat',
    3,
    'In their open chat by TIME, says Chatwoot',
    'En su chat abierto a las TIME o antes, dice Chatwoot',
    'Chatwoot said "read" of it no later than that minute.',
    (one, message, minute) => was(one, message, 'read', minute),
  ),
  claim(
    'delivered',
    2,
    'Delivered by TIME, says the carrier',
    'Entregado a las TIME o antes, dice la operadora',
    'The carrier said "delivered" no later than that minute.',
    (one, message, minute) => one.truth.channel === 'sms' && was(one, message, 'delivered', minute),
  ),
  claim(
    'not delivered',
    1.5,
    'Not delivered, told by TIME, says the carrier',
    'No entregado, dicho a las TIME o antes, dice la operadora',
    'The carrier said that it failed no later than that minute, and no arrival had reached us.',
    (one, message, minute) => was(one, message, 'failed', minute) && !told(one, message, 'delivered'),
  ),
  claim(
    'both',
    2,
    'Delivered, and failed before or after: the carrier said both',
    'Entregado, y fallido antes o después: la operadora dijo ambas cosas',
    'The carrier said both.',
    (one, message) => was(one, message, 'failed', null) && was(one, message, 'delivered', null),
  ),
];

/** What a failure means, by the carrier's code, as the carrier's own pages explain it. */
export const CODE_MEANS: Readonly<Record<number, RegExp>> = {
  30003: /off or out of reach|apagado o sin cobertura/,
  30004: /^Blocked|^Bloqueado/,
  30005: /not in use|no existe/,
  30006: /takes no texts|no recibe/,
  30007: /spam/,
  30008: /no reason|no da motivo/,
  30034: /not registered|no está registrado/,
  21610: /STOP/,
};
