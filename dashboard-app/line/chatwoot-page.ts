/**
 * Chatwoot's own page, as far as we hold on to it: every name of Chatwoot's stands here and nowhere else (tried on 4.15.1).
 * When one of them is not found any more, the line vanishes.
 */

/**
 * The conversation that the page shows, by its address: also under an inbox, a label, a folder, the mentions, and in the
 * inbox of notifications, where a mention is opened. There too it is the number by which Chatwoot's page asks for what it
 * shows. An older Chatwoot names the notification there instead: that names no conversation, and there is no line.
 */
export function conversationHere(path: string): { accountId: number; conversationId: number } | null {
  const [, account, conversation] =
    /^\/app\/accounts\/(\d+)\/(?:(?:.*\/)?conversations|inbox-view\/conversation)\/(\d+)(?:\/|$)/.exec(path) ?? [];
  if (account === undefined || conversation === undefined) return null;
  return { accountId: Number(account), conversationId: Number(conversation) };
}

export const replyBox = (): HTMLElement | null => document.querySelector<HTMLElement>('.reply-box');

/** A private note is being written, which no client sees. */
export const isPrivate = (box: HTMLElement): boolean => box.classList.contains('is-private');

export const isDark = (): boolean => document.body.classList.contains('dark');

/** Where one types: some inboxes have a plain field instead of Chatwoot's editor. */
export const editorIn = (box: HTMLElement): HTMLElement | null =>
  box.querySelector<HTMLElement>('[contenteditable="true"], [contenteditable=""], textarea');

/** The button that sends: the one that names its key, "(CTRL + ↵)" or "(↵)". */
export function sendButtonIn(box: HTMLElement): HTMLButtonElement | null {
  const buttons = [...box.querySelectorAll('button')];
  return (
    buttons.filter(({ textContent }) => textContent?.includes('↵')).at(-1) ??
    buttons.filter((button) => button.getAttribute('type') === 'submit').at(-1) ??
    null
  );
}

/** An agent may have set that Enter alone sends; the button says so. */
export const sendsOnEnter = (button: HTMLButtonElement): boolean => /\(\s*↵\s*\)/.test(button.textContent ?? '');

/** Chatwoot's list of canned responses or names is open: there Enter chooses, and sends nothing. */
export const isChoosing = (box: HTMLElement): boolean => box.querySelector('.mention--box') !== null;

/** What stands in the box. It is looked at here, and goes nowhere. */
export function typedIn(editor: HTMLElement): string {
  const text = editor instanceof HTMLTextAreaElement ? editor.value : editor.innerText;
  return text.replace(/\u00a0/g, ' ').replace(/\n$/, '');
}

/** Puts a text where the advocate was typing, as if they had typed it: Chatwoot hears of it, and Undo takes it away. */
export function putIn(editor: HTMLElement, text: string): boolean {
  const wasThere = document.activeElement === editor;
  editor.focus();
  if (!wasThere && !(editor instanceof HTMLTextAreaElement)) getSelection()?.selectAllChildren(editor);
  if (!wasThere && !(editor instanceof HTMLTextAreaElement)) getSelection()?.collapseToEnd();
  return document.execCommand('insertText', false, text);
}

/** Chatwoot's own session of this agent, or null when nobody is signed in. */
export function sessionHere(cookies: string): { accessToken: string; client: string; uid: string } | null {
  const found = /(?:^|; )cw_d_session_info=([^;]+)/.exec(cookies)?.[1];
  if (found === undefined) return null;
  try {
    const held = JSON.parse(decodeURIComponent(found)) as Record<string, unknown>;
    const { 'access-token': accessToken, client, uid } = held;
    if (typeof accessToken !== 'string' || typeof client !== 'string' || typeof uid !== 'string') return null;
    return { accessToken, client, uid };
  } catch {
    return null;
  }
}
