import type { Redis } from 'ioredis';

/** Published by the same script that saves facts: "subject version". */
export const SAVED_CHANNEL = 'helpline:saved';

/** What hears of facts that were saved. `gap`: some may have been missed; everything shown is to be read again. */
export type SavedListener = { saved: (subject: string, version: number) => void; gap: () => void };

/** All processes hear of every subject's new version. It opens its connection with the first listener. */
export type SavedFeed = { follow: (listener: SavedListener) => () => void; close: () => void };

/** `connect` gives a connection of its own that waits for Redis: one that is subscribed can do nothing else. */
export function savedFeed(connect: () => Redis): SavedFeed {
  const listeners = new Set<SavedListener>();
  let redis: Redis | null = null;

  function open(): void {
    redis = connect();
    redis.on('message', (_channel, message: string) => {
      const [subject = '', version = ''] = message.split(' ');
      for (const listener of listeners) listener.saved(subject, Number(version));
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
    close() {
      listeners.clear();
      redis?.disconnect();
      redis = null;
    },
  };
}
