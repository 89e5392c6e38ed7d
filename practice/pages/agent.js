import { drawSide } from './agent-side.js';
import { el, openCable, typingTeller } from './cable.js';
import { dot, ticks } from './ticks.js';

/** A small agent screen with the addresses, names and habits of Chatwoot's dashboard that the plugin relies on. */
const $ = (id) => document.getElementById(id);
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
  /** Thread and first app at once, which Chatwoot cannot: for seeing what each of them says. */
  beside: false,
  private: false,
  known: {},
};

async function api(method, path, body) {
  const { 'access-token': token, client, uid } = session;
  const headers = { 'access-token': token, client, uid, 'content-type': 'application/json' };
  const answer = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!answer.ok) throw Object.assign(new Error(`${method} ${path}: ${answer.status}`), { status: answer.status });
  return JSON.parse((await answer.text()) || 'null');
}
const account = (method, path, body) => api(method, `/api/v1/accounts/1/${path}`, body);
const here = (method, path, body) => account(method, `conversations/${state.current}${path}`, body);
const post = (what, body) => here('POST', `/${what}`, body).then(refresh);
const keep = (info, seconds) => (document.cookie = `cw_d_session_info=${info}; path=/; max-age=${seconds}`);
const signOut = () => location.assign('/app', keep('', 0));
async function signIn(email) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/auth/sign_in', { method: 'POST', headers, body: JSON.stringify({ email }) });
  keep(encodeURIComponent(JSON.stringify(Object.fromEntries(answer.headers))), 60 * 24 * 3600);
  location.reload();
}

const time = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
function bubble(message) {
  const { message_type: type, private: note, sender, content, created_at: at, content_attributes: more } = message;
  if (type === 2) return el('div', { class: 'said-by activity' }, content);
  const kind = note ? 'us note' : type === 0 ? '' : sender?.type === 'user' ? 'us' : 'us bot';
  const error = more.external_error ? ` (${more.external_error})` : '';
  const ofIt =
    type === 0 ? [] : note ? [' · private note'] : [' · ', ticks(message, state.conversation.meta.channel), error];
  const words = content.replace(/\[(@[^\]]+)\]\(mention:[^)]+\)/g, '$1');
  const about = el('span', { class: 'soft' }, `${sender?.name ?? 'Bot'} · ${time(at)}`, ...ofIt);
  return el('div', { class: `said-by ${kind}` }, words, about);
}

function listed({ id, meta, status, priority, labels, unread_count: unread, last_non_activity_message: last }) {
  const click = (event) => {
    event.preventDefault();
    open(id);
  };
  const link = {
    href: `/app/accounts/1/conversations/${id}`,
    'aria-current': id === state.current ? 'page' : undefined,
    click,
  };
  const count = unread ? el('span', { class: 'count', title: 'unread' }, String(unread)) : null;
  const about = [`#${id}`, status, priority, ...labels].filter(Boolean).join(' · ');
  const lines = [last?.content ?? 'No message yet', about].map((words) => el('p', { class: 'soft' }, words));
  return el('li', {}, el('a', link, count, el('strong', {}, meta.sender.name), ...lines));
}

function drawTabs() {
  const names = ['Messages', ...state.apps.map((app) => app.title)];
  const tabs = names.map((name, index) => {
    const chosen = { role: 'tab', 'aria-selected': String(state.tab === index), click: () => setBeside(false, index) };
    return el('button', chosen, name);
  });
  $('tabs').replaceChildren(...tabs);
  $('messages-panel').hidden = state.tab > 0 && !state.beside;
  $('app-panel').hidden = state.tab === 0;
}

function setBeside(on, tab = on ? 1 : 0) {
  state.beside = on;
  $('both').classList.toggle('beside', on);
  $('beside').setAttribute('aria-pressed', String(on));
  choose(tab);
}

/** A panel's frame is made at the first click on its tab, and thrown away with its conversation. */
const frameOf = (index) => $(`dashboard-app--frame-${index}`);
function choose(index) {
  state.tab = index;
  drawTabs();
  for (const frame of $('app-panel').children) frame.hidden = frame !== frameOf(index);
  if (index === 0 || frameOf(index)) return;
  const { title, content } = state.apps[index - 1];
  const load = () => tellContext(index);
  $('app-panel').append(el('iframe', { id: `dashboard-app--frame-${index}`, title, src: content[0].url, load }));
}
function tellContext(index) {
  const { id, name, email } = state.me;
  const conversation = { ...state.conversation, messages: state.messages, allMessagesLoaded: true, dataFetched: true };
  const data = { conversation, contact: conversation.meta.sender, currentAgent: { id, name, email } };
  frameOf(index)?.contentWindow?.postMessage(JSON.stringify({ event: 'appContext', data }), '*');
}
window.addEventListener('message', ({ data }) => {
  if (data === 'chatwoot-dashboard-app:fetch-info' && state.tab > 0) tellContext(state.tab);
});

