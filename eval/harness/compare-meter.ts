import { weekOf } from '../../core/kernel/instant';
import { statementsIn, wrongness, type Statement } from '../judge/meter-truth';
import { isoWeek } from '../judge/week';
import type { Session } from '../world/session';
import { POLICIES, shownIn, type Counted } from './show';

/** One line of the table: statements of a kind, resting on a source, in a week. `doubt`: of a few seconds' difference. */
export type Line = { shown: number; disproved: number; wrong: number; doubt: number };

export type Comparison = {
  lines: Map<string, Line>;
  /** Where the meter and the truth differ, in either direction. */
  differ: string[];
};

export const nothingCompared = (): Comparison => ({ lines: new Map(), differ: [] });

/** Holds what the meter counted in one session against what the judge makes of the screen, the truth, and what was heard. */
export function compareMeter(session: Session, sum: Comparison): void {
  const { truth, seed } = session;
  if (truth.channel !== 'chat') return;
  const screen = [...shownIn(session)];
  const last = screen.at(-1);
  if (!last) return;
  const told = session.heard.slice(0, last.known);
  const expected = statementsIn(
    screen.map(({ at, until, words }) => ({ at, until, words: words.en })),
    told,
  );
  const shown = last.counted.filter(({ counts, stance }) => counts === 'shown' && stance !== 'neither');
  const differ = (what: string): void => void sum.differ.push(`seed ${seed}: ${what}`);
  if (JSON.stringify(shown.map(cellOfCount)) !== JSON.stringify(expected.map(cellOf)))
    differ(`shown ${shown.map(cellOfCount).join(', ')}; on the screen ${expected.map(cellOf).join(', ')}`);
  for (const one of expected) {
    const line = lineOf(sum, cellOf(one));
    line.shown += 1;
    const isCounted = wasDisproved(one, last.counted);
    const truly = wrongness(one, truth, told);
    if (isCounted) line.disproved += 1;
    if (truly === 'wrong') line.wrong += 1;
    if (truly === 'doubt') line.doubt += 1;
    if (truly !== 'doubt' && isCounted !== (truly === 'wrong'))
      differ(`${cellOf(one)} at ${new Date(one.at).toISOString()}: ${isCounted ? 'counted' : 'not counted'}, ${truly}`);
  }
}

const cellOf = ({ at, stance, kind, source }: Statement): string => [isoWeek(at), stance, kind, source].join(' ');

const cellOfCount = ({ shownAt, at, stance, verdict, source }: Counted): string =>
  [weekOf(shownAt ?? at, POLICIES.en.zone), stance, verdict, source].join(' ');

function lineOf({ lines }: Comparison, cell: string): Line {
  const known = lines.get(cell);
  if (known) return known;
  const line: Line = { shown: 0, disproved: 0, wrong: 0, doubt: 0 };
  lines.set(cell, line);
  return line;
}

/** The meter counts by its own numbers; they are those of the statement that began at that moment. */
function wasDisproved({ at }: Statement, counted: readonly Counted[]): boolean {
  const n = counted.find((one) => one.counts === 'shown' && one.at === at)?.n;
  return counted.some((one) => one.counts === 'disproved' && one.n === n);
}
