import type { FromLine, LineSaid, PanelAsksToSay, PanelAsksWords, ToLine } from '../../core/panel/line-contract';
import type { Asked } from '../panel/ask/ask';
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

  /** Meant for one client, it would go to whoever is open now. Whether nobody answered the panel is told by a null. */
  async function asks<T>(
    { accountId, conversationId }: Here,
    what: (followed: Followed) => Promise<Asked<T>>,
    say: (answer: T | null, refused: LineSaid['refused']) => void,
  ): Promise<void> {
    const now = open();
    if (now?.here.conversationId !== conversationId || now.here.accountId !== accountId) return say(null, 'elsewhere');
    const answer = await what(now.followed);
    if (answer.ok) say(answer.value, null);
    else say(null, answer.code === 'unreachable' || answer.code === 'not-here' ? null : answer.code);
  }

  const saysFor = (asked: PanelAsksToSay): Promise<void> =>
    asks(
      asked,
      ({ say }) => say(asked.request),
      (answer, refused) => post({ event: 'helpline:said', key: asked.request.key, answer, refused }),
    );

  const readsFor = (asked: PanelAsksWords): Promise<void> =>
    asks(
      asked,
      ({ noteWords }) => noteWords(asked.noteId),
      (read, refused) => post({ event: 'helpline:worded', key: asked.key, words: read?.words ?? null, refused }),
    );

  page.addEventListener('message', ({ data, origin: from, source }) => {
    if (from !== origin || typeof data !== 'string') return;
    const message = parsed(data) as ToLine | null;
    if (!/^helpline:(say|words|proof-)/.test(message?.event ?? '')) return;
    panel = source as Window;
    told = '';
    if (message?.event === 'helpline:say') void saysFor(message);
    else if (message?.event === 'helpline:words') void readsFor(message);
    else tell();
  });
  return tell;
}
