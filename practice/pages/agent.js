import { drawSide } from './agent-side.js';
import { el, openCable, typingTeller } from './cable.js';

/** A small agent screen with the addresses, names and habits of Chatwoot's dashboard that the plugin relies on. */
const $ = (id) => document.getElementById(id);
const COOKIE = 'cw_d_session_info';
const PEOPLE = { ana: 'Ana, advocate', ben: 'Ben, advocate', cleo: 'Cleo, advocate', ada: 'Ada, administrator' };
const cookie = document.cookie.match(/(?:^|; )cw_d_session_info=([^;]+)/)?.[1];
const session = cookie ? JSON.parse(decodeURIComponent(cookie)) : null;

const state = {
  me: null,
  current: null,
  conversation: null,
  messages: [],
  apps: [],
  tab: 0,
  private: false,
  known: {},
};
const base = '/api/v1/accounts/1';
async function api(method, path, body) {
  const { 'access-token': token, client, uid } = session;
  const headers = { 'access-token': token, client, uid, 'content-type': 'application/json' };
  const answer = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (answer.status === 401 && path === '/auth/validate_token') signOut();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}
const here = () => `${base}/conversations/${state.current}`;
const post = async (what, body) => {
  await api('POST', `${here()}/${what}`, body);
  refresh();
};

function signOut() {
  document.cookie = `${COOKIE}=; path=/; max-age=0`;
  location.assign('/app');
}
async function signIn(email) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/auth/sign_in', { method: 'POST', headers, body: JSON.stringify({ email }) });
  const info = encodeURIComponent(JSON.stringify(Object.fromEntries(answer.headers)));
  document.cookie = `${COOKIE}=${info}; path=/; max-age=${60 * 24 * 3600}`;
  location.reload();
}

const time = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
/** Chatwoot draws `sent` with two ticks, as if it had arrived. */
const TICKS = { sent: '✓✓ sent', delivered: '✓✓ delivered', read: '✓✓ read', failed: '! not sent' };

function bubble({
  message_type: type,
  private: note,
  sender,
  content,
  created_at: at,
  status,
  content_attributes: more,
}) {
  if (type === 2) return el('div', { class: 'said-by activity' }, content);
  const kind = note ? 'us note' : type === 0 ? '' : sender?.type === 'user' ? 'us' : 'us bot';
  const error = more.external_error ? ` (${more.external_error})` : '';
  const ticks = type === 0 ? '' : note ? ' · private note' : ` · ${TICKS[status]}${error}`;
  const shown = content.replace(/\[(@[^\]]+)\]\(mention:[^)]+\)/g, '$1');
  return el(
    'li',
    { class: `said-by ${kind}` },
    shown,
    el('span', { class: 'soft' }, `${sender?.name ?? 'Bot'} · ${time(at)}${ticks}`),
  );
}

function drawList(conversations) {
  const rows = conversations.map((each) => {
    const last = each.last_non_activity_message;
    const count = each.unread_count ? el('span', { class: 'count', title: 'unread' }, String(each.unread_count)) : null;
    const mark = [each.priority, ...each.labels].filter(Boolean).join(' · ');
    const href = `/app/accounts/1/conversations/${each.id}`;
    const current = each.id === state.current ? 'page' : undefined;
    const click = (event) => {
      event.preventDefault();
      open(each.id);
    };
    const lines = [
      el('strong', {}, each.meta.sender.name),
      el('p', { class: 'soft' }, last?.content ?? 'No message yet'),
    ];
    const about = el('p', { class: 'soft' }, `#${each.id} · ${each.status}${mark ? ` · ${mark}` : ''}`);
    return el('li', {}, el('a', { href, 'aria-current': current, click }, count, ...lines, about));
  });
  $('list').replaceChildren(...(rows.length ? rows : [el('li', { class: 'bar soft' }, 'Nobody is here yet.')]));
}

function drawTabs() {
  const tab = (name, index) => {
    const click = () => choose(index);
    return el('button', { type: 'button', role: 'tab', 'aria-selected': String(state.tab === index), click }, name);
  };
  $('tabs').replaceChildren(...['Messages', ...state.apps.map((app) => app.title)].map(tab));
  $('messages-panel').hidden = state.tab > 0;
  $('app-panel').hidden = state.tab === 0;
}

/** A panel's frame is made at the first click on its tab, and thrown away with its conversation. */
function choose(index) {
  state.tab = index;
  drawTabs();
  for (const frame of $('app-panel').children) frame.hidden = frame.id !== `dashboard-app--frame-${index}`;
  if (index === 0 || $(`dashboard-app--frame-${index}`)) return;
  const app = state.apps[index - 1];
  const tell = () => frame.contentWindow?.postMessage(appContext(), '*');
  const frame = el('iframe', {
    id: `dashboard-app--frame-${index}`,
    title: app.title,
    src: app.content[0].url,
    load: tell,
  });
  $('app-panel').append(frame);
}
function appContext() {
  const { id, name, email } = state.me;
  const conversation = { ...state.conversation, messages: state.messages, allMessagesLoaded: true, dataFetched: true };
  const data = { conversation, contact: state.conversation.meta.sender, currentAgent: { id, name, email } };
  return JSON.stringify({ event: 'appContext', data });
}
window.addEventListener('message', ({ data }) => {
  if (data !== 'chatwoot-dashboard-app:fetch-info' || state.tab === 0) return;
  $(`dashboard-app--frame-${state.tab}`)?.contentWindow?.postMessage(appContext(), '*');
});

