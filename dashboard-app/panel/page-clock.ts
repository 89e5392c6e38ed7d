/** The time and the waiting of this page, handed down so that a test can stand in for it. In milliseconds. */
export type PageClock = {
  /** Wall time of this machine, which may be wrong: only differences of it are used. It goes on while the machine sleeps. */
  now(): number;
  /** Waits; ends early, without an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const pageClock: PageClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done);
    }),
};
