import type { Redis } from 'ioredis';
import type { Facts } from '../../core/kernel/facts';

/** Published by the same script that saves facts: "subject version". */
export const SAVED_CHANNEL = 'helpline:saved';

/**
 * What hears of facts that were saved; of those saved by this process sooner, and with the facts themselves: then once
 * more, as of all others. `gap`: some may have been missed; everything shown is to be read again. */
export type SavedListener = {
  saved: (subject: string, version: number, facts: Facts | null) => void;
  gap: () => void;
};

/** All processes hear of every subject's new version. It opens its connection with the first listener. */
export type SavedFeed = {
  follow: (listener: SavedListener) => () => void;
  /** This process saved them: whoever follows here need not wait for Redis to say so, nor ask it for them. */
  savedHere: (subject: string, version: number, facts: Facts) => void;
  close: () => void;
};

/** `connect` gives a connection of its own that waits for Redis: one that is subscribed can do nothing else. */
export function savedFeed(connect: () => Redis): SavedFeed {
  const listeners = new Set<SavedListener>();
  let redis: Redis | null = null;

  function open(): void {
    redis = connect();
    redis.on('message', (_channel, message: string) => {
      const [subject = '', version = ''] = message.split(' ');
      for (const listener of listeners) listener.saved(subject, Number(version), null);
    });
    // After each (re)connect: what was published meanwhile is lost, and what it told of is not.
    redis.on('ready', () => {
      void redis?.subscribe(SAVED_CHANNEL).then(
        () => listeners.forEach((listener) => listener.gap()),
        () => {},
      );
    });
  }

  return {
    follow(listener) {
      listeners.add(listener);
      if (redis === null) open();
      return () => void listeners.delete(listener);
    },
    savedHere(subject, version, facts) {
      for (const listener of listeners) listener.saved(subject, version, facts);
    },
    close() {
      listeners.clear();
      redis?.disconnect();
      redis = null;
    },
  };
}
