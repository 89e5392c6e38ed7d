import { editorIn, isChoosing, isPrivate, replyBox, sendButtonIn, sendsOnEnter, typedIn } from './chatwoot-page';

/** Why this text is not sent at once; null: it goes. `go` sends it after all. */
export type Holding = (text: string, go: () => void) => 'held' | 'goes';

/**
 * Stands in front of both ways of sending, the button and the key, before Chatwoot hears of them. A private note is never
 * held up, and whatever fails in here lets the message go.
 */
export function holdSending(page: Window, holds: Holding): void {
  let lets = false;

  const go = (): void => {
    const box = replyBox();
    const button = box && sendButtonIn(box);
    if (!button) return;
    lets = true;
    try {
      button.click();
    } finally {
      lets = false;
    }
  };

  const hold = (event: Event, box: HTMLElement): void => {
    const editor = editorIn(box);
    const text = editor ? typedIn(editor) : '';
    if (holds(text, go) !== 'held') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const guarded = (event: Event, sends: (box: HTMLElement) => boolean): void => {
    if (lets) return;
    try {
      const box = replyBox();
      if (box && !isPrivate(box) && sends(box)) hold(event, box);
    } catch {
      // A fault of ours holds nothing up.
    }
  };

  page.addEventListener(
    'click',
    (event) => guarded(event, (box) => sendButtonIn(box)?.contains(event.target as Node) === true),
    true,
  );
  page.addEventListener('keydown', (event) => guarded(event, (box) => isSendingKey(event, box)), true);
}

function isSendingKey(event: KeyboardEvent, box: HTMLElement): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing) return false;
  const button = sendButtonIn(box);
  if (button === null || button.disabled || isChoosing(box)) return false;
  if (editorIn(box)?.contains(event.target as Node) !== true) return false;
  const withKey = event.ctrlKey || event.metaKey;
  return withKey !== sendsOnEnter(button);
}
