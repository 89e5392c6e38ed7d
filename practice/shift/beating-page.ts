import { createHash } from 'node:crypto';
import type { World } from '../model/world';

const BEAT_MS = 15_000;

/** Where the plugin hears pages, and which page they say they are on. */
export type Beacon = { url: string; origin: string };
export type BeatingPage = ReturnType<typeof openPage>;
type State = 'visible' | 'offline' | 'left';

/**
 * The page of a scripted client with the plugin's script on it: what `docs/beacon.md` says that such a page tells, and
 * nothing else. Without a network nothing of it arrives; what it was is told when the network is back.
 */
export function openPage({ clock, random }: World, sourceId: string, beacon: Beacon) {
  const born = clock.now();
  const source = createHash('sha256').update(sourceId).digest('hex');
  const page = random.uuid().replaceAll('-', '').slice(0, 16);
  let [n, seq, since] = [0, 1, born];
  let state: State = 'visible';
  let chat: 'open' | 'closed' = 'closed';
  let shown: number | null = null;
  let offline: [number, number] | null = null;
  const inPage = new Map<number, number>();
  const ago = (at: number): number => Math.max(0, clock.now() - at);

  function tell(exit = false): void {
    if (state === 'offline') return;
    n += 1;
    const messages = [...inPage].slice(-20).map(([id, at]) => [id, ago(at)]);
    const body = JSON.stringify({
      ...{ v: 1, source, page, n, seq, device: 'desktop', state, since: ago(since), born: ago(born), chat },
      ...{ ready: ago(born), ...(shown === null ? {} : { shown: ago(shown) }) },
      ...(offline === null ? {} : { offline: offline.map(ago) }),
      ...(messages.length === 0 ? {} : { inPage: messages, ...(chat === 'open' ? { onScreen: messages } : {}) }),
      ...(exit ? { exit: 0 } : {}),
    });
    // Nobody waits for it: a plugin that is away hears the next one.
    fetch(beacon.url, { method: 'POST', body, headers: { origin: beacon.origin } }).catch(() => {});
  }
  const stop = clock.every(BEAT_MS, tell);
  function enter(next: State, exit = false): void {
    if (state === 'offline') offline = [since, clock.now()];
    [state, since] = [next, clock.now()];
    seq += 1;
    tell(exit);
    if (next === 'left') stop();
  }
  tell();
  return {
    isThere: (): boolean => state === 'visible',
    /** A message of ours came into the page. */
    hears(message: number): void {
      if (state !== 'visible') return;
      inPage.set(message, clock.now());
      tell();
    },
    fold(isFolded: boolean): void {
      chat = isFolded ? 'closed' : 'open';
      if (!isFolded) shown ??= clock.now();
      seq += 1;
      tell();
    },
    network: (on: boolean): void => enter(on ? 'visible' : 'offline'),
    leave: (byQuickExit: boolean): void => void (state === 'left' || enter('left', byQuickExit)),
  };
}
