import type { CommandAnswer } from '../../core/panel/command-contract';
import type { FromLine, LineSaid, PanelAsksToSay, ToLine } from '../../core/panel/line-contract';
import { parsed } from '../panel/context/read-context';
import type { Followed, Here } from './connect';

/** What the line knows of the conversation that is open. */
export type Open = { here: Here; followed: Followed };

/**
 * The panel's frame, where it is open: it is handed the proof and the theme, and may have something said in the
 * advocate's name. Only a frame of our own origin is heard, and only it is told anything.
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
    const now = open();
    // Meant for one client, it would go to whoever is open now.
    if (now?.here.conversationId !== conversationId || now.here.accountId !== accountId) return said(null, 'elsewhere');
    const answer = await now.followed.say(request);
    if (answer.ok) return said(answer.value, null);
    said(null, answer.code === 'unreachable' || answer.code === 'not-here' ? null : answer.code);
  };

  page.addEventListener('message', ({ data, origin: from, source }) => {
    if (from !== origin || typeof data !== 'string') return;
    const message = parsed(data) as ToLine | null;
    const isSaying = message?.event === 'helpline:say';
    if (!isSaying && message?.event !== 'helpline:proof-wanted') return;
    panel = source as Window;
    told = '';
    if (isSaying) void saysFor(message);
    else tell();
  });
  return tell;
}
