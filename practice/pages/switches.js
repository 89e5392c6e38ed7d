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
    apiReadsAnswer: 'Answer everything that is read with this status; empty for none',
  },
  Texts: {
    smsLateSent: 'Fraction whose "sent" comes after "delivered"',
    smsUndelivered: 'Fraction not delivered',
    smsCallbacksLose: 'Fraction of reports that are lost',
    smsCallbacksDuplicate: 'Fraction of reports that come twice',
    smsInboundTwice: 'Fraction of texts to us that come twice',
    smsInboundLose: 'Fraction of texts to us that never come',
    smsHeldMs: 'Time that a text waits at the carrier, in ms',
    smsSegmentsLateMs: 'Time after which its log knows the segments, in ms',
  },
  'The carrier itself': {
    twilioDown: 'Be down: every connection is reset',
    twilio429: 'Fraction answered 429, too many requests',
    twilio500: 'Fraction answered 500, nothing done',
    twilioLoseAnswer: 'Fraction carried out, but the answer is lost',
  },
};

async function set(path, wanted) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`/practice/${path}`, { method: 'POST', headers, body: JSON.stringify(wanted) });
  const now = await answer.json();
  document.querySelector('#said').textContent = answer.ok ? 'Done.' : now.error;
  if (answer.ok) draw(now);
}

/** What was typed, as the kind of value that the switch now has. */
function read({ type, checked, value }, now) {
  const numbers = value.split(/[ ,]+/).filter(Boolean).map(Number);
  return type === 'checkbox' ? checked : Array.isArray(now) ? numbers : (numbers[0] ?? null);
}

function draw(now) {
  const row = ([name, words]) => {
    const state =
      typeof now[name] === 'boolean' ? { type: 'checkbox', checked: now[name] } : { value: now[name] ?? '' };
    const change = ({ target }) => set('faults', { [name]: read(target, now[name]) });
    return el(
      'div',
      { class: 'switch' },
      el('label', { for: name }, words),
      el('input', { id: name, change, ...state }),
    );
  };
  const groups = Object.entries(GROUPS).map(([title, rows]) => {
    return el('section', { class: 'card' }, el('h2', {}, title), ...Object.entries(rows).map(row));
  });
  document.querySelector('#groups').replaceChildren(...groups);
}
document.querySelector('#healthy').addEventListener('click', () => set('faults/none', {}));
draw(await (await fetch('/practice/faults')).json());
