import { el, openCable, typingTeller } from './cable.js';

/**
 * Acts on the helpline's page as Chatwoot's own script does: the cookie, `window.$chatwoot`, the events (whose detail holds
 * the whole message), the pop-up with words while closed, "read" as soon as a message meets an open chat.
 */
const settings = window.chatwootSettings ?? {};
const fire = (name, detail) => window.dispatchEvent(new CustomEvent(`chatwoot:${name}`, { detail }));
let visitor = { token: document.cookie.match(/(?:^|; )cw_conversation=([^;]+)/)?.[1] ?? '' };
/** closed, open (the thread), or unread (the pop-up). */
let view = 'closed';
let isReady = false;
const messages = new Map();

async function ask(path, body = {}) {
  const headers = { 'content-type': 'application/json', 'x-auth-token': visitor.token };
  return (await fetch(`/api/v1/widget/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}
const page = () => ({ referer: location.href, timestamp: String(new Date()) });
const reads = () => void ask('conversations/update_last_seen');
const thread = el('div', { class: 'thread', role: 'log', 'aria-label': 'Messages', tabindex: '0' });
const typing = el('p', { class: 'soft', role: 'status' });
const words = el('textarea', { 'aria-label': 'Type your message', placeholder: 'Type your message' });
const form = el('form', {}, words, el('button', { class: 'main' }, 'Send'));
const fold = el('button', { type: 'button', 'aria-label': 'Fold the chat', click: () => show('closed') }, '✕');
const head = el('header', {}, el('div', {}, el('h2', {}, 'Chat'), typing), fold);
const holder = el('section', { class: 'woot-widget-holder', 'aria-label': 'Chat', hidden: true }, head, thread, form);
const popup = el('section', { class: 'woot-popup', 'aria-label': 'New message', hidden: true });
const bubble = el('button', { class: 'woot-widget-bubble', type: 'button', click: () => show() });
const from = (message) => el('p', { class: 'soft' }, message.sender?.name ?? 'Bot');

function draw() {
  const bubbles = [...messages.values()]
    .sort((a, b) => a.id - b.id)
    .map((message) => {
      const mine = message.message_type === 0;
      return el('div', { class: `said-by ${mine ? 'us' : ''}` }, mine ? null : from(message), message.content);
    });
  thread.replaceChildren(...bubbles);
  thread.scrollTop = thread.scrollHeight;
  holder.hidden = view !== 'open';
  popup.hidden = view !== 'unread';
  bubble.textContent = view === 'closed' ? 'Chat' : '✕';
  bubble.setAttribute('aria-label', view === 'closed' ? 'Open the chat' : 'Close the chat');
}

function show(wanted = view === 'closed' ? 'open' : 'closed') {
  if (wanted === view) return;
  const wasClosed = view === 'closed';
  view = wanted;
  draw();
  if (view === 'open') {
    words.focus();
    reads();
    if (wasClosed) void ask('events', page());
  }
  if (view === 'closed') {
    if (holder.contains(document.activeElement)) bubble.focus();
    fire('closed');
  }
  if (wasClosed) fire('opened');
}

function popUp(unread) {
  if (settings.showUnreadMessagesDialog === false || unread.length === 0) return;
  const close = el('button', { type: 'button', click: () => show('closed') }, '✕ Close');
  const see = el('button', { type: 'button', click: () => show('open') }, 'See new messages');
  const cards = unread.slice(-3).map((message) => el('div', { class: 'said' }, from(message), message.content));
  popup.replaceChildren(close, ...cards, see);
  show('unread');
}

/** Fetches what is stored; answers what the client has not been shown. */
async function load() {
  const { payload, seen } = await ask('messages/list');
  for (const message of payload) messages.set(message.id, message);
  draw();
  return payload.filter((message) => message.message_type !== 0 && message.created_at * 1000 > seen);
}

/** After a gap, of which no event tells, what was missed pops up too. */
async function loadAgain() {
  const unread = await load();
  if (isReady && view === 'closed') popUp(unread);
}

function hear(event, data) {
  const typist = event.endsWith('_on') && !data.is_private ? `${data.user.name} is typing…` : '';
  if (event.startsWith('conversation.typing')) typing.textContent = typist;
  if (!event.startsWith('message.')) return;
  messages.set(data.id, data);
  draw();
  if (event !== 'message.created') return;
  fire('on-message', data);
  if (view === 'open') reads();
  else if (data.message_type !== 0) popUp([data]);
}

const teller = typingTeller((on) => messages.size && ask('conversations/toggle_typing', { typing_status: on }));
async function send(event) {
  event.preventDefault();
  const content = words.value.trim();
  if (!content) return;
  words.value = '';
  teller.stop();
  if (messages.size === 0) fire('on-start-conversation', { hasConversation: false });
  const message = await ask('messages', { content, ...page() });
  messages.set(message.id, message);
  draw();
}
form.addEventListener('submit', send);
words.addEventListener('input', teller.press);
words.addEventListener('blur', teller.stop);
words.addEventListener('keydown', (event) => event.key === 'Enter' && !event.shiftKey && void send(event));
const keep = (token, seconds) =>
  (document.cookie = `cw_conversation=${token}; path=/; max-age=${seconds}; samesite=lax`);
window.$chatwoot = {
  baseUrl: location.origin,
  showUnreadMessagesDialog: settings.showUnreadMessagesDialog ?? true,
  get isOpen() {
    return view !== 'closed';
  },
  toggle: (state) => show(state && (state === 'open' ? 'open' : 'closed')),
  toggleBubbleVisibility: (state) => (bubble.hidden = state === 'hide'),
  reset: () => location.reload(keep('', 0)),
};
document.querySelector('#start-chat').addEventListener('click', () => show('open'));
document.body.append(holder, popup, bubble);
visitor = await ask('config');
keep(visitor.token, 365 * 24 * 3600);
const unread = await load();
openCable({ identify: { pubsub_token: visitor.pubsub_token }, pingMs: 60_000, onEvent: hear, onOpen: loadAgain });
fire('ready');
isReady = true;
popUp(unread);