function open(id, push = true) {
  if (push) history.pushState(null, '', `/app/accounts/1/conversations/${id}`);
  Object.assign(state, { current: id, tab: 0, messages: [] });
  $('app-panel').replaceChildren();
  $('words').textContent = '';
  refresh();
}

/** What comes in one breath is drawn once. */
let soon;
function refresh() {
  clearTimeout(soon);
  soon = setTimeout(() => draw().catch((error) => console.warn(error.message)), 60);
}
async function draw() {
  const { data } = await account('GET', 'conversations?status=all');
  $('list').replaceChildren(...data.payload.map(listed));
  if (!state.current) return;
  const id = state.current;
  const [conversation, { payload }] = await Promise.all([here('GET', ''), here('GET', '/messages')]);
  if (id !== state.current) return;
  const grew = payload.at(-1)?.id !== state.messages.at(-1)?.id;
  Object.assign(state, { conversation, messages: payload });
  $('name').textContent = `${conversation.meta.sender.name} · #${id}`;
  $('resolve').textContent = conversation.status === 'open' ? 'Resolve' : 'Open again';
  $('resolve').hidden = $('reply-box').hidden = false;
  $('dot').replaceChildren(dot(conversation));
  $('beside').hidden = state.apps.length === 0;
  if (state.beside && state.tab === 0) choose(1);
  drawTabs();
  $('thread').replaceChildren(...payload.map(bubble));
  if (grew) $('thread').scrollTop = $('thread').scrollHeight;
  drawSide($('side'), conversation, state.known, post);
  if (grew && conversation.unread_count) await here('POST', '/update_last_seen', {});
}

/** An agent may have set in Chatwoot that Enter alone sends. */
const sendsOnEnter = () => state.me?.ui_settings.editor_message_key === 'enter';
function setMode(isPrivate) {
  state.private = isPrivate;
  $('reply-box').classList.toggle('is-private', isPrivate);
  $('reply-mode').setAttribute('aria-pressed', String(!isPrivate));
  $('note-mode').setAttribute('aria-pressed', String(isPrivate));
  $('send').textContent = `${isPrivate ? 'Add note' : 'Send'} (${sendsOnEnter() ? '↵' : 'CTRL + ↵'})`;
}
const tellTyping = (status) =>
  here('POST', '/toggle_typing_status', { typing_status: status, is_private: state.private });
const teller = typingTeller(tellTyping);
function send() {
  const content = $('words').innerText.trim();
  if (!content) return;
  $('words').textContent = '';
  teller.stop();
  post('messages', { content, private: state.private, message_type: 'outgoing' });
}

function setTheme(dark) {
  document.body.className = dark ? 'dark' : 'light';
  $('theme').textContent = dark ? 'Light' : 'Dark';
}

async function start() {
  const { me } = Object.assign(state, { me: (await api('GET', '/auth/validate_token')).payload.data });
  $('me').textContent = me.name;
  setMode(false);
  $('app').hidden = false;
  const wanted = ['dashboard_apps', 'custom_attribute_definitions?attribute_model=0', 'agents', 'labels'];
  const [apps, definitions, agents, labels] = await Promise.all(wanted.map((what) => account('GET', what)));
  Object.assign(state, { apps, known: { definitions, agents, labels: labels.payload } });
  const onEvent = (event, data) => {
    const typing = event.startsWith('conversation.typing') && data.user.type === 'contact';
    if (!typing) return void refresh();
    if (data.conversation.id === state.current)
      $('typing').textContent = event.endsWith('_on') ? 'The client is typing…' : '';
  };
  const identify = { pubsub_token: me.pubsub_token, account_id: 1, user_id: me.id };
  const { speed } = await (await fetch('/practice/pace')).json();
  openCable({ identify, pingMs: 20_000 / (speed || 1), onEvent, onOpen: refresh });
  const route = () => open(Number(/conversations?\/(\d+)/.exec(location.pathname)?.[1] ?? 0), false);
  window.addEventListener('popstate', route);
  route();
}

const on = (id, what, run) => $(id).addEventListener(what, run);
on('reply-mode', 'click', () => setMode(false));
on('note-mode', 'click', () => setMode(true));
on('send', 'click', send);
on('words', 'input', teller.press);
on('words', 'keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  const withKey = event.ctrlKey || event.metaKey;
  if (withKey === sendsOnEnter()) return;
  event.preventDefault();
  send();
});
on('beside', 'click', () => setBeside(!state.beside));
on('resolve', 'click', () => post('toggle_status', {}));
on('theme', 'click', () => setTheme(!document.body.classList.contains('dark')));
on('sign-out', 'click', signOut);
setTheme(matchMedia('(prefers-color-scheme: dark)').matches);
const person = ([name, words]) => el('button', { click: () => signIn(`${name}@helpline.example`) }, words);
$('people').replaceChildren(...Object.entries(PEOPLE).map(person));
$('sign-in').hidden = Boolean(session);
/** A page that is being left breaks its own requests off: that is no session that was refused. */
const notStarted = (error) => (error.status === 401 ? signOut() : console.warn(error.message));
if (session) await start().catch(notStarted);
