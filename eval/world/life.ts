import type { Random } from '../../practice/random';
import { MINUTE, SECOND, type Device, type PageEnding, type Span, type TruePage, type Truth } from './truth';

/** A person at a page, who does what people do: reads and does not type, reloads, hides, loses the network, comes back. */
export type Life = Pick<Truth, 'pages' | 'typed' | 'wrote' | 'quickExitAt' | 'end'>;

const NEVER = Infinity;

export function live(dice: Random, start: number, nextId: () => number, outages: readonly Span[]): Life {
  const life: Life = { pages: [], typed: [], wrote: [], quickExitAt: null, end: start + dice.between(6, 18) * MINUTE };
  const first: Device = { kind: dice.chance(0.6) ? 'phone' : 'desktop', down: [] };
  let t = start;
  let page = open(life, dice, first, start - dice.between(4, 40) * SECOND);
  openChat(page, page.ready + 500);
  write();

  while (t < life.end) {
    t += dice.between(4, 80) * SECOND;
    if (t >= life.end) break;
    const what = dice.next();
    if (what < 0.4) write();
    else if (what < 0.52) hide(dice.between(2, dice.chance(0.2) ? 240 : 40) * SECOND);
    else if (what < 0.6) loseNetwork();
    else if (what < 0.67) reload();
    else if (what < 0.74) toggleChat();
    else if (what < 0.79) secondTab();
    else if (what < 0.83) comeBackLater();
    else if (what < 0.86) switchDevice();
    else if (what < 0.875) return quickExit();
    // else: they read and do nothing.
  }
  return finish();

  function write(): void {
    if (!canType(page, t) || outages.some(({ from, to }) => t + 25 * SECOND > from && t < to)) return;
    openChat(page, t);
    const typing = dice.between(1, 20) * SECOND;
    life.typed.push({ from: t, to: t + typing });
    t += typing;
    // Some is typed and never sent.
    if (life.wrote.length === 0 || dice.chance(0.8)) life.wrote.push({ id: nextId(), at: t });
  }

  function hide(length: number): void {
    page.visible.push({ at: t, on: false });
    // A phone stops a page in the background after a few seconds.
    if (page.device.kind === 'phone') page.frozen.push({ from: t + 5 * SECOND, to: t + length });
    t += length;
    page.visible.push({ at: t, on: true });
  }

  function loseNetwork(): void {
    const length = dice.between(3, dice.chance(0.3) ? 200 : 40) * SECOND;
    page.device.down.push({ from: t, to: t + length, noticed: dice.chance(0.7) });
    // Some reload, or give up, while it is away.
    const what = dice.next();
    if (what < 0.1) end(page, t + length / 2, 'died');
    t += length;
    if (what < 0.1) {
      page = open(life, dice, page.device, t + 300);
      t += 4 * SECOND;
    }
  }

  function reload(): void {
    end(page, t, 'reloaded');
    const wasOpen = page.chat.at(-1)?.on ?? false;
    page = open(life, dice, page.device, t + dice.between(0.2, 2) * SECOND);
    if (wasOpen && dice.chance(0.5)) openChat(page, page.ready + 800);
    t = page.ready + SECOND;
  }

  function toggleChat(): void {
    const isOpen = page.chat.at(-1)?.on ?? false;
    if (isOpen) page.chat.push({ at: t, on: false, popup: false });
    else openChat(page, t);
  }

  function secondTab(): void {
    const other = page;
    other.visible.push({ at: t, on: false });
    page = open(life, dice, other.device, t + 200);
    t += dice.between(5, 90) * SECOND;
    if (dice.chance(0.7)) {
      end(page, t, dice.chance(0.9) ? 'closed' : 'died');
      other.visible.push({ at: t + 100, on: true });
      page = other;
    } else if (dice.chance(0.5)) end(other, t, 'closed');
    t += SECOND;
  }

  function comeBackLater(): void {
    end(page, t, dice.chance(0.8) ? 'closed' : 'died');
    t += dice.between(10, 400) * SECOND;
    page = open(life, dice, page.device, t);
    if (dice.chance(0.6)) openChat(page, page.ready + SECOND);
    t = page.ready + 2 * SECOND;
  }

  function switchDevice(): void {
    const before = page;
    page = open(life, dice, { kind: dice.chance(0.8) ? 'phone' : 'desktop', down: [] }, t);
    const what = dice.next();
    const goes = t + dice.between(1, 60) * SECOND;
    if (what < 0.5) end(before, goes, 'closed');
    else if (what < 0.7) end(before, goes, 'died');
    else before.visible.push({ at: goes, on: false });
    t = Math.max(page.ready, goes) + SECOND;
  }

  function quickExit(): Life {
    for (const one of life.pages) if (one.end === NEVER && one !== page && dice.chance(0.5)) end(one, t, 'died');
    end(page, t, 'quick-exit');
    life.quickExitAt = t;
    return finish();
  }

  function finish(): Life {
    life.end = t + dice.between(2, 7) * MINUTE;
    for (const one of life.pages.filter((each) => each.end === NEVER)) {
      const what = dice.next();
      const at = t + dice.between(0, 40) * SECOND;
      if (life.quickExitAt !== null && one !== page) continue;
      if (what < 0.55) end(one, at, 'closed');
      else if (what < 0.75) end(one, at, 'died');
      else if (what < 0.88) {
        one.visible.push({ at, on: false });
        if (one.device.kind === 'phone') one.frozen.push({ from: at + 5 * SECOND, to: NEVER });
      }
    }
    return life;
  }
}

function open(life: Life, dice: Random, device: Device, born: number): TruePage {
  const id = Array.from({ length: 16 }, () => Math.floor(dice.next() * 16).toString(16)).join('');
  const page: TruePage = {
    ...{ id, device, born, ready: born + dice.between(0.5, 2.5) * SECOND, end: NEVER, ending: null },
    ...{ visible: [{ at: born, on: true }], chat: [], frozen: [] },
  };
  life.pages.push(page);
  return page;
}

function end(page: TruePage, at: number, ending: PageEnding): void {
  page.end = at;
  page.ending = ending;
}

function openChat(page: TruePage, at: number): void {
  const last = page.chat.at(-1);
  if (!last?.on || last.popup) page.chat.push({ at: Math.max(at, (last?.at ?? 0) + 1), on: true, popup: false });
}

const canType = (page: TruePage, at: number): boolean =>
  page.end === NEVER && page.device.down.every(({ to }) => to <= at) && at >= page.ready;
