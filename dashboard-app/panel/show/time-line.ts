import type { PanelEvidence } from '../../../core/panel/contract';

/** A mark on the time line: where (0 to 1, 1 is now), and how it is drawn. */
export type Mark = { at: number; where: number; shape: 'act' | 'page' | 'trouble' };

const MINUTE = 60_000;
/** The line reaches back as far as the oldest observation, in these steps (ms). */
const REACHES = [2, 5, 10, 30, 60, 240, 24 * 60].map((minutes) => minutes * MINUTE);

const SHAPES: Readonly<Record<string, Mark['shape']>> = {
  ...{ act: 'act', screen: 'page', page: 'page', arrival: 'page' },
  ...{ 'our-trouble': 'trouble', exit: 'trouble', leave: 'trouble', offline: 'trouble' },
};

/** The marks of what was seen, and how far (ms) the line reaches back. What is older than a day is left to the list. */
export function timeLine(evidence: readonly PanelEvidence[], now: number): { reach: number; marks: readonly Mark[] } {
  const ages = evidence.map(({ at }) => Math.max(now - at, 0));
  const longest = Math.max(0, ...ages);
  const reach = REACHES.find((one) => one >= longest) ?? REACHES.at(-1) ?? MINUTE;
  const marks = evidence.flatMap(({ at, shows }): Mark[] => {
    const age = Math.max(now - at, 0);
    return age > reach ? [] : [{ at, where: 1 - age / reach, shape: SHAPES[shows] ?? 'page' }];
  });
  return { reach, marks };
}
