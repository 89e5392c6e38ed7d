import type { Random } from '../../practice/random';
import type { BeatTold, Heard } from './heard';
import { hasChatOpen, isUp, isWithin, isVisible, SECOND, type OurMessage, type TruePage } from './truth';

/** How a beat fares on its way; the page knows of a loss only when it waits for the answer. */
export type Net = { loss: number };

type Step = { at: number; does: 'look' | 'beat' | 'arrive' | 'leave' | 'ready' | 'shown'; message?: number };

/** The beacon's script in one page, as `plugin/beacon/page` does it, and what of it reached us. */
export function runBeacon(dice: Random, page: TruePage, ours: readonly OurMessage[], until: number, net: Net): Heard[] {
  const heard: Heard[] = [];
  const end = Math.min(page.end, until);
  const steps: Step[] = plan(page, ours, end);
  let [n, seq, state, since] = [0, 1, 'visible' as BeatTold['state'], page.born];
  let chat: BeatTold['chat'] = 'closed';
  let ready: number | undefined;
  let shown: number | undefined;
  let offline: [number, number] | undefined;
  let unseen: number[] = [];
  let nextBeat = page.born + dice.between(100, 400);
  const inPage = new Map<number, number>();
  const onScreen = new Map<number, number>();

  for (;;) {
    const step = steps[0];
    const at = Math.min(step?.at ?? Infinity, nextBeat);
    if (at > end || at === Infinity) return heard;
    // A frozen page does nothing; it goes on when it is woken.
    const sleep = page.frozen.find(({ from, to }) => from <= at && at < to);
    if (sleep && step?.does !== 'leave') {
      if (sleep.to === Infinity) return heard;
      if (nextBeat <= at) nextBeat = sleep.to + 200;
      if (step && step.at <= at) step.at = sleep.to + 50;
      steps.sort((a, b) => a.at - b.at);
      continue;
    }
    if (step === undefined || nextBeat < step.at) {
      tell(nextBeat, false);
      continue;
    }
    steps.shift();
    if (step.does === 'ready') {
      if (isUp(page, at) && ready === undefined) {
        ready = at - 2 * SECOND;
        changed(at);
      }
    } else if (step.does === 'arrive' && step.message !== undefined) {
      inPage.set(step.message, at);
      unseen.push(step.message);
      soon(at);
    } else if (step.does === 'shown') {
      if (isShown() && shown === undefined && ready !== undefined) {
        shown = at;
        changed(at);
      }
    }
    look(at, step.does === 'leave');
  }

  function look(at: number, leaving: boolean): void {
    const noticed = page.device.down.some((one) => one.noticed && one.from <= at && at < one.to);
    const next = leaving ? 'left' : noticed ? 'offline' : isVisible(page, at) ? 'visible' : 'hidden';
    const open = hasChatOpen(page, at) ? 'open' : 'closed';
    const isHiding = next === 'hidden' && next !== state;
    if (open !== chat) changed(at);
    chat = open;
    if (next !== state) {
      if (state === 'offline') offline = [since, at];
      [state, since, seq] = [next, at, seq + 1];
      soon(at);
    }
    if (isShown()) {
      for (const one of unseen.slice(-3)) onScreen.set(one, at);
      if (unseen.length > 0) soon(at);
      unseen = [];
      if (ready !== undefined && shown === undefined) add({ at: at + SECOND, does: 'shown' });
    }
    if (leaving || isHiding) tell(at, true);
  }

  function isShown(): boolean {
    return chat === 'open' && state === 'visible';
  }
  function changed(at: number): void {
    seq += 1;
    soon(at);
  }
  function soon(at: number): void {
    nextBeat = Math.min(nextBeat, at + 150);
  }
  function add(step: Step): void {
    steps.push(step);
    steps.sort((a, b) => a.at - b.at);
  }

  function tell(at: number, last: boolean): void {
    nextBeat = at + (state === 'visible' ? 15 : 60) * SECOND;
    n += 1;
    const ago = (moment: number): number => Math.round(at - moment);
    const ages = (all: Map<number, number>): [number, number][] =>
      [...all].slice(0, 20).map(([id, when]) => [id, ago(when)]);
    const beat: BeatTold = {
      ...{ v: 1, source: 's', page: page.id, n, seq, device: page.device.kind, state, since: ago(since) },
      ...{ born: ago(page.born), chat, popup: true },
      ...(ready === undefined ? {} : { ready: ago(ready) }),
      ...(shown === undefined ? {} : { shown: ago(shown) }),
      ...(offline === undefined ? {} : { offline: [ago(offline[0]), ago(offline[1])] as [number, number] }),
      ...(inPage.size > 0 ? { inPage: ages(inPage) } : {}),
      ...(onScreen.size > 0 ? { onScreen: ages(onScreen) } : {}),
      ...(page.ending === 'quick-exit' && state === 'left' ? { exit: 0 } : {}),
    };
    // The browser may notice a network that goes while its last word still gets through.
    const justLost = state === 'offline' && at - since < 300 && dice.chance(0.3);
    if ((isWithin(page.device.down, at) && !justLost) || dice.chance(net.loss)) return;
    const travels = dice.chance(0.02) ? dice.between(500, 4_000) : dice.between(20, 300);
    heard.push({ heardAt: Math.round(at + travels), told: { tells: 'beat', beat } });
    if (last) return;
    inPage.clear();
    onScreen.clear();
  }
}

function plan(page: TruePage, ours: readonly OurMessage[], end: number): Step[] {
  const looks = [...page.visible, ...page.chat].map(({ at }) => at);
  const nets = page.device.down.flatMap(({ from, to, noticed }) => (noticed ? [from, to] : []));
  const arrivals = ours.flatMap(({ id, inPage }) => {
    const where = inPage.find((one) => one.page === page && one.told);
    return where ? [{ at: where.at, does: 'arrive' as const, message: id }] : [];
  });
  const leaves = page.ending === 'closed' || page.ending === 'reloaded' || page.ending === 'quick-exit';
  const steps: Step[] = [
    ...[...looks, ...nets].filter((at) => at > page.born).map((at) => ({ at, does: 'look' as const })),
    ...arrivals,
    { at: page.ready + 2 * SECOND, does: 'ready' },
    ...(leaves && page.end <= end ? [{ at: page.end, does: 'leave' as const }] : []),
  ];
  return steps.filter(({ at, does }) => at < end || does === 'leave').sort((a, b) => a.at - b.at);
}
