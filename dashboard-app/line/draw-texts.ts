import { element, say } from './element';
import type { LineState } from './line-state';
import type { LineWords } from './words';

/** The offered texts: a button that opens them above the line, each in full; one click puts it into the box. */
export function drawTexts(choose: (text: string) => void): {
  button: HTMLElement;
  list: HTMLElement;
  close: () => void;
  update: (state: LineState, words: LineWords, isPrivate: boolean) => void;
} {
  let drawn = '';
  const button = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'texts' });
  const list = element('ul', { id: 'texts', class: 'list', hidden: true });
  const open = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  };
  const close = (): void => open(false);
  const items = (): HTMLElement[] => [...list.querySelectorAll('button')];
  button.addEventListener('click', () => {
    open(list.hidden === true);
    if (!list.hidden) items()[0]?.focus();
  });
  list.addEventListener('keydown', (event) => {
    const place = items().indexOf((list.getRootNode() as ShadowRoot).activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      close();
      button.focus();
    } else if (step === undefined) return;
    else
      items()
        .at((place + step) % items().length)
        ?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  const item = (text: string): HTMLElement => {
    const put = (): void => {
      close();
      choose(text);
    };
    return element('li', {}, element('button', { type: 'button', click: put }, text));
  };
  return {
    button,
    list,
    close,
    update({ texts, textsHeldBack }, words, isPrivate) {
      say(button, words.texts);
      button.hidden = texts.length === 0 && textsHeldBack === null;
      if (button.hidden) close();
      const why = isPrivate ? words.textsPrivate : textsHeldBack;
      const now = why ?? texts.map(({ text }) => text).join('\n');
      if (now === drawn) return;
      drawn = now;
      const offered = texts.map(({ text }) => item(text));
      list.replaceChildren(...(why === null ? offered : [element('li', {}, element('p', {}, why))]));
    },
  };
}
