/**
 * What a scripted client does. `waits`: so long; `until-answered`: until one of us wrote after them, or so long at most;
 * `until-written-to`: the same, of words from now on.
 */
export type Step =
  | { kind: 'waits' | 'until-answered' | 'until-written-to'; ms: number }
  /** Their words; where they are asked to answer by a number, `orNumber` stands in their place. */
  | { kind: 'says'; words: string; orNumber?: string }
  | { kind: 'does'; what: Deed }
  /** Something to be noticed: what it was, what helps then, and what does not. */
  | { kind: 'moment'; what: string; helps: string; careful?: { afterwards: 'wrote'; words: string } };

export type Deed =
  | ('types' | 'stops-typing' | 'folds' | 'opens' | 'loses-network' | 'has-network')
  | ('quick-exits' | 'closes-page' | 'comes-to-page');

/** `title`: for whoever chooses; the trainee sees only what a client would show. */
export type Script = { name: string; title: string; steps: readonly Step[] };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export const waits = (ms: number): Step => ({ kind: 'waits', ms });
export const untilAnswered = (ms: number): Step => ({ kind: 'until-answered', ms });
export const untilWrittenTo = (ms: number): Step => ({ kind: 'until-written-to', ms });
export const says = (words: string, orNumber?: string): Step => ({
  kind: 'says',
  words,
  ...(orNumber && { orNumber }),
});
export const does = (what: Deed): Step => ({ kind: 'does', what });
export const moment = (what: string, helps: string): Step => ({ kind: 'moment', what, helps });
