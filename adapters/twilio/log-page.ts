import type { Logged } from '../../core/credits/compare';
import type { Listing } from '../../core/kernel/reconcile';

/**
 * A number of ours: an inbox's, or the one that pages come from. `number` null: the inbox is a whole messaging service, and
 * its texts are known by the service alone.
 */
export type OurLine = { inboxId: number; number: string | null; service: string | null };

/** A page of one listing. `isOnCall`: whether a number is that of somebody on call; it is asked here and kept nowhere. */
export type LogAsked = {
  line: OurLine;
  way: Listing['way'];
  /** The first day (GMT), such as 2026-11-01. */
  since: string;
  page: { number: string; token: string } | null;
  isOnCall: (number: string) => boolean;
};

/** What of a page matters, without numbers and words, and the page after it. */
export type LogPage = { logged: readonly Logged[]; next: { number: string; token: string } | null };

/** Of the next page's address only its place in the list: the rest holds our number. */
export function nextOf(uri: string | null): LogPage['next'] {
  const query = uri === null ? null : new URL(uri, 'http://there').searchParams;
  const token = query?.get('PageToken') ?? null;
  return token === null ? null : { token, number: query?.get('Page') ?? '1' };
}