function open(id, push = true) {
  if (push) history.pushState(null, '', `/app/accounts/1/conversations/${id}`);
  Object.assign(state, { current: id, tab: 0 });
  $('app-panel').replaceChildren();
  $('words').textContent = '';
  refresh();
}

/** One refresh at a time; what comes meanwhile asks for one more. */
let running = false;
let again = false;
async function refresh() {
  again = running;
  if (running) return;
  running = true;
  try {
    await draw();
  } finally {
    running = false;
    if (again) refresh();
  }
}
async function draw() {
  const { data } = await api('GET', `${base}/conversations?status=all`);
  drawList(data.payload);
  if (!state.current) return;
  const id = state.current;
  const [conversation, { payload }] = await Promise.all([api('GET', here()), api('GET', `${here()}/messages`)]);
  if (id !== state.current) return;
  const grew = payload.at(-1)?.id !== state.messages.at(-1)?.id;
  Object.assign(state, { conversation, messages: payload });
  $('name').textContent = conversation.meta.sender.name;
  $('about').textContent = `#${id} · ${conversation.meta.channel.replace('Channel::', '')}`;
  $('resolve').textContent = conversation.status === 'open' ? 'Resolve' : 'Open again';
  $('resolve').hidden = $('reply-box').hidden = false;
  drawTabs();
  $('thread').replaceChildren(...payload.map(bubble));
  if (grew) $('thread').scrollTop = $('thread').scrollHeight;
  drawSide($('side'), conversation, state.known, post);
  if (grew && conversation.unread_count) await api('POST', `${here()}/update_last_seen`, {});
}

function setMode(isPrivate) {
  state.private = isPrivate;
  $('reply-box').classList.toggle('is-private', isPrivate);
  $('reply-mode').setAttribute('aria-pressed', String(!isPrivate));
  $('note-mode').setAttribute('aria-pressed', String(isPrivate));
  $('words').setAttribute('aria-label', isPrivate ? 'Private note' : 'Reply');
  $('send').textContent = isPrivate ? 'Add note' : 'Send';
}
const typingStatus = (status) => ({ typing_status: status, is_private: state.private });
const teller = typingTeller((status) => api('POST', `${here()}/toggle_typing_status`, typingStatus(status)));
async function send() {
  const content = $('words').innerText.trim();
  if (!content) return;
  $('words').textContent = '';
  teller.stop();
  await post('messages', { content, private: state.private, message_type: 'outgoing' });
}

function setTheme(dark) {
  document.body.className = dark ? 'dark' : 'light';
  $('theme').textContent = dark ? 'Light' : 'Dark';
  localStorage.setItem('color_scheme', dark ? 'dark' : 'light');
}

async function start() {
  const scheme = localStorage.getItem('color_scheme') ?? 'auto';
  setTheme(scheme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : scheme === 'dark');
  if (!session) {
    const choices = Object.entries(PEOPLE).map(([name, words]) =>
      el('button', { type: 'button', click: () => signIn(`${name}@helpline.example`) }, words),
    );
    $('people').replaceChildren(...choices);
    $('sign-in').hidden = false;
    return;
  }
  state.me = (await api('GET', '/auth/validate_token')).payload.data;
  $('me').textContent = `${state.me.name} · ${state.me.email}`;
  $('app').hidden = false;
  const [apps, definitions, agents, labels] = await Promise.all(
    ['dashboard_apps', 'custom_attribute_definitions?attribute_model=0', 'agents', 'labels'].map((what) =>
      api('GET', `${base}/${what}`),
    ),
  );
  Object.assign(state, { apps, known: { definitions, agents, labels: labels.payload } });
  const identify = { pubsub_token: state.me.pubsub_token, account_id: 1, user_id: state.me.id };
  const onEvent = (event, data) => {
    if (
      event.startsWith('conversation.typing') &&
      data.user.type === 'contact' &&
      data.conversation.id === state.current
    ) {
      $('typing').textContent = event.endsWith('on') ? `${data.user.name} is typing…` : '';
    } else if (event !== 'presence.update' || state.current) refresh();
  };
  await openCable({ identify, pingMs: 20_000, onEvent, onOpen: refresh });
  const route = () => open(Number(/conversations\/(\d+)/.exec(location.pathname)?.[1] ?? 0) || null, false);
  window.addEventListener('popstate', route);
  route();
}

$('reply-mode').addEventListener('click', () => setMode(false));
$('note-mode').addEventListener('click', () => setMode(true));
$('send').addEventListener('click', send);
$('words').addEventListener('input', teller.press);
$('words').addEventListener('keydown', (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send());
$('resolve').addEventListener('click', () => post('toggle_status', {}));
$('theme').addEventListener('click', () => setTheme(!document.body.classList.contains('dark')));
$('sign-out').addEventListener('click', signOut);
await start();
