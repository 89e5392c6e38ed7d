import {
  exists,
  hasChatOpen,
  isOn,
  isVisible,
  isWithin,
  MINUTE,
  SECOND,
  type OurMessage,
  type TruePage,
  type Truth,
} from '../world/truth';
import { afterMinute, inMinute, type Case } from './case';

/** A beat may be on its way for this long (ms): what a page tells of itself may be dated that much later than it was. */
const TRAVELS = 5 * SECOND;

/** Told in the present: within this time (ms) before it is read. */
const LATELY = 60 * SECOND;

/** Whether it was so at any moment of the span; it can change only at the moments given. */
const ever = (from: number, to: number, moments: readonly number[], so: (at: number) => boolean): boolean =>
  [from, to, ...moments].some((at) => at >= from && at <= to && so(at));

const turnsOf = (page: TruePage): number[] => [
  page.born,
  ...page.visible.map(({ at }) => at),
  ...page.chat.map(({ at }) => at),
];

const someVisible = ({ pages }: Truth, from: number, to: number, chat: boolean): boolean =>
  pages.some((page) => ever(from, to, turnsOf(page), (at) => isVisible(page, at) && (!chat || hasChatOpen(page, at))));

/** No page was told to be visible just before the statement was written. */
const noneSeenOpen = ({ ears, writtenAt }: Case, minute: number): boolean =>
  !newestBeats(ears.beats).some(
    ({ at, beat }) => beat.state === 'visible' && afterMinute(at, minute) && at > writtenAt - 45 * SECOND,
  );

function newestBeats(beats: Case['ears']['beats']): Case['ears']['beats'] {
  return [...new Map(beats.map((one) => [one.beat.page, one])).values()];
}

/** A page of theirs, visible and with the chat open, was there at some moment of the last minute. */
export const chatOpen = ({ truth, now }: Case): boolean => someVisible(truth, now - LATELY, now, true);

/** A page of theirs was visible at some moment of the last minute. */
export const pageOpen = ({ truth, now }: Case): boolean => someVisible(truth, now - LATELY, now, false);

/** A page of theirs was closed, reloaded or left in that minute, and none was told to be open when this was written. */
export const closed = (one: Case, minute: number): boolean =>
  noneSeenOpen(one, minute) &&
  one.truth.pages.some(({ end, ending }) => inMinute(end, minute, TRAVELS) && ending !== null && ending !== 'died');

/** A page of theirs existed hidden in that minute, and no page was told to be open when this was written. */
export const hidden = (one: Case, minute: number): boolean =>
  noneSeenOpen(one, minute) &&
  one.truth.pages.some((page) =>
    ever(minute - TRAVELS, minute + MINUTE - 1, turnsOf(page), (at) => exists(page, at) && !isOn(page.visible, at)),
  );

/** A device of theirs with a page on it lost the network in that minute. */
export const networkLost = ({ truth }: Case, minute: number): boolean =>
  truth.pages.some((page) =>
    page.device.down.some(({ from }) => inMinute(from, minute, TRAVELS) && exists(page, from)),
  );

/** A page gave a sign in that minute, and of none was a later one heard that it is open. */
export const lastSign = ({ ears }: Case, minute: number): boolean =>
  ears.beats.some(({ at }) => inMinute(at, minute)) &&
  !ears.beats.some(({ at, beat }) => afterMinute(at, minute) && beat.state === 'visible');

/** Their chat was open in some page, hidden or not, in that minute, and Chatwoot took note of it. */
export const chatWasOpen = ({ truth }: Case, minute: number): boolean =>
  truth.seen.some((at) => inMinute(at, minute, SECOND)) &&
  truth.pages.some((page) => ever(minute - SECOND, minute + MINUTE - 1, turnsOf(page), (at) => hasChatOpen(page, at)));

/** A page of theirs was visible in that minute, with its chat or pop-up open. */
export const onTheirScreen = ({ truth }: Case, minute: number): boolean =>
  someVisible(truth, minute - TRAVELS, minute + MINUTE - 1, true);

/** This message was on a visible screen at some moment of the span, among the newest three that were in that page. */
export function isShown({ ours }: Truth, message: OurMessage, from: number, to: number): boolean {
  return message.inPage.some(({ page, at: since }) => {
    const later = ours.flatMap(({ id, inPage }) => inPage.filter((one) => one.page === page && id > message.id));
    const moments = [...turnsOf(page), ...message.inPage.map(({ at }) => at)];
    return ever(Math.max(from, since), to, moments, (at) => {
      const newer = later.filter((one) => one.at <= at).length;
      return newer < 3 && isVisible(page, at) && hasChatOpen(page, at);
    });
  });
}

/** The quick exit was used in that minute, and nothing is known to have been written since. */
export const quickExit = ({ truth: { quickExitAt }, ears }: Case, minute: number): boolean =>
  quickExitAt !== null && inMinute(quickExitAt, minute, TRAVELS) && !ears.wrote.some((at) => at > quickExitAt);

/** Chatwoot had a sign of a page of theirs after that moment. */
export const dotAfter = ({ truth, now }: Case, moment: number): boolean =>
  truth.pings.some((at) => at >= moment && at <= now);

/** Chatwoot could not be asked, and nothing says that it can again. */
export const ourLine = ({ truth, ears, now }: Case, minute: number): boolean =>
  ears.trouble && truth.outages.some(({ from, to }) => from < now && to > minute - 2 * MINUTE) && !isWithin([], now);
