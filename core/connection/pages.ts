import type { HelplineEvent } from '../kernel/event';
import { earlier, later, type Instant } from '../kernel/instant';
import type { Arrival, Page, PageFacts } from '../kernel/page';
import { newestOf } from '../kernel/same';

/**
 * How much is remembered. A page that is forgotten was silent for longer than eight others; should it speak again, its
 * one word is its whole account, so it does not matter that it was forgotten, nor in which order anything was heard.
 */
const PAGES_KEPT = 8;
const ARRIVALS_KEPT = 16;

/** What an event teaches us of the client's pages; the same facts when it teaches nothing (law 1: maxima and sets). */
export function learnPages(known: PageFacts, event: HelplineEvent): PageFacts {
  switch (event.kind) {
    case 'page-source':
      return { ...known, source: newestOf(known.source, { key: event.key, at: event.at }, ({ at }) => at) };
    case 'page-heard':
      return {
        ...known,
        pages: withPage(known.pages, event.page),
        loadedAt: later(known.loadedAt, event.page.readyAt),
      };
    case 'message-in-page':
      return { ...known, arrivals: withArrival(known.arrivals, event.messageId, event.at, null) };
    case 'message-on-screen':
      return { ...known, arrivals: withArrival(known.arrivals, event.messageId, null, event.at) };
    case 'popup-setting':
      return { ...known, popup: newestOf(known.popup, { shown: event.shown, at: event.at }, ({ at }) => at) };
    case 'quick-exit':
      return { ...known, quickExitAt: later(known.quickExitAt, event.at) };
    default:
      return known;
  }
}

function withPage(known: readonly Page[], heard: Page): readonly Page[] {
  const twin = known.find(({ id }) => id === heard.id) ?? null;
  // A beat without a change has the same number and a later hearing; it is still the whole account.
  const newest = twin !== null && twin.seq > heard.seq ? twin : newerWord(twin, heard);
  const all = [...known.filter((one) => one !== twin), newest];
  return all.sort((a, b) => a.lastHeardAt - b.lastHeardAt || (a.id < b.id ? -1 : 1)).slice(-PAGES_KEPT);
}

function newerWord(known: Page | null, heard: Page): Page {
  if (known !== null && heard.seq > known.seq) return heard;
  return newestOf(known, heard, ({ lastHeardAt }) => lastHeardAt);
}

function withArrival(
  known: readonly Arrival[],
  messageId: number,
  inPageAt: Instant | null,
  onScreenAt: Instant | null,
): readonly Arrival[] {
  const twin = known.find((one) => one.messageId === messageId);
  const merged: Arrival = {
    messageId,
    inPageAt: earlier(twin?.inPageAt ?? null, inPageAt),
    onScreenAt: earlier(twin?.onScreenAt ?? null, onScreenAt),
  };
  const all = [...known.filter((one) => one !== twin), merged];
  return all.sort((a, b) => a.messageId - b.messageId).slice(-ARRIVALS_KEPT);
}
