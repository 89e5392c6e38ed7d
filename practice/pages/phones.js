import { el } from './cable.js';

/** How often (real ms) the phones are looked at. */
const LOOK_EVERY = 500;
const SPEEDS = [1, 5, 10, 20];
const ENDED = { 'no-answer': 'Missed call', busy: 'Declined call', completed: 'Call', failed: 'Call that failed' };

async function post(path, body = {}) {
  const headers = { 'content-type': 'application/json' };
  await fetch(`/practice/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  await look();
}

const clock = (at) => new Date(at).toISOString().slice(11, 19);

/** Each phone is drawn once, so that what is being typed stays; what is on its screen is drawn anew. */
const screens = new Map();
function phone({ id, name }) {
  const log = el('div', { class: 'thread', role: 'log', 'aria-label': `Texts of ${name}`, tabindex: '0' });
  const ringing = el('div', { 'aria-live': 'assertive' });
  const input = el('input', { 'aria-label': `Reply of ${name}`, autocomplete: 'off' });
  const send = (event) => {
    event.preventDefault();
    if (input.value.trim() !== '') void post(`carrier/phones/${id}/texts`, { body: input.value });
    input.value = '';
  };
  const form = el('form', { submit: send }, input, el('button', { class: 'main' }, 'Send'));
  const box = el(
    'section',
    { class: 'phone', 'aria-label': `Phone of ${name}` },
    el('h2', {}, name),
    ringing,
    log,
    form,
  );
  document.querySelector('#phones').append(box);
  return { log, ringing, seen: '' };
}

function draw(one) {
  const screen = screens.get(one.id) ?? phone(one);
  screens.set(one.id, screen);
  const seen = JSON.stringify(one);
  if (seen === screen.seen) return;
  screen.seen = seen;
  const texts = one.texts.map(({ body, mine, at }) => ({
    at,
    node: bubble(body, at, mine ? 'said-by us' : 'said-by'),
  }));
  const past = one.calls.filter(({ over }) => over);
  const calls = past.map(({ status, at }) => ({ at, node: bubble(ENDED[status] ?? status, at, 'said-by activity') }));
  const all = [...texts, ...calls].sort((a, b) => a.at - b.at);
  screen.log.replaceChildren(...all.map(({ node }) => node));
  screen.log.scrollTop = screen.log.scrollHeight;
  screen.ringing.replaceChildren(...one.calls.filter(({ over }) => !over).map(callBox));
}

const bubble = (words, at, style) => el('p', { class: style }, words, el('span', { class: 'soft' }, clock(at)));

function callBox({ sid, status, said, asks }) {
  const act = (name, words, more = {}) =>
    el('button', { click: () => post(`carrier/calls/${sid}/${name}`, more) }, words);
  if (status === 'ringing') {
    return el(
      'div',
      { class: 'call' },
      el('p', {}, 'Somebody is calling'),
      el('div', {}, act('answer', 'Answer'), act('decline', 'Decline')),
    );
  }
  const key = asks ? act('press', 'Press 1', { key: '1' }) : null;
  return el('div', { class: 'call' }, el('p', {}, said.at(-1) ?? '…'), el('div', {}, key, act('hang-up', 'Hang up')));
}

async function look() {
  const [told, pace] = await Promise.all(
    ['carrier/phones', 'pace'].map(async (path) => (await fetch(`/practice/${path}`)).json()),
  );
  told.forEach(draw);
  document.querySelector('#time').textContent = clock(pace.now);
  const buttons = SPEEDS.map((speed) => {
    const words = speed === 1 ? 'As it goes' : `${speed} times as fast`;
    return el('button', { 'aria-pressed': String(speed === pace.speed), click: () => post('pace', { speed }) }, words);
  });
  const group = document.querySelector('#speeds');
  const was = group.dataset.speed;
  // The button under somebody's finger is not taken away.
  if (was !== String(pace.speed)) group.replaceChildren(...buttons);
  group.dataset.speed = String(pace.speed);
}

await look();
setInterval(() => void look().catch(() => {}), LOOK_EVERY);
