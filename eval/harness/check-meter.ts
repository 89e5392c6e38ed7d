import { exists, isUp, isVisible, isWithin, SECOND, type Truth } from '../world/truth';
import type { Session } from '../world/session';
import { shownIn, type Counted } from './show';

/** What the meter said of one session's sides, and what was true of them. */
export type MeterCheck = { sides: number; counted: number; countedTrue: string[]; missed: string[] };

/** As long as news usually is on its way: what was wrong for less counts neither here nor there. */
const USUAL = 20 * SECOND;

/** Holds every side that was shown against the truth, and against what had reached us by the end. */
export function checkMeter(session: Session): MeterCheck {
  const { truth, seed } = session;
  const counted = [...shownIn(session)].at(-1)?.counted ?? [];
  const sides = counted.filter(({ counts }) => counts === 'shown');
  const check: MeterCheck = { sides: 0, counted: 0, countedTrue: [], missed: [] };
  sides.forEach((side, i) => {
    if (side.stance === 'neither') return;
    check.sides += 1;
    const until = sides[i + 1]?.at ?? truth.end;
    // A side may be taken in several statements one after another.
    const begun =
      sides
        .slice(0, i + 1)
        .map(({ stance }) => stance === side.stance)
        .lastIndexOf(false) + 1;
    const from = sides[begun]?.at ?? side.at;
    const isCounted = counted.some(({ counts, n }) => counts === 'disproved' && n === side.n);
    const where = `seed ${seed}: ${side.stance} from ${new Date(side.at).toISOString()}`;
    if (isCounted) check.counted += 1;
    if (isCounted && !wasWrong(truth, side, from, until)) check.countedTrue.push(where);
    if (!isCounted && side.stance === 'gone' && wasToldOtherwise(session, side, until)) check.missed.push(where);
  });
  return check;
}

/** They were there at some second of it; or, of a "there", for so long that news of it was due nobody was. */
function wasWrong(truth: Truth, side: Counted, from: number, until: number): boolean {
  if (side.stance === 'gone')
    return (
      truth.wrote.some(({ at }) => at > side.claims - SECOND && at < until) ||
      seconds(side.claims - SECOND, until).some((at) => truth.pages.some((page) => isVisible(page, at)))
    );
  let away = 0;
  for (const at of seconds(from, until)) {
    const isThere = truth.pages.some((page) => exists(page, at) && (isUp(page, at) || isFrozen(page, at)));
    away = isThere ? 0 : away + SECOND;
    if (away >= USUAL - 2 * SECOND && at >= side.at - 2 * SECOND) return true;
  }
  return false;
}

const isFrozen = (page: Truth['pages'][number], at: number): boolean => isWithin(page.frozen, at);

const seconds = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor((until - from) / SECOND)) }, (_, i) => from + i * SECOND);

/** While "left" stood, and news had time to come, something reached us in the end that says they wrote, or opened a page. */
function wasToldOtherwise({ heard }: Session, { claims, at: from }: Counted, until: number): boolean {
  return heard.some(({ heardAt, told }) => {
    const at = told.tells === 'wrote' ? told.at : told.tells === 'beat' ? heardAt - told.beat.born : Infinity;
    return at > claims + 5 * SECOND && Math.max(at, from) + USUAL + 5 * SECOND < until;
  });
}
