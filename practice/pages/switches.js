import { el } from './cable.js';

const GROUPS = {
  Webhooks: {
    webhooksOff: 'Send none at all',
    webhooksLose: 'Fraction that is lost',
    webhooksDuplicate: 'Fraction that comes twice',
    webhooksReorder: 'Fraction held back, so that others overtake',
    webhooksDelayMs: 'Lateness in ms: least, most',
  },
  'Chatwoot itself': {
    apiDown: 'Be down: every connection is reset',
    apiSlowMs: 'Be slower by this many ms',
    api429: 'Fraction answered 429, too many requests',
    apiRetryAfterS: 'Retry-After of those, in seconds; empty for none',
    api500: 'Fraction answered 500, nothing done',
    apiLoseAnswer: 'Fraction carried out, but the answer is lost',
  },
  Texts: { smsLateSent: 'Fraction whose "sent" comes after "delivered"', smsUndelivered: 'Fraction not delivered' },
};
const said = document.querySelector('#said');

async function set(wanted) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/practice/faults', { method: 'POST', headers, body: JSON.stringify(wanted) });
  said.textContent = answer.ok ? 'Done.' : (await answer.json()).error;
  if (answer.ok) await draw();
}

/** What was typed, as the kind of value that the switch now has. */
function read(input, now) {
  if (input.type === 'checkbox') return input.checked;
  const numbers = input.value.split(/[ ,]+/).filter(Boolean).map(Number);
  return Array.isArray(now) ? numbers : (numbers[0] ?? null);
}

async function draw() {
  const now = await (await fetch('/practice/faults')).json();
  const row = ([name, words]) => {
    const isSwitch = typeof now[name] === 'boolean';
    const value = isSwitch ? { checked: now[name] } : { value: now[name]?.toString().replace(',', ', ') ?? '' };
    const change = ({ target }) => set({ [name]: read(target, now[name]) });
    const input = el('input', { type: isSwitch ? 'checkbox' : 'text', id: name, change, ...value });
    return el('div', { class: 'switch' }, el('label', { for: name }, words), input);
  };
  const groups = Object.entries(GROUPS).map(([title, rows]) => {
    return el('section', { class: 'card' }, el('h2', {}, title), ...Object.entries(rows).map(row));
  });
  document.querySelector('#groups').replaceChildren(...groups);
  document.querySelector('#healthy').onclick = () => fetch('/practice/faults/none', { method: 'POST' }).then(draw);
}
await draw();
