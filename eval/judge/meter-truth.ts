import { exists, isUp, isWithin, SECOND, type Span, type Truth } from '../world/truth';
import type { BeatTold, Heard } from '../world/heard';

/**
 * What the meter of contradictions ought to count, told from the sentences that stood on the screen, from the truth, and
 * from what reached us: nothing here knows how the meter works.
 */

/** A sentence on the screen, in English, until the next. */
export type OnScreen = { at: number; until: number; words: string };

/** A statement that took a side: which kind of verdict, resting on what, and the whole time in which its side was taken. */
export type Statement = {
  at: number;
  until: number;
  sideFrom: number;
  sideUntil: number;
  stance: 'there' | 'gone';
  kind: string;
  source: string;
};

type Side = Pick<Statement, 'stance' | 'kind' | 'source'> | null;

/** As it is worded: two parts are an act and what their page did after it, and take no side; nor does all else. */
const SIDES: readonly (readonly [RegExp, NonNullable<Side>])[] = [
  [/^Wrote \S+$/, { stance: 'there', kind: 'active', source: 'message' }],
  [/^Typing heard \S+$/, { stance: 'there', kind: 'active', source: 'typing' }],
  [/^(?:Chat|Page) open\b/, { stance: 'there', kind: 'quiet', source: 'page-open' }],
  [/^Chat on their screen \S+$/, { stance: 'there', kind: 'reading', source: 'on-screen' }],
  [/^Chat was open \S+$/, { stance: 'there', kind: 'reading', source: 'opened' }],
  [/, nothing since$/, { stance: 'gone', kind: 'left', source: 'page-left' }],
];

const sideOf = (words: string): Side => SIDES.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** Statements one after another: another kind, or another side, is another one. Only since a page of theirs was heard. */
export function statementsIn(screen: readonly OnScreen[], heard: readonly Heard[]): readonly Statement[] {
  const firstBeat = heard.find(({ told }) => told.tells === 'beat')?.heardAt ?? Infinity;
  const all: { at: number; until: number; side: Side }[] = [];
  for (const { at, until, words } of screen) {
    if (at < firstBeat) continue;
    const side = sideOf(words);
    const last = all.at(-1);
    if (last && last.side?.stance === side?.stance && last.side?.kind === side?.kind) last.until = until;
    else all.push({ at, until, side });
  }
  return all.flatMap(({ at, until, side }, i) => {
    if (side === null) return [];
    const others = (one: { side: Side }): boolean => one.side?.stance !== side.stance;
    const before = all.slice(0, i).filter(others).at(-1);
    const after = all.slice(i).find(others);
    const sideFrom = all[before === undefined ? 0 : all.indexOf(before) + 1]?.at ?? at;
    return [{ ...side, at, until, sideFrom, sideUntil: after?.at ?? all.at(-1)?.until ?? until }];
  });
}

/** As long as news usually is on its way: who was wrong for less was only not told yet. */
const USUAL = 20 * SECOND;

/**
 * Whether a statement was wrong, and something told us so in the end. "doubt": it hangs on a few seconds, by which beats
 * travel and clocks are cut.
 */
export type Wrongness = 'wrong' | 'right-or-untold' | 'doubt';

const DOUBT = 2 * SECOND;

/** A page’s word may be on its way for so long, and what it tells is dated as much too late. */
const TRAVELS = 5 * SECOND;

export function wrongness(one: Statement, truth: Truth, heard: readonly Heard[]): Wrongness {
  const test = one.stance === 'gone' ? wasThere : wasAway;
  if (test(one, truth, heard, DOUBT)) return 'wrong';
  return test(one, truth, heard, -DOUBT) ? 'doubt' : 'right-or-untold';
}

