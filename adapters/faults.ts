/** One thing wrong with the settings: where it is, what stood there, what was expected, and what to do about it. */
export interface Fault {
  /** A variable's name, or `policy.yaml:12:5 waiting.firstAnswer`. */
  where: string;
  got: string;
  expected: string;
  remedy: string;
}

/** A reading of settings: all of it, or all that is wrong with it. */
export type Reading<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** One fault as one sentence, for a log. */
export function faultSentence({ where, got, expected, remedy }: Fault): string {
  return `${where}: got ${got}, expected ${expected}. ${remedy}`;
}

/** All faults together, for a person at a terminal. */
export function describeFaults(title: string, faults: readonly Fault[]): string {
  const entries = faults.map(
    ({ where, got, expected, remedy }) =>
      `  ${where}\n    got       ${got}\n    expected  ${expected}\n    remedy    ${remedy}`,
  );
  return [title, ...entries].join('\n');
}
