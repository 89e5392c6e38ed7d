import { chatwoot, randomId } from './chatwoot-page';

/** A moment of this page, in ms since it was loaded. It never jumps, and says nothing of the device's clock. */
type Moment = number;
type State = 'visible' | 'hidden' | 'offline' | 'left';

const now = (): Moment => performance.now();
const ago = (moment: Moment): number => Math.round(Math.max(0, now() - moment));
const MOST_AT_ONCE = 20;

/** All that this page has to tell. Nothing else exists: no text, no name, nothing of the device but whether it is a phone. */
let id = '';
let source = '';
let n = 0;
let seq = 1;
let born: Moment = 0;
let state: State = 'visible';
let since: Moment = 0;
let chat = 'closed';
let ready: Moment | undefined;
let shown: Moment | undefined;
let offline: [Moment, Moment] | undefined;
let exit: Moment | undefined;
const inPage = new Map<number, Moment>();
const onScreen = new Map<number, Moment>();
/** Arrived and not shown yet, oldest first. */
let unseen: number[] = [];
let hasLeft = false;
let url = '';
let onForget = (): void => {};
let timer = 0;

export function openLine(address: string, forget: () => void): void {
  url = address;
  onForget = forget;
}

/** From now on this page is this visitor's. For another one than before it is a new page, and the old one has left. */
export function speakFor(visitor: string): void {
  if (source) {
    enter('left');
    tell(true);
    inPage.clear();
    onScreen.clear();
    unseen = [];
    born = now();
    n = 0;
    ready = shown = offline = undefined;
  }
  source = visitor;
  id = randomId();
  look();
  tell();
}

function enter(next: State): void {
  if (state === 'offline') offline = [since, now()];
  state = next;
  since = now();
  seq += 1;
}

/** Looks at the page, and tells if something about it is not as it was. */
export function look(): void {
  const next = hasLeft ? 'left' : navigator.onLine ? document.visibilityState : 'offline';
  const open = chatwoot()?.isOpen ? 'open' : 'closed';
  const isHiding = next === 'hidden' && next !== state;
  if (open !== chat) changed();
  chat = open;
  if (next !== state) {
    enter(next);
    soon();
  }
  if (isShown()) {
    // More may have come than a pop-up shows; of these it is certain.
    for (const one of unseen.slice(-3)) onScreen.set(one, now());
    if (unseen.length > 0) soon();
    unseen = [];
    if (ready !== undefined && shown === undefined) setTimeout(shownSince, 1_000);
  }
  // A phone may never wake a hidden page again.
  if (isHiding) tell(true);
}

const isShown = (): boolean => chat === 'open' && state === 'visible';

/** What Chatwoot loads comes a moment after it opens, so a moment later it is looked at again. */
function shownSince(): void {
  if (!isShown() || shown !== undefined) return;
  shown = now();
  changed();
}

function changed(): void {
  seq += 1;
  soon();
}

/** Chatwoot's script is ready, and loads what had been stored before. It is told when there was time for that. */
export function heardReady(): void {
  const at = now();
  setTimeout(() => {
    if (hasLeft || !navigator.onLine || ready !== undefined) return;
    ready = at;
    changed();
    look();
  }, 2_000);
}

/** A message of ours came into the page: its number, and nothing else of it. */
export function heardMessage(message: number): void {
  inPage.set(message, now());
  unseen.push(message);
  look();
  soon();
}

export function leaves(byQuickExit: boolean): void {
  hasLeft = true;
  if (byQuickExit) exit = now();
  look();
  tell(true);
  exit = undefined;
}

export function comesBack(): void {
  hasLeft = false;
  look();
  tell();
}

/** Several things that happen together are told together. */
function soon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(tell, 150);
}

/** One beat. `last`: the page may be gone in a moment, so no answer is waited for. */
export function tell(last?: unknown): void {
  clearTimeout(timer);
  // A hidden page is woken by its browser once a minute at most.
  if (!hasLeft) timer = window.setTimeout(tell, state === 'visible' ? 15_000 : 60_000);
  if (!source) return;
  n += 1;
  const told = [inPage, onScreen].map((all) => [...all].slice(0, MOST_AT_ONCE));
  const body = JSON.stringify({
    v: 1,
    source,
    page: id,
    n,
    seq,
    device: matchMedia('(pointer: coarse)').matches ? 'phone' : 'desktop',
    state,
    since: ago(since),
    born: ago(born),
    chat,
    ready: ready && ago(ready),
    shown: shown && ago(shown),
    offline: offline?.map(ago),
    popup: chatwoot()?.showUnreadMessagesDialog,
    inPage: ages(told[0]),
    onScreen: ages(told[1]),
    exit: exit && ago(exit),
  });
  if (last === true && navigator.sendBeacon?.(url, body)) return;
  // A string goes as text/plain: a page may send that to another origin without asking first.
  fetch(url, { method: 'POST', body, keepalive: true, credentials: 'omit' }).then(
    (answer) => {
      if (!answer.ok) return;
      [inPage, onScreen].forEach((all, i) => told[i]?.forEach(([message]) => all.delete(message)));
      if (answer.status === 200) onForget();
    },
    () => {},
  );
}

const ages = (told: [number, Moment][] | undefined): [number, number][] | undefined =>
  told?.length ? told.map(([message, moment]) => [message, ago(moment)]) : undefined;
