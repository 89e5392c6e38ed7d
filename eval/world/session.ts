import { createRandom } from '../../practice/random';
import { runBeacon } from './beacon';
import { runChatwoot } from './chatwoot';
import type { Heard } from './heard';
import { live } from './life';
import { post, type Faults } from './post';
import { correspond } from './sms';
import { isUp, isWithin, SECOND, type Span, type TruePage, type Truth } from './truth';

export type Setting = { beacon: boolean; beatLoss: number; pingLoss: number; faults: Faults };
export type Session = { seed: number; truth: Truth; heard: readonly Heard[]; setting: Setting };

/** Chatwoot's webhooks as badly as they were seen, and the beacon's beats on a phone's network. */
export const USUAL: Setting = {
  beacon: true,
  beatLoss: 0.01,
  pingLoss: 0.01,
  faults: { lost: 0.05, twice: 0.05, late: 0.15 },
};

const FIRST_NIGHT = Date.UTC(2026, 10, 22, 21, 0, 0);

/** One conversation as it truly was, and everything that reached us of it, by seed. */
export function simulate(seed: number, setting: Setting): Session {
  const dice = createRandom(seed);
  const start = FIRST_NIGHT + Math.floor(dice.between(0, 5 * 3_600) * SECOND) + Math.floor(dice.between(0, 1_000));
  const ids = (() => {
    let last = 10 + Math.floor(dice.next() * 1_000);
    return () => (last += 1);
  })();
  const kind = dice.next();
  const truth = kind < 0.8 ? chat(start) : correspond(dice, kind < 0.95 ? 'sms' : 'email', start, ids);
  renumber(truth);
  const beats = setting.beacon
    ? truth.pages.flatMap((page) => runBeacon(dice, page, truth.ours, truth.end, { loss: setting.beatLoss }))
    : [];
  const heard = [...post(dice, truth, setting.faults), ...beats];
  return { seed, truth, heard: heard.sort((a, b) => a.heardAt - b.heardAt), setting };

  function chat(from: number): Truth {
    const outages: Span[] = [];
    if (dice.chance(0.08)) {
      const at = from + dice.between(60, 500) * SECOND;
      outages.push({ from: at, to: at + dice.between(20, 200) * SECOND });
    }
    const life = live(dice, from, ids, outages);
    for (const page of life.pages) page.ready = readyAt(page, outages);
    const told = runChatwoot(dice, life, { start: from, outages, loss: setting.pingLoss }, ids);
    return { channel: 'chat', start: from, ...life, ...told, outages };
  }
}

/** Chatwoot's script is ready only where it could be loaded. */
function readyAt(page: TruePage, outages: readonly Span[]): number {
  let at = page.ready;
  while (at < page.end && at < page.ready + 600 * SECOND && (!isUp(page, at) || isWithin(outages, at))) at += SECOND;
  return at;
}

/** Chatwoot counts messages in the order it stored them, whoever wrote. */
function renumber(truth: Truth): void {
  const all = [...truth.wrote, ...truth.ours].sort((a, b) => a.at - b.at);
  const first = Math.min(...all.map(({ id }) => id));
  all.forEach((one, i) => (one.id = first + i));
}
