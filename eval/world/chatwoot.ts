import type { Random } from '../../practice/random';
import type { Life } from './life';
import {
  hasChatOpen,
  hasThreadOpen,
  isUp,
  isWithin,
  SECOND,
  type OurMessage,
  type Span,
  type TruePage,
  type Truth,
} from './truth';

/** Chatwoot as it was observed: what it stores, what it brings to which page, what it takes for seen. */
export function runChatwoot(
  dice: Random,
  life: Life,
  world: { start: number; outages: readonly Span[]; loss: number },
  nextId: () => number,
): Pick<Truth, 'ours' | 'pings' | 'seen'> {
  const ours: OurMessage[] = [];
  const seen: number[] = [];
  const out = (at: number): boolean => isWithin(world.outages, at);
  for (let t = world.start + dice.between(2, 30) * SECOND; t < life.end; t += dice.between(20, 150) * SECOND) {
    if (out(t)) continue;
    const message: OurMessage = {
      id: nextId(),
      at: t,
      inPage: [],
      status: [{ status: 'sent', at: t, code: null }],
      taken: null,
    };
    ours.push(message);
    for (const page of life.pages) arrive(page, message);
  }
  // Ids follow the order of storing, whoever wrote: Chatwoot counts them together.
  for (const page of life.pages) load(page);
  for (const page of life.pages) {
    for (const turn of page.chat) if (turn.on && !turn.popup) see(page, turn.at + 100);
    for (const { at } of ours.flatMap(({ inPage }) => inPage).filter((one) => one.page === page))
      if (hasThreadOpen(page, at)) see(page, at + 50);
  }
  seen.sort((a, b) => a - b);
  for (const at of seen)
    for (const message of ours)
      if (message.at <= at && !message.status.some(({ status }) => status === 'read'))
        message.status.push({ status: 'read', at: at + dice.between(120, 400), code: null });
  return { ours, seen, pings: pings() };

  /** Over the cable, to every page that listens. The widget pops up where it is closed. */
  function arrive(page: TruePage, message: OurMessage): void {
    const at = message.at + dice.between(50, 600);
    if (at < page.ready || !isUp(page, at) || !isUp(page, message.at)) return;
    message.inPage.push({ page, at, told: true });
    popUp(page, at + 60);
  }

  /** What was stored before is loaded, at the start and again when the network is back; of that no script tells a page. */
  function load(page: TruePage): void {
    const moments = [
      page.ready,
      ...page.device.down.map(({ to }) => to + 3 * SECOND),
      ...page.frozen.map(({ to }) => to + SECOND),
    ];
    for (const at of moments) {
      if (!isUp(page, at) || out(at)) continue;
      const missed = ours.filter((one) => one.at < at - 200 && !one.inPage.some((where) => where.page === page));
      for (const message of missed) message.inPage.push({ page, at, told: false });
      if (missed.length > 0) popUp(page, at + 100);
    }
  }

  function popUp(page: TruePage, at: number): void {
    if (hasChatOpen(page, at) || at >= page.end) return;
    page.chat.push({ at, on: true, popup: true });
    page.chat.sort((a, b) => a.at - b.at);
  }

  function see(page: TruePage, at: number): void {
    if (isUp(page, at) && at >= page.ready && !out(at)) seen.push(at);
  }

  function pings(): number[] {
    const all: number[] = [];
    for (const page of life.pages) {
      const ping = (at: number): void => {
        if (isUp(page, at) && !out(at) && !dice.chance(world.loss)) all.push(at);
      };
      for (let at = page.ready; at < Math.min(page.end, life.end); at += 60 * SECOND) ping(at);
      for (const { to } of [...page.device.down, ...page.frozen]) ping(to + 3_100);
    }
    return all.sort((a, b) => a - b);
  }
}
