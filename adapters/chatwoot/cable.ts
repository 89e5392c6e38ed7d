import WebSocket from 'ws';
import { SECOND, type Duration, type Instant } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import { cableFrame } from './cable-payloads';
import type { Subscriber } from './contract';
import { wayTo, type Reached } from './way-to';

/**
 * How a connection ended. stopped: we wanted it so. unreachable: it never stood. no-welcome, not-confirmed: it stood and the
 * cable did not begin (a wrong secret is never answered). silent: no ping any more. told-to-leave: Chatwoot is restarting,
 * or wants us no more. too-large: a frame that no Chatwoot sends. closed: it broke off.
 */
export type CableEnd =
  'stopped' | 'unreachable' | 'no-welcome' | 'not-confirmed' | 'silent' | 'told-to-leave' | 'too-large' | 'closed';

export type CableHands = {
  /** From now on everything is heard; what was before has to be asked for. */
  live: () => void;
  /** What Chatwoot told, or undefined for a frame that is none. Holds the client's words. Must not throw. */
  heard: (message: unknown, heardAt: Instant) => void;
};

/** Chatwoot's live feed, as agents' screens have it. `follow` is one connection, and resolves when it is over. */
export type Cable = { follow(subscriber: Subscriber, hands: CableHands, signal: AbortSignal): Promise<CableEnd> };

/** ActionCable pings every 3 s; three that are missed, and nobody is there, whatever the socket says. In real ms. */
const LONGEST_SILENCE: Duration = 9 * SECOND;
/** From the first packet to the confirmed subscription. */
const LONGEST_BEGINNING: Duration = 15 * SECOND;
const LOOK_EVERY: Duration = SECOND;
/**
 * Bytes. Chatwoot's longest message (150,000 characters, each up to six bytes here) stands in an update of it six times; and
 * what is larger ends the whole connection, not only its own frame.
 */
const LARGEST_FRAME = 16_000_000;

type Settings = Reached & { accountId: number; clock: Clock };

/**
 * By `ws` alone: of ActionCable's protocol we need a welcome, one subscription and the pings. The secret is sent in the
 * subscription, so it is in no address, and no redirect is followed. We never say that we are there (`update_presence`);
 * subscribing alone shows the administrator as online for 20 s (docs/decisions/0012).
 */
export function chatwootCable({ accountId, clock, ...reached }: Settings): Cable {
  const { url, headers } = wayTo(reached);
  const address = `${url.replace(/^http/, 'ws')}/cable`;
  const options = { headers, maxPayload: LARGEST_FRAME, perMessageDeflate: false, handshakeTimeout: LONGEST_BEGINNING };
  return {
    follow: ({ userId, pubsubToken }, hands, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve('stopped');
        const who = { channel: 'RoomChannel', pubsub_token: pubsubToken, account_id: accountId, user_id: userId };
        const identifier = JSON.stringify(who);
        const socket = new WebSocket(address, 'actioncable-v1-json', options);
        const over = new AbortController();
        const began = clock.ticks();
        let lastSign = began;
        let step: 'connecting' | 'open' | 'subscribing' | 'live' = 'connecting';

        const end = (why: CableEnd): void => {
          if (over.signal.aborted) return;
          over.abort();
          signal.removeEventListener('abort', stopped);
          // Not `close`: it would wait half a minute for an answer of somebody who may be gone.
          socket.terminate();
          resolve(why);
        };
        const stopped = (): void => end('stopped');
        const hear = (frame: Frame): void => {
          lastSign = clock.ticks();
          if (frame.type === 'welcome' && step === 'open') {
            step = 'subscribing';
            socket.send(JSON.stringify({ command: 'subscribe', identifier }), () => {});
          } else if (frame.type === 'confirm_subscription' && frame.identifier === identifier && step !== 'live') {
            step = 'live';
            hands.live();
          } else if (frame.type === 'reject_subscription') end('not-confirmed');
          else if (frame.type === 'disconnect') end('told-to-leave');
          else if (!frame.type && step === 'live' && frame.identifier === identifier) {
            hands.heard(frame.message, clock.now());
          }
        };
        const watch = async (): Promise<void> => {
          while (!over.signal.aborted) {
            await clock.sleep(LOOK_EVERY, over.signal);
            const now = clock.ticks();
            if (step === 'live') {
              if (now - lastSign > LONGEST_SILENCE) end('silent');
            } else if (now - began > LONGEST_BEGINNING) end(NOT_BEGUN[step]);
          }
        };

        signal.addEventListener('abort', stopped, { once: true });
        socket.on('open', () => (step = 'open'));
        socket.on('message', (raw: Buffer, isBinary) => {
          if (over.signal.aborted) return;
          const frame = isBinary ? null : readFrame(raw);
          if (frame) hear(frame);
          else hands.heard(undefined, clock.now());
        });
        socket.on('error', (error: NodeJS.ErrnoException) => {
          const tooLarge = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
          end(tooLarge ? 'too-large' : step === 'connecting' ? 'unreachable' : 'closed');
        });
        socket.on('close', () => end('closed'));
        void watch();
      }),
  };
}

const NOT_BEGUN = { connecting: 'unreachable', open: 'no-welcome', subscribing: 'not-confirmed' } as const;

type Frame = { type?: string | null | undefined; identifier?: string | null | undefined; message?: unknown };

function readFrame(raw: Buffer): Frame | null {
  try {
    const read = cableFrame.safeParse(JSON.parse(raw.toString('utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
