import type { FromLine, LineSaid, LineTells, LineWords, ToLine } from '../../../core/panel/line-contract';
import { field, isFromChatwoot, parsed, type Around, type Heard } from './read-context';

/** The line on Chatwoot's own page, where it is installed: what it tells us, and what we ask of it. */
export type LineOutside = {
  tell(message: ToLine): void;
  /** The answer ends the listening. */
  onTells(hear: (told: LineTells) => void): () => void;
  onSaid(hear: (said: LineSaid) => void): () => void;
  onWords(hear: (read: LineWords) => void): () => void;
};

export function hearLine(page: Window, around: Around): LineOutside {
  const tells = new Set<(told: LineTells) => void>();
  const saids = new Set<(said: LineSaid) => void>();
  const reads = new Set<(read: LineWords) => void>();
  page.addEventListener('message', (event) => {
    const message = readFromLine(event, around);
    if (message?.event === 'helpline:line') tells.forEach((hear) => hear(message));
    if (message?.event === 'helpline:said') saids.forEach((hear) => hear(message));
    if (message?.event === 'helpline:worded') reads.forEach((hear) => hear(message));
  });
  return {
    tell: (message) => {
      if (page.parent !== page) page.parent.postMessage(JSON.stringify(message), around.chatwootOrigin);
    },
    onTells: (hear) => listening(tells, hear),
    onSaid: (hear) => listening(saids, hear),
    onWords: (hear) => listening(reads, hear),
  };
}

/**
 * A message of the line, or null. It stands on Chatwoot's own page, so its window and origin are all that is asked: who
 * can write there can do anything already, and whatever proof it hands on our own service checks.
 */
export function readFromLine(heard: Heard, around: Around): FromLine | null {
  if (!isFromChatwoot(heard, around) || typeof heard.data !== 'string') return null;
  const told = parsed(heard.data);
  const event = field(told, 'event');
  if (event === 'helpline:said' || event === 'helpline:worded')
    return typeof field(told, 'key') === 'string' ? (told as LineSaid | LineWords) : null;
  if (event !== 'helpline:line') return null;
  const theme = field(told, 'theme');
  return theme === 'light' || theme === 'dark' ? (told as LineTells) : null;
}

function listening<Hear>(all: Set<Hear>, hear: Hear): () => void {
  all.add(hear);
  return () => void all.delete(hear);
}
