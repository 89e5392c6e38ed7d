import { answerOf } from '../../adapters/chatwoot/answer';
import { changeSettings } from '../../adapters/chatwoot/change-settings';
import { fixesOf } from '../../core/preflight/examine';
import { valueNow, type Fix, type Place, type Value } from '../../core/preflight/fix';
import { mayChange } from './may-change';
import { postDeskNote } from './desk-notes';
import type { Doctor } from './doctor';
import { look, type Looked } from './look';
import { sayChange } from './say-change';
import { sentences } from './sentences';

/**
 * Switches off what the API allows: shows every change, asks, writes down in the desk's conversation what it is, then
 * changes it, and looks again whether it is so. What cannot be noted is not changed. @throws ChatwootError
 */
export async function harden(doctor: Doctor, looked: Looked, yes: boolean): Promise<void> {
  const { say, language } = doctor;
  const words = sentences[language];
  const fixes = fixesOf(looked.findings);
  if (fixes.length === 0) return say(words.nothingToChange);
  if (!(await mayChange(doctor, fixes, yes))) return say(words.unchanged);
  const unnoted = new Set<Fix>();
  for (const [place, changes] of byPlace(fixes)) {
    const lines = changes.map((fix) => `- ${sayChange(fix, words)}`);
    const text = [words.noteHardened, ...lines].join('\n');
    const noted = await postDeskNote(doctor, text, { what: 'hardened', place, was: valuesOf(changes, 'before') });
    if (noted === null) changes.forEach((fix) => unnoted.add(fix));
    else await apply(doctor, place, valuesOf(changes, 'after'));
  }
  const { settings } = await look(doctor);
  for (const fix of fixes) {
    const done = valueNow(settings, fix.place, fix.setting) === fix.after;
    const how = unnoted.has(fix) ? words.notNoted : done ? words.changed : words.notChanged;
    say(`  ${sayChange(fix, words)}: ${how}`);
  }
}

/** How it ended is not believed but looked at afterwards, so a refusal or a lost answer is nothing to stop for. */
export async function apply(doctor: Doctor, place: Place, values: Readonly<Record<string, Value>>): Promise<void> {
  const { http, config } = doctor;
  await answerOf(() => changeSettings(http, config.chatwoot.adminToken, place, values));
}

function byPlace(fixes: readonly Fix[]): ReadonlyMap<Place, readonly Fix[]> {
  const places = new Map<string, { place: Place; changes: Fix[] }>();
  for (const fix of fixes) {
    const key = JSON.stringify(fix.place);
    const known = places.get(key) ?? { place: fix.place, changes: [] };
    known.changes.push(fix);
    places.set(key, known);
  }
  return new Map([...places.values()].map(({ place, changes }) => [place, changes]));
}

const valuesOf = (fixes: readonly Fix[], which: 'before' | 'after'): Readonly<Record<string, Value>> =>
  Object.fromEntries(fixes.map((fix) => [fix.setting, fix[which]]));
