import type { Entry } from '../kernel/credits';
import type { HelplineEvent } from '../kernel/event';
import { NO_INBOX } from './compare';

/**
 * What a turn of the desk's mail costs (B8.16): each page to somebody on call that the carrier took, their replies, and the
 * minutes of a call once it is over. A page by the helpline's own webhook is on no carrier's bill.
 */
export const deskEntriesIn = (mail: readonly HelplineEvent[]): readonly Entry[] =>
  mail.flatMap((event) => entryOf(event) ?? []);

function entryOf(event: HelplineEvent): Entry | null {
  if (event.kind === 'desk-spent') return { ...event.spent, at: event.at, inboxId: NO_INBOX };
  if (event.kind !== 'page-sent' || event.sid === null || event.by === 'webhook') return null;
  const of = { id: event.sid, at: event.at, inboxId: NO_INBOX, direction: 'page' } as const;
  // How long a call was is known when it is over.
  return event.by === 'call'
    ? { ...of, channel: 'voice', units: null }
    : { ...of, channel: 'sms', units: event.segments ?? null };
}
