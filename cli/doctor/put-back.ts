import { readPreflightNote, type PreflightNote } from '../../core/preflight/marker';
import { safeValueOf, valueNow, type Fix } from '../../core/preflight/fix';
import { mayChange } from './may-change';
import type { DeskNote } from '../../adapters/chatwoot/read-desk-notes';
import { postDeskNote } from './desk-notes';
import type { Doctor } from './doctor';
import { apply } from './harden';
import { look, type Looked } from './look';
import { sayChange } from './say-change';
import { sentences } from './sentences';

/**
 * Puts every setting back to what it was before `--harden`, by the notes in the desk's conversation, newest first. One
 * that is no more as we left it was changed by a person since, and is left alone. @throws ChatwootError
 */
export async function putBack(doctor: Doctor, looked: Looked, yes: boolean): Promise<void> {
  const { say, language } = doctor;
  const words = sentences[language];
  const notes = hardenedNotes(looked.notes);
  const all = notes.flatMap(({ note }) => changesOf(note));
  if (all.length === 0) return say(words.nothingToPutBack);
  if (!(await mayChange(doctor, all, yes))) return say(words.unchanged);
  for (const { noteId, note } of notes) {
    const { settings } = await look(doctor);
    const changes = changesOf(note);
    const asWeLeft = changes.filter((fix) => valueNow(settings, fix.place, fix.setting) === fix.before);
    if (asWeLeft.length > 0) {
      await apply(doctor, note.place, Object.fromEntries(asWeLeft.map(({ setting, after }) => [setting, after])));
    }
    const { settings: now } = await look(doctor);
    const isBack = (fix: Fix): boolean => valueNow(now, fix.place, fix.setting) === fix.after;
    const how = (fix: Fix): string => {
      if (isBack(fix)) return words.changed;
      return asWeLeft.includes(fix) ? words.notChanged : words.leftAlone;
    };
    const lines = changes.map((fix) => `${sayChange(fix, words)}: ${how(fix)}`);
    for (const line of lines) say(`  ${line}`);
    // What could not be put back now can be tried again.
    if (asWeLeft.every(isBack)) {
      const text = [words.notePutBack, ...lines.map((line) => `- ${line}`)].join('\n');
      await postDeskNote(doctor, text, { what: 'put-back', noteId });
    }
  }
}

type Hardened = { noteId: number; note: Extract<PreflightNote, { what: 'hardened' }> };

/** Those that were not put back yet, newest first. */
function hardenedNotes(notes: readonly DeskNote[]): readonly Hardened[] {
  const read = notes.flatMap(({ messageId, author, marker }) => {
    const note = author.kind === 'our-bot' && marker ? readPreflightNote(marker) : null;
    return note ? [{ noteId: messageId, note }] : [];
  });
  const done = read.flatMap(({ note }) => (note.what === 'put-back' ? [note.noteId] : []));
  const hardened = read.flatMap(({ noteId, note }) => (note.what === 'hardened' ? [{ noteId, note }] : []));
  return hardened.filter(({ noteId }) => !done.includes(noteId)).sort((a, b) => b.noteId - a.noteId);
}

/** From what we left to what it was. A setting that we do not change any more is none of ours. */
function changesOf({ place, was }: Hardened['note']): readonly Fix[] {
  return Object.entries(was).flatMap(([setting, after]) => {
    const before = safeValueOf(place, setting);
    return before === undefined ? [] : [{ place, setting, before, after }];
  });
}
