import { dotIsOn, exists, isOn, isUp, isWithin, SECOND, type TruePage, type Truth } from '../world/truth';
import type { Session } from '../world/session';
import type { Shown } from './show';
import { shownIn } from './show';

/** What one way of telling did over all sessions: time in ms, delays in ms. */
export type Score = { goneWhileOpen: number; goneSoon: number; thereWhileGone: number; delays: number[] };
export type Measured = {
  /** Time a page was visible with a network; of it, without the first 20 s after it came (back); time none was there. */
  open: number;
  settled: number;
  absent: number;
  dot: Score;
  timeout: Score;
  ours: Score;
  /** Delays (ms) until an end was shown, of ours: with a leave that reached us, and without. */
  withLeave: number[];
  withoutLeave: number[];
};

const score = (): Score => ({ goneWhileOpen: 0, goneSoon: 0, thereWhileGone: 0, delays: [] });
export const nothingMeasured = (): Measured => ({
  ...{ open: 0, settled: 0, absent: 0, dot: score(), timeout: score(), ours: score() },
  ...{ withLeave: [], withoutLeave: [] },
});

const STEP = SECOND;
/** A page that has just come (back) is not late when it is not known yet. */
const SETTLES = 20 * SECOND;
/** The window of the naive detector: three beats. */
const TIMEOUT = 50 * SECOND;
/** An end after which nobody came back for this long. */
const STAYS_AWAY = 100 * SECOND;

/** Steps through one web chat second by second: what was true, and what each of the three ways showed. */
export function measure(session: Session, sum: Measured): void {
  const { truth, heard } = session;
  if (truth.channel !== 'chat' || truth.outages.length > 0) return;
  const shown = [...shownIn(session)];
  const first = shown[0]?.at ?? truth.end;
  const beats = heard.flatMap(({ heardAt, told }) => (told.tells === 'beat' ? [heardAt] : []));
  let [openSince, current, beat] = [Infinity, 0, 0];
  for (let at = Math.ceil(first / STEP) * STEP; at < truth.end; at += STEP) {
    while ((shown[current + 1]?.at ?? Infinity) <= at) current += 1;
    while ((beats[beat + 1] ?? Infinity) <= at) beat += 1;
    const isOpen = truth.pages.some((page) => isUp(page, at) && isOn(page.visible, at));
    openSince = isOpen ? Math.min(openSince, at) : Infinity;
    const settled = at - openSince >= SETTLES;
    const isThere = isOpen || truth.pages.some((page) => exists(page, at));
    if (isOpen) sum.open += STEP;
    if (settled) sum.settled += STEP;
    if (!isThere) sum.absent += STEP;
    const add = (to: Score, saysThere: boolean, saysGone: boolean): void => {
      if (isOpen && saysGone) to.goneWhileOpen += STEP;
      if (settled && saysGone) to.goneSoon += STEP;
      if (!isThere && saysThere) to.thereWhileGone += STEP;
    };
    const dot = dotIsOn(truth, at);
    add(sum.dot, dot, !dot);
    const beating = at - (beats[beat] ?? -Infinity) <= TIMEOUT && (beats[beat] ?? Infinity) <= at;
    add(sum.timeout, beating, !beating);
    const line = shown[current];
    if (line) add(sum.ours, saysThere(line), saysGone(line));
  }
  for (const page of truth.pages) if (isLastOf(page, truth)) measureEnd(page, session, shown, beats, sum);
}

/** "No signal", in any of its words, or left. */
const saysGone = ({ verdict: { statement } }: Shown): boolean =>
  ['nothing-since', 'nothing-yet', 'left'].includes(statement.says);

/** Said of now, or of the last two minutes. A dot told with its time says neither that they are there nor that not. */
function saysThere({ verdict: { statement } }: Shown): boolean {
  if (statement.says === 'wrote' || statement.says === 'typing') return statement.then === null;
  return ['open', 'opened', 'on-screen'].includes(statement.says);
}

/** The end of a visit is shown as evidence: a page that closed or fell silent, whoever wrote just before. */
function showsEnd({ verdict: { statement } }: Shown): boolean {
  if (statement.says === 'wrote' || statement.says === 'typing') return statement.then !== null;
  return ['closed', 'left', 'quick-exit', 'nothing-since'].includes(statement.says);
}

function isLastOf(page: TruePage, { pages, start, end }: Truth): boolean {
  const wasOpen = isOn(page.visible, page.end - 1) && !isWithin(page.device.down, page.end - 1);
  const others = pages.some((one) => one !== page && one.end > page.end - 1 && one.born < page.end + STAYS_AWAY);
  return wasOpen && !others && page.end > start + 20 * SECOND && page.end + STAYS_AWAY < end;
}

function measureEnd(
  page: TruePage,
  { truth, heard, setting }: Session,
  shown: readonly Shown[],
  beats: readonly number[],
  sum: Measured,
): void {
  const { end } = page;
  const off = firstAt(end, (at) => !dotIsOn(truth, at));
  if (off !== null) sum.dot.delays.push(off - end);
  if (!setting.beacon) return;
  const last = beats.filter((at) => at <= end + 5 * SECOND).at(-1);
  if (last !== undefined) sum.timeout.delays.push(Math.max(0, last + TIMEOUT - end));
  const told = heard.some(
    ({ told: one }) => one.tells === 'beat' && one.beat.page === page.id && one.beat.state === 'left',
  );
  const seen = shown.find((one) => one.until > end && showsEnd(one));
  const delay = seen ? Math.max(0, seen.at - end) : STAYS_AWAY;
  sum.ours.delays.push(delay);
  (told ? sum.withLeave : sum.withoutLeave).push(delay);
}

function firstAt(from: number, so: (at: number) => boolean): number | null {
  for (let at = from; at < from + STAYS_AWAY; at += SECOND / 2) if (so(at)) return at;
  return null;
}

/** The delay (ms) that this part of them is within; NaN when there are none. */
export function percentile(delays: readonly number[], part: number): number {
  const sorted = [...delays].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
