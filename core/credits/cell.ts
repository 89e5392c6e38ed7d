import type { Day } from '../kernel/calendar';
import { CREDIT_CHANNELS, DIRECTIONS, type CreditChannel, type Direction } from '../kernel/credits';

/** Where a message is counted: by day, inbox, direction and channel. No person and no conversation has a place here. */
export type Cell = { day: Day; inboxId: number; direction: Direction; channel: CreditChannel };

/**
 * One letter each, in the order in which the surer of two accounts wins: that nobody is known to have sent it
 * ("automatic") says less than that somebody did.
 */
const DIRECTION: Readonly<Record<Direction, string>> = {
  ...{ confirmation: 'c', forwarded: 'f', inbound: 'i', outbound: 'o', page: 'p', automatic: 'z' },
};
const CHANNEL: Readonly<Record<CreditChannel, string>> = { chat: 'c', email: 'e', mms: 'm', sms: 's', voice: 'v' };

/** Sorts by day first, then by inbox, direction, channel: "2026-11-22|3|o|s". */
export const cellKey = ({ day, inboxId, direction, channel }: Cell): string =>
  `${day}|${inboxId}|${DIRECTION[direction]}|${CHANNEL[channel]}`;

/** The cell of such a key; null when it is none. */
export function parseCellKey(key: string): Cell | null {
  const [day, inbox, to, by, ...more] = key.split('|');
  const direction = DIRECTIONS.find((one) => DIRECTION[one] === to);
  const channel = CREDIT_CHANNELS.find((one) => CHANNEL[one] === by);
  const inboxId = Number(inbox);
  if (!day || !direction || !channel || !Number.isInteger(inboxId) || more.length > 0) return null;
  return { day, inboxId, direction, channel };
}
