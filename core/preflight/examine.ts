import { DANGER_IDS, DANGERS, type DangerId, type Found, type Severity } from './dangers';
import type { Fix } from './fix';
import type { Settings } from './settings';

/** One danger in one place. */
export type Finding = Found & { id: DangerId; severity: Severity };

/** What a reading of the settings tells: what is dangerous, and what only a person can tell. */
export type Examined = { findings: readonly Finding[]; asked: readonly DangerId[] };

/** Looks through the settings for every danger that we know. */
export function examine(settings: Settings): Examined {
  const looked = DANGER_IDS.map((id) => ({ id, severity: DANGERS[id].severity, found: DANGERS[id].look(settings) }));
  return {
    findings: looked.flatMap(({ id, severity, found }) =>
      found === 'ask' ? [] : found.map((one) => ({ ...one, id, severity })),
    ),
    asked: looked.filter(({ found }) => found === 'ask').map(({ id }) => id),
  };
}

/** What `--harden` would change, each setting once, although two dangers may come of it. */
export function fixesOf(findings: readonly Finding[]): readonly Fix[] {
  const fixes = new Map<string, Fix>();
  for (const fix of findings.flatMap((finding) => finding.fix ?? [])) {
    fixes.set(JSON.stringify([fix.place, fix.setting]), fix);
  }
  return [...fixes.values()];
}
