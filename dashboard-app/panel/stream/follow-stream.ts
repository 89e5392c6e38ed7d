import type { PanelView } from '../../../core/panel/contract';
import { OUR_HEADERS, refusalIn, type Fetch, type Refusal } from '../ask/ask';
import { mayPass } from '../ask/may-pass';
import { parsed } from '../context/read-context';
import type { PageClock } from '../page-clock';
import { backOff } from './back-off';
import { eventCutter, type ServerSent } from '../../stream/read-events';

/** Silence for so long (ms) means that the stream is lost, whatever the network says: a comment comes every 15 s. */
export const SILENCE = 40_000;
/** A machine that slept wakes with its timers where they stood, so its clock is looked at this often (ms). */
const LOOKS_EVERY = 5_000;

export type Following = {
  url: string;
  fetch: Fetch;
  clock: PageClock;
  /** 0 to 1. */
  chance: () => number;
  /** The newest proof; null while there is none. */
  bearer: () => string | null;
  /** Calls `end` when the browser says that the network is gone; gives what ends the listening. */
  onOffline: (end: () => void) => () => void;
  /** Asked for when the service says that the bearer is old. */
  proveAgain: () => Promise<void>;
  onView: (view: PanelView) => void;
  /** Something came: the stream is live. */
  onAlive: () => void;
  /** The stream ended or fell silent; it is begun again. */
  onLost: () => void;
  /** The right to see it has ended. Nothing more comes. */
  onRefused: (code: Refusal, words: string | null) => void;
};

type End = 'again' | 'refused';
type Connection = { lastId: string | null; alive: boolean };

/** Follows the stream until it is refused or the signal is aborted; begins it again after every gap. */
export async function followStream(following: Following, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null;
  let tries = 0;
  while (!signal.aborted) {
    const connection: Connection = { lastId, alive: false };
    const end = await once(following, connection, signal);
    lastId = connection.lastId;
    if (end === 'refused' || signal.aborted) return;
    following.onLost();
    tries = connection.alive ? 0 : tries + 1;
    await following.clock.sleep(backOff(tries, following.chance()), signal);
  }
}

async function once(following: Following, connection: Connection, signal: AbortSignal) {
  const { bearer, clock, fetch, url } = following;
  const proof = bearer();
  if (proof === null) return 'again';
  const ending = new AbortController();
  const end = (): void => ending.abort();
  signal.addEventListener('abort', end);
  const unlisten = following.onOffline(end);
  const silence = watchSilence(clock, end);
  try {
    const headers = { ...OUR_HEADERS, accept: 'text/event-stream', authorization: `Bearer ${proof}` };
    const after: Record<string, string> = connection.lastId === null ? {} : { 'last-event-id': connection.lastId };
    const answer = await fetch(url, { headers: { ...headers, ...after }, cache: 'no-store', signal: ending.signal });
    if (!answer.ok || answer.body === null) return await refused(parsed(await answer.text()), following);
    const parse = eventCutter();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      silence.heard();
      connection.alive = true;
      const events = parse(piece.value);
      for (const event of events) {
        if (event.id !== null) connection.lastId = event.id;
        const end = await told(event, following);
        if (end !== null) return end;
      }
      following.onAlive();
    }
    return 'again';
  } catch {
    return 'again';
  } finally {
    silence.stop();
    unlisten();
    ending.abort();
    signal.removeEventListener('abort', end);
  }
}

/** Null: it goes on. */
async function told({ event, data }: ServerSent, following: Following): Promise<End | null> {
  const value = parsed(data);
  if (event === 'refused') return refused(value, following);
  if (event === 'view' && value !== null) following.onView(value as PanelView);
  return null;
}

/** A refusal for good ends it; an old bearer is proven anew, which may refuse too; everything else is tried again. */
async function refused(told: unknown, { proveAgain, onRefused }: Following): Promise<End> {
  const { code, words } = refusalIn(told);
  if (code === 'prove-again') await proveAgain();
  if (mayPass(code)) return 'again';
  onRefused(code, words);
  return 'refused';
}

/** Calls `end` after {@link SILENCE} without `heard`. */
function watchSilence(clock: PageClock, end: () => void): { heard: () => void; stop: () => void } {
  const stopping = new AbortController();
  let heardAt = clock.now();
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted && clock.now() < heardAt + SILENCE)
      await clock.sleep(Math.min(LOOKS_EVERY, heardAt + SILENCE - clock.now()), stopping.signal);
    if (!stopping.signal.aborted) end();
  };
  void watch();
  return { heard: () => (heardAt = clock.now()), stop: () => stopping.abort() };
}
