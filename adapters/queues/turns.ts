/** Subjects that wait for a pair of hands in this process, each at most once, in the order in which they were rung for. */
export type Turns<Known = undefined> = {
  /**
   * Resolves when the subject was handled by a turn that began after this call, however it ended. What is `known` is given
   * to a turn that begins at once; to one that waits it would be old.
   */
  take: (subject: string, known?: Known) => Promise<void>;
  /** Begins nothing new and waits for what is under way. What waits is in Redis, and is rung for again. */
  stop: () => Promise<void>;
};

type Waiting<Known> = { promise: Promise<void>; end: () => void; known: Known | undefined };

/**
 * Two turns of one subject never overlap here: the second would read what the first is about to write, and lose. `work`
 * handles a subject; what it throws is told to `failed` and holds up nobody.
 */
export function createTurns<Known = undefined>(
  work: (subject: string, known: Known | undefined) => Promise<void>,
  atOnce: number,
  failed: (error: unknown) => void,
): Turns<Known> {
  const waiting = new Map<string, Waiting<Known>>();
  const working = new Map<string, Promise<void>>();
  let stopped = false;

  function begin(): void {
    for (const [subject, { end, known }] of waiting) {
      if (working.size >= atOnce) return;
      if (working.has(subject)) continue;
      waiting.delete(subject);
      const turn = work(subject, known)
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
    take(subject, known) {
      if (stopped) return Promise.resolve();
      const before = waiting.get(subject);
      if (before) return before.promise;
      let end = (): void => {};
      const promise = new Promise<void>((resolve) => (end = resolve));
      const one: Waiting<Known> = { promise, end, known };
      waiting.set(subject, one);
      begin();
      one.known = undefined;
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
