/** Subjects that wait for a pair of hands in this process, each at most once, in the order in which they were rung for. */
export type Turns = {
  /** Resolves when the subject was handled by a turn that began after this call, however it ended. */
  take: (subject: string) => Promise<void>;
  /** Begins nothing new and waits for what is under way. What waits is in Redis, and is rung for again. */
  stop: () => Promise<void>;
};

type Waiting = { promise: Promise<void>; end: () => void };

/**
 * Two turns of one subject never overlap here: the second would read what the first is about to write, and lose. `work`
 * handles a subject; what it throws is told to `failed` and holds up nobody.
 */
export function createTurns(
  work: (subject: string) => Promise<void>,
  atOnce: number,
  failed: (error: unknown) => void,
): Turns {
  const waiting = new Map<string, Waiting>();
  const working = new Map<string, Promise<void>>();
  let stopped = false;

  function begin(): void {
    for (const [subject, { end }] of waiting) {
      if (working.size >= atOnce) return;
      if (working.has(subject)) continue;
      waiting.delete(subject);
      const turn = work(subject)
        .catch(failed)
        .finally(() => {
          working.delete(subject);
          end();
          begin();
        });
      working.set(subject, turn);
    }
  }

  return {
    take(subject) {
      if (stopped) return Promise.resolve();
      const known = waiting.get(subject);
      if (known) return known.promise;
      let end = (): void => {};
      const promise = new Promise<void>((resolve) => (end = resolve));
      waiting.set(subject, { promise, end });
      begin();
      return promise;
    },
    async stop() {
      stopped = true;
      for (const { end } of waiting.values()) end();
      waiting.clear();
      await Promise.all(working.values());
    },
  };
}
