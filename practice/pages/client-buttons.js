import { el } from './cable.js';

/** What may befall the client's device, a button each. */
const { network, show, close, freeze, quickExit } = window.practiceDevice;
const buttons = {
  Close: close,
  Reload: () => location.reload(),
  Offline: () => network(false),
  'Online again': () => network(true),
  Hide: () => show(false),
  Show: () => show(true),
  Freeze: freeze,
  'Quick exit': quickExit,
};
const now = el('p', { class: 'soft', role: 'status' });
const row = el('div', {}, ...Object.entries(buttons).map(([name, click]) => el('button', { click }, name)));
const title = el('h2', { id: 'device-title' }, 'On their device (practice)');
const bar = el('section', { class: 'device', 'aria-labelledby': 'device-title' }, title, row, now);
const back = el('button', { class: 'main', click: () => show(true) }, 'Show it again');
const curtain = el(
  'div',
  { class: 'curtain', hidden: true },
  el('p', {}, 'Another tab or app lies over this page.'),
  back,
);

function draw() {
  const { onLine } = navigator;
  now.textContent = `Now: ${document.hidden ? 'hidden' : 'visible'}, ${onLine ? 'with' : 'without'} a network.`;
  curtain.hidden = !document.hidden;
  const isOff = { Offline: !onLine, 'Online again': onLine, Hide: document.hidden, Show: !document.hidden };
  for (const button of row.children) button.disabled = isOff[button.textContent] ?? false;
}
for (const name of ['online', 'offline']) window.addEventListener(name, draw);
document.addEventListener('visibilitychange', draw);
const main = document.querySelector('main');
main.append(bar);
// Before it, so that of equally high layers the buttons are the upper one.
main.before(curtain);
draw();
