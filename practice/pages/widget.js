import { el, openCable, typingTeller } from './cable.js';

/**
 * Acts on the helpline's page as Chatwoot's own script does: the cookie, `window.$chatwoot`, the events (whose detail holds
 * the whole message), the pop-up with words while closed, "read" as soon as a message meets an open chat.
 */
const settings = window.chatwootSettings ?? {};
const COOKIE = 'cw_conversation';
const YEAR_S = 365 * 24 * 3600;
const known = document.cookie.match(/(?:^|; )cw_conversation=([^;]+)/)?.[1];
const fire = (name, detail) => window.dispatchEvent(new CustomEvent(`chatwoot:${name}`, { detail }));

let visitor = {};
/** closed, open (the thread), or unread (the pop-up). */
let view = 'closed';
const messages = new Map();
const ask = async (path, body = {}) => {
  const headers = { 'content-type': 'application/json', 'x-auth-token': visitor.token ?? '' };
  const answer = await fetch(`/api/v1/widget/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
};
const page = () => ({ referer: location.href, timestamp: String(new Date()) });

const thread = el('div', { class: 'thread', role: 'log', 'aria-label': 'Messages', tabindex: '0' });
const typing = el('p', { class: 'soft', role: 'status' });
const words = el('textarea', { 'aria-label': 'Type your message', placeholder: 'Type your message' });
const form = el('form', {}, words, el('button', { class: 'main' }, 'Send'));
const fold = el('button', { type: 'button', 'aria-label': 'Fold the chat', click: () => show('closed') }, '✕');
const head = el('header', {}, el('div', {}, el('h2', {}, 'Chat'), typing), fold);
const holder = el('section', { class: 'woot-widget-holder', 'aria-label': 'Chat', hidden: true }, head, thread, form);
const popup = el('section', { class: 'woot-popup', 'aria-label': 'New message', hidden: true });
const bubble = el('button', { class: 'woot-widget-bubble', type: 'button', click: () => show() });

function draw() {
  const said = [...messages.values()].sort((a, b) => a.id - b.id);
  thread.replaceChildren(
    ...said.map((message) => {
      const mine = message.message_type === 0;
      const who = mine ? null : el('span', { class: 'soft' }, message.sender?.name ?? 'Bot');
      return el('div', { class: `said-by ${mine ? 'us' : ''}` }, who, message.content);
    }),
  );
  thread.scrollTop = thread.scrollHeight;
  holder.hidden = view !== 'open';
  popup.hidden = view !== 'unread';
  bubble.textContent = view === 'closed' ? '💬' : '✕';
  bubble.setAttribute('aria-label', view === 'closed' ? 'Open the chat' : 'Close the chat');
}

function show(wanted = view === 'closed' ? 'open' : 'closed') {
  if (wanted === view) return;
  const wasClosed = view === 'closed';
  view = wanted;
  draw();
  if (view === 'open') {
    words.focus();
    void ask('conversations/update_last_seen');
    if (wasClosed) void ask('events', page());
  }
  if (view === 'closed') fire('closed');
  else if (wasClosed) fire('opened');
}

function popUp(unread) {
  if (settings.showUnreadMessagesDialog === false || unread.length === 0) return;
  const close = el('button', { type: 'button', click: () => show('closed') }, '✕ Close');
  const cards = unread.slice(-3).map((message) => {
    return el('div', { class: 'said' }, el('p', { class: 'soft' }, message.sender?.name ?? 'Bot'), message.content);
  });
  popup.replaceChildren(
    close,
    ...cards,
    el('button', { type: 'button', click: () => show('open') }, 'See new messages'),
  );
  show('unread');
}

async function load() {
  const { payload, seen } = await ask('messages/list');
  for (const message of payload) messages.set(message.id, message);
  draw();
  return payload.filter((message) => message.message_type !== 0 && message.created_at * 1000 > seen);
}

function hear(event, data) {
  if (event.startsWith('conversation.typing')) {
    const on = event.endsWith('on') && !data.is_private;
    typing.textContent = on ? `${data.user.name} is typing…` : '';
  }
  if (!event.startsWith('message.')) return;
  messages.set(data.id, data);
  draw();
  if (event !== 'message.created') return;
  fire('on-message', data);
  if (view === 'open') void ask('conversations/update_last_seen');
  else if (data.message_type !== 0) popUp([data]);
}

const teller = typingTeller(
  (status) => messages.size > 0 && ask('conversations/toggle_typing', { typing_status: status }),
);
const send = async (event) => {
  event?.preventDefault();
  const content = words.value.trim();
  if (!content) return;
  words.value = '';
  teller.stop();
  if (messages.size === 0) fire('on-start-conversation', { hasConversation: false });
  const message = await ask('messages', { content, ...page() });
  messages.set(message.id, message);
  draw();
};
form.addEventListener('submit', send);
words.addEventListener('input', teller.press);
words.addEventListener('blur', teller.stop);
words.addEventListener('keydown', (event) => event.key === 'Enter' && !event.shiftKey && void send(event));
// The first Escape only folds the chat, and the page does not hear of it.
holder.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  show('closed');
  bubble.focus();
});

window.$chatwoot = {
  baseUrl: location.origin,
  showUnreadMessagesDialog: settings.showUnreadMessagesDialog ?? true,
  get isOpen() {
    return view !== 'closed';
  },
  toggle: (state) => show(state === undefined ? undefined : state === 'open' ? 'open' : 'closed'),
  toggleBubbleVisibility: (state) => (bubble.hidden = state === 'hide'),
  reset() {
    document.cookie = `${COOKIE}=; path=/; max-age=0`;
    location.reload();
  },
};
document.querySelector('#start-chat')?.addEventListener('click', () => show('open'));
document.querySelector('#quick-exit')?.addEventListener('click', () => location.replace('about:blank'));
document.body.append(holder, popup, bubble);
visitor = await ask('config', { token: known });
document.cookie = `${COOKIE}=${visitor.token}; path=/; max-age=${YEAR_S}; samesite=lax`;
const unread = await load();
const identify = { pubsub_token: visitor.pubsub_token };
await openCable({ identify, pingMs: 60_000, onEvent: hear, onOpen: () => void load() });
fire('ready');
popUp(unread);
