import { dropCookie } from './chatwoot-page';
import { leaves } from './report';

const WORDS = {
  en: ['Leave this page', 'This does not clear your browser history.', 'Quick exit'],
  es: ['Salir de esta página', 'Esto no borra el historial del navegador.', 'Salida rápida'],
} as const;

/** Three within this time (ms) are meant. */
const TOGETHER = 3_000;

/**
 * Above Chatwoot's open widget (2147483000), and where it has no control: on a phone in the middle of its top. In a low
 * window the widget reaches up to the corner, so there too.
 */
const PLACE = 'all:initial;position:fixed;z-index:2147483647;top:8px;';
const NARROW = 'left:50%;transform:translateX(-50%)';
const LOOK =
  'all:initial;box-sizing:border-box;min-height:44px;padding:6px 14px;border-radius:10px;background:#1d2733;color:#fff;' +
  'border:1px solid #fff;font:600 15px/1.2 system-ui,sans-serif;text-align:center;cursor:pointer;white-space:nowrap;';
const SMALL =
  'all:initial;display:block;text-align:center;color:#fff;font:12px/1.3 system-ui,sans-serif;cursor:pointer;';

/** When Escape was pressed, and when the chat last folded. */
let presses: number[] = [];
let folded = -TOGETHER;

/** Leaves for `target` at once: nothing is waited for, and nothing that fails may hold it up. */
function leave(target: string): void {
  try {
    document.documentElement.style.display = 'none';
    leaves(true);
    dropCookie();
  } finally {
    location.replace(target);
  }
}

/**
 * With the focus in the chat the page does not see the first Escape, only that the chat folds: that counts as one, and only
 * as the first, because a chat is folded by hand as well. A fold by an Escape that the page did see is the same press.
 */
function press(target: string): void {
  const now = performance.now();
  presses = [...presses.filter((at) => now - at < TOGETHER), now];
  const [first = now] = presses;
  const hasFolded = now - folded < TOGETHER && first - folded > 50;
  if (presses.length + (hasFolded ? 1 : 0) >= 3) leave(target);
}

/**
 * The quick exit, if the page asks for it: `data-quick-exit` says where to, `data-quick-exit-button="none"` that the page
 * has a button of its own, which calls `helplineQuickExit()`.
 */
export function offerQuickExit({ quickExit, quickExitButton }: DOMStringMap): void {
  if (quickExit === undefined) return;
  const wanted = new URL(quickExit || 'about:blank', location.href);
  const target = /^https?:$/.test(wanted.protocol) ? wanted.href : 'about:blank';
  Object.assign(window, { helplineQuickExit: () => leave(target) });
  addEventListener('keydown', (event) => event.key === 'Escape' && !event.repeat && press(target), true);
  addEventListener('chatwoot:closed', () => (folded = performance.now()));
  if (quickExitButton !== 'none') whenThere(() => draw(target));
}

function whenThere(run: () => void): void {
  if (document.body) run();
  else addEventListener('DOMContentLoaded', run);
}

function draw(target: string): void {
  const lang = /^es/i.test(document.documentElement.lang) ? 'es' : 'en';
  const [words, limit, name] = WORDS[lang];
  const place = document.createElement('section');
  const button = document.createElement('button');
  const small = document.createElement('span');
  place.lang = lang;
  place.setAttribute('aria-label', name);
  button.type = 'button';
  button.title = limit;
  button.textContent = words;
  small.textContent = limit;
  // Styles are set one by one, not written into the page: its content security policy may forbid that.
  small.style.cssText = SMALL;
  button.style.cssText = LOOK;
  button.onfocus = () => (button.style.outline = '3px solid #ffbf47');
  button.onblur = () => (button.style.outline = '');
  button.onclick = () => leave(target);
  const narrow = matchMedia('(max-width:667px),(max-height:560px)');
  const put = (): void => void (place.style.cssText = PLACE + (narrow.matches ? NARROW : 'right:12px'));
  put();
  narrow.onchange = put;
  button.append(small);
  place.append(button);
  document.body.prepend(place);
}
