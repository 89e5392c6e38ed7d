import { element, say } from './element';
import type { LineWords } from './words';

/** The second question, in words, and its two answers. */
export type Question = {
  readonly shown: HTMLElement;
  isOpen: () => boolean;
  /** Asks; false when it could not be shown, and then nothing may be held up for it. */
  ask: (question: string, words: LineWords, sendAnyway: () => void, wait: () => void) => boolean;
  close: () => void;
};

export function drawQuestion(): Question {
  let answer: { sendAnyway: () => void; wait: () => void } | null = null;
  const end = (how: 'sendAnyway' | 'wait'): void => {
    const given = answer;
    close();
    given?.[how]();
  };
  const words = element('p', { id: 'question' });
  const wait = element('button', { type: 'button', class: 'wait', click: () => end('wait') });
  const anyway = element('button', { type: 'button', click: () => end('sendAnyway') });
  const onKey = (event: Event): void => {
    if ((event as KeyboardEvent).key === 'Escape') end('wait');
  };
  const shown = element(
    'div',
    { class: 'ask', role: 'alertdialog', 'aria-labelledby': 'question', hidden: true, keydown: onKey },
    ...[words, wait, anyway],
  );
  function close(): void {
    answer = null;
    shown.hidden = true;
  }
  return {
    shown,
    close,
    isOpen: () => answer !== null,
    ask(question, said, sendAnyway, waits) {
      say(words, question);
      say(wait, said.wait);
      say(anyway, said.sendAnyway);
      shown.hidden = false;
      if (!shown.isConnected || shown.getClientRects().length === 0) {
        shown.hidden = true;
        return false;
      }
      answer = { sendAnyway, wait: waits };
      wait.focus();
      return true;
    },
  };
}