/** They were there while "left" stood, it was told, and it stood on for longer than news takes. */
function wasThere({ at, until }: Statement, truth: Truth, heard: readonly Heard[], margin: number): boolean {
  const leaves = heard.flatMap(({ heardAt, told }) =>
    told.tells === 'beat' && told.beat.state === 'left' && heardAt <= at ? [heardAt - told.beat.since] : [],
  );
  const left = Math.max(...leaves);
  const truly =
    truth.wrote.some((one) => one.at > left - SECOND && one.at < until) ||
    truth.pages.some(({ born, end }) => born < until && end > left + SECOND);
  if (!truly) return false;
  const lastWords = lastWordsIn(heard);
  const told = heard.flatMap(({ heardAt, told }) => {
    if (told.tells === 'wrote') return [told.at];
    if (told.tells !== 'beat') return [];
    const { born, since, page } = told.beat;
    const isThere = lastWords.get(page)?.beat.state === 'visible';
    return [heardAt - born, ...(isThere ? [heardAt - since, heardAt] : [])];
  });
  return told.some((sign) => sign > left + Math.max(0, margin) && Math.max(sign, at) + USUAL + margin < until);
}

/** No page of theirs was there, or none with a network, for longer than news takes while "there" stood; and a page told. */
function wasAway(one: Statement, truth: Truth, heard: readonly Heard[], margin: number): boolean {
  return toldAway(truth, heard).some((away) => {
    if (isContradicted(away, heard, margin)) return false;
    const wrongAt = Math.max(away.from, one.sideFrom) + USUAL;
    if (wrongAt + margin >= Math.min(away.to, one.sideUntil)) return false;
    const stoodThen = one.at + margin <= wrongAt && wrongAt + margin < one.until;
    return stoodThen && othersToldTheyLeft(away, heard, margin) && nobodyWasThere(away, truth);
  });
}

/** A page that was heard of and never told that it left may have been there: then nothing is disproved. */
function othersToldTheyLeft(away: Away, heard: readonly Heard[], margin: number): boolean {
  return [...lastWordsIn(heard)].every(([page, { heardAt, beat }]) => {
    if (page === away.page || heardAt - beat.born >= away.to + margin) return true;
    return beat.state === 'left' && heardAt - beat.since <= away.from + USUAL - margin;
  });
}

const lastWordsIn = (heard: readonly Heard[]): Map<string, { heardAt: number; beat: BeatTold }> =>
  new Map(
    heard.flatMap(({ heardAt, told }) =>
      told.tells === 'beat' ? [[told.beat.page, { heardAt, beat: told.beat }]] : [],
    ),
  );

type Away = Span & { page: string };

/** Each time without a page or without a network, as far as pages told of it. */
function toldAway(truth: Truth, heard: readonly Heard[]): readonly Away[] {
  return heard.flatMap(({ heardAt, told }) => {
    if (told.tells !== 'beat') return [];
    const { beat } = told;
    const { page, offline } = beat;
    const spans = offline ? [{ page, from: heardAt - offline[0], to: heardAt - offline[1] }] : [];
    if (beat.state !== 'left') return spans;
    const from = heardAt - beat.since;
    const next = truth.pages.map(({ born }) => born).filter((born) => born > from);
    return [...spans, { page, from, to: Math.min(...next) }];
  });
}

/** Something of theirs was heard of that time: then it does not count as one without them. */
const isContradicted = ({ from, to }: Away, heard: readonly Heard[], margin: number): boolean =>
  heard.some(
    ({ told }) =>
      (told.tells === 'wrote' || told.tells === 'opened' || (told.tells === 'typing' && told.on)) &&
      told.at > from + SECOND - margin &&
      told.at < to + margin,
  );

/** In truth: at every second of it, but for what its news travelled. A page that is frozen is there. */
function nobodyWasThere({ from, to }: Away, { pages, end }: Truth): boolean {
  for (let at = from; at < Math.min(to, end) - TRAVELS; at += SECOND) {
    if (pages.some((page) => exists(page, at) && (isUp(page, at) || isWithin(page.frozen, at)))) return false;
  }
  return true;
}
