import type { LineOutside } from '../context/hear-line';
import type { PageClock } from '../page-clock';
import { ask, type Fetch } from './ask';
import type { NotDone } from './send-command';

/** What stands in a note, or why it is not told. */
export type NoteWords = { ok: true; words: string } | { ok: false; code: NotDone; says: string | null };

export type Reading = {
  fetch: Fetch;
  clock: PageClock;
  url: string;
  bearer: () => string | null;
  proveAgain: () => Promise<void>;
  /** Where the line has the session, it asks. Else null. */
  line: LineOutside | null;
  of: { accountId: number; conversationId: number };
  newKey: () => string;
};

const LINE_PATIENCE = 20_000;

/** Reads the words of one private note, at this moment, for the screen alone. Never throws. */
export async function readNoteWords(noteId: number, reading: Reading): Promise<NoteWords> {
  const { line } = reading;
  const once = (): Promise<NoteWords> => (line ? byLine(line, noteId, reading) : bySession(noteId, reading));
  const first = await once();
  if (first.ok || first.code !== 'prove-again') return first;
  await reading.proveAgain();
  return once();
}

async function bySession(noteId: number, { fetch, url, bearer }: Reading): Promise<NoteWords> {
  const body = { noteId };
  const answer = await ask<{ words: string }>(fetch, url, { body, bearer: bearer() ?? '', cookie: true });
  return answer.ok ? { ok: true, words: answer.value.words } : { ok: false, code: answer.code, says: answer.words };
}

function byLine(line: LineOutside, noteId: number, { clock, of, newKey }: Reading): Promise<NoteWords> {
  const key = newKey();
  return new Promise((resolve) => {
    const forget = line.onWords((read) => {
      if (read.key !== key) return;
      forget();
      const { words, refused } = read;
      resolve(words === null ? { ok: false, code: refused ?? 'unreachable', says: null } : { ok: true, words });
    });
    void clock.sleep(LINE_PATIENCE).then(() => {
      forget();
      resolve({ ok: false, code: 'unreachable', says: null });
    });
    line.tell({ event: 'helpline:words', ...of, key, noteId });
  });
}
