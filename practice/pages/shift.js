import { el } from './cable.js';

/** Begins and ends a shift of scripted clients, and shows at its end what there was to notice. */
const $ = (id) => document.getElementById(id);
const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
let drawn = '';

async function ask(path, body) {
  const headers = { 'content-type': 'application/json' };
  const post = { method: 'POST', headers, body: JSON.stringify(body ?? {}) };
  const answer = await fetch(`/practice/shift/${path}`, path === 'state' ? {} : post);
  const state = await answer.json();
  $('said').textContent = answer.ok ? '' : state.error;
  if (answer.ok) draw(state);
  return answer.ok;
}

function drawScripts(scripts) {
  if ($('scripts').children.length > 0) return;
  const box = ({ name, title, usual }) =>
    el('label', {}, el('input', { type: 'checkbox', name: 'client', value: name, checked: usual }), ` ${title}`);
  $('scripts').replaceChildren(...scripts.map(box));
}

function drawRunning({ beganAt, parts, isOver, speed, now }) {
  $('running').hidden = beganAt === null;
  $('begin').textContent = beganAt === null ? 'Begin' : 'Begin anew';
  if (beganAt === null) return;
  const minutes = Math.floor((now - beganAt) / 60_000);
  const pace = speed === 1 ? '' : ` Time runs ${speed} times as fast.`;
  const over = 'All of them have played their part. End the shift when you have finished.';
  $('where').textContent = isOver ? over : `On shift for ${minutes} min.${pace}`;
  const link = ({ conversation }) =>
    el(
      'li',
      {},
      el(
        'a',
        { href: `/app/accounts/1/conversations/${conversation}`, target: '_blank' },
        `Conversation #${conversation}`,
      ),
    );
  const ids = parts.map(({ conversation }) => conversation).join();
  if (ids === drawn) return;
  drawn = ids;
  $('parts').replaceChildren(...parts.map(link));
}

const titleOf = (title, conversation) => (conversation === null ? title : `${title}: conversation #${conversation}`);

function momentRow({ at, what, then, helps, careful }) {
  return el(
    'li',
    {},
    el('p', {}, el('strong', {}, `${clock(at)} `), what),
    el('p', {}, then),
    careful ? el('p', {}, el('strong', {}, 'For next time: '), careful) : null,
    el('p', { class: 'soft' }, `What helps: ${helps}`),
  );
}

function drawSummary(summary) {
  $('summary').hidden = summary === null;
  const clients = summary?.clients ?? [];
  $('clients').replaceChildren(
    ...clients.map(({ conversation, title, moments }) =>
      el(
        'section',
        { class: 'card', 'aria-label': titleOf(title, conversation) },
        el('h3', {}, titleOf(title, conversation)),
        moments.length === 0
          ? el('p', {}, 'The shift ended before they wrote.')
          : el('ol', { class: 'moments' }, ...moments.map(momentRow)),
      ),
    ),
  );
}

function draw(state) {
  drawScripts(state.scripts);
  drawRunning(state);
  drawSummary(state.summary);
}

$('begin').addEventListener('click', () => {
  const clients = [...document.querySelectorAll('[name="client"]:checked')].map(({ value }) => value);
  void ask('begin', { clients });
});
$('end').addEventListener('click', async () => {
  if (await ask('end')) $('summary').focus();
});
setInterval(() => $('summary').hidden && void ask('state'), 1_000);
await ask('state');
