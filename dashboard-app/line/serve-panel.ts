import type { CommandAnswer } from '../../core/panel/command-contract';
import type { FromLine, LineSaid, PanelAsksToSay, PanelAsksWords, ToLine } from '../../core/panel/line-contract';
import type { Refusal } from '../panel/ask/ask';
import { parsed } from '../panel/context/read-context';
import type { Followed, Here } from './connect';

/** What the line knows of the conversation that is open. */
export type Open = { here: Here; followed: Followed };

/**
 * The panel's frame, where it is open: it is handed the proof and the theme, and may have something said in the
 * advocate's name, or a note read in their right. Only a frame of our own origin is heard, and only it is told anything.
 */
export function servePanel(page: Window, origin: string, open: () => Open | null, isDark: () => boolean): () => void {
  let panel: Window | null = null;
  let told = '';

  const post = (message: FromLine): void => panel?.postMessage(JSON.stringify(message), origin);

  /** Tells the panel, if what there is to tell is not what it was told last. */
  const tell = (): void => {
    const current = open();
    if (!panel || !current) return;
    const { here, followed } = current;
    const exchange = followed.proof();
    const message: FromLine = {
      event: 'helpline:line',
      ...here,
      theme: isDark() ? 'dark' : 'light',
      exchange,
      refused: exchange === null ? followed.refused() : null,
      isCurrent: exchange?.lineIsOld !== true,
    };
    const text = JSON.stringify(message);
    if (text === told) return;
    told = text;
    post(message);
  };

  const saysFor = async ({ request, accountId, conversationId }: PanelAsksToSay): Promise<void> => {
    const said = (answer: CommandAnswer | null, refused: LineSaid['refused']): void =>
      post({ event: 'helpline:said', key: request.key, answer, refused });
    // Meant for one client, it would go to whoever is open now.
    const followed = openNow({ accountId, conversationId });
    if (!followed) return said(null, 'elsewhere');
    const answer = await followed.say(request);
    if (answer.ok) said(answer.value, null);
    else said(null, refusalOf(answer.code));
  };

  const readsFor = async ({ key, noteId, ...of }: PanelAsksWords): Promise<void> => {
    const read = (words: string | null, refused: LineSaid['refused']): void =>
      post({ event: 'helpline:worded', key, words, refused });
    const followed = openNow(of);
    if (!followed) return read(null, 'elsewhere');
    const answer = await followed.noteWords(noteId);
    if (answer.ok) read(answer.value.words, null);
    else read(null, refusalOf(answer.code));
  };

  function openNow({ accountId, conversationId }: Here): Followed | null {
    const now = open();
    return now?.here.conversationId === conversationId && now.here.accountId === accountId ? now.followed : null;
  }

  page.addEventListener('message', ({ data, origin: from, source }) => {
    if (from !== origin || typeof data !== 'string') return;
    const message = parsed(data) as ToLine | null;
    if (message === null || !ASKED.includes(message.event)) return;
    panel = source as Window;
    told = '';
    if (message.event === 'helpline:say') void saysFor(message);
    else if (message.event === 'helpline:words') void readsFor(message);
    else tell();
  });
  return tell;
}

const ASKED: readonly unknown[] = ['helpline:say', 'helpline:words', 'helpline:proof-wanted'];

/** Whether nobody answered the panel is told by a null. */
const refusalOf = (code: Refusal): LineSaid['refused'] => (code === 'unreachable' || code === 'not-here' ? null : code);
