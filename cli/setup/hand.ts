/** One line of what `setup` says: something found, made (or to be made), or to be looked at by a person. */
export type Line = { kind: 'found' | 'change' | 'warning'; text: string };

/** Does what a step asks for, or, when it only looks, says what it would do. */
export type Hand = {
  readonly lines: readonly Line[];
  found(text: string): void;
  warn(text: string): void;
  /** Null when it was only said and not done. */
  change<T>(text: string, act: () => Promise<T>): Promise<T | null>;
};

export function createHand(onlyLooks: boolean): Hand {
  const lines: Line[] = [];
  return {
    lines,
    found: (text) => void lines.push({ kind: 'found', text }),
    warn: (text) => void lines.push({ kind: 'warning', text }),
    async change(text, act) {
      const done = onlyLooks ? null : await act();
      lines.push({ kind: 'change', text });
      return done;
    },
  };
}
