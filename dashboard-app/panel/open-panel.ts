import type { PanelCommand } from '../../core/panel/command-contract';
import type { PanelPeople, PanelReceivers } from '../../core/panel/people-contract';
import { ask } from './ask/ask';
import { askSettings } from './ask/ask-settings';
import type { AskPeople } from './ask/colleagues';
import { newKey } from './ask/new-key';
import { readNoteWords, type NoteWords } from './ask/note-words';
import { sendCommand, type Outcome } from './ask/send-command';
import { attend, type Attending, type Outside } from './attend';
import { hearContext } from './context/hear-context';
import { hearLine } from './context/hear-line';
import type { Around, Context, Theme } from './context/read-context';
import { pageClock } from './page-clock';
import { createPanelState, type PanelState } from './panel-state';
import { chosenTheme, systemTheme } from './show/own-theme';
import { remember } from './show/remembered';
import { serviceTime } from './show/service-time';

const TICK = 1_000;

export type OpenPanel = {
  state: PanelState;
  /** One click. Never throws. */
  send: (command: PanelCommand) => Promise<Outcome>;
  /** Colleagues by name; null when nobody could say. */
  people: AskPeople;
  /** Who cannot be expected to read a hand-off soon, asked now; null when nobody could say. */
  receivers: () => Promise<PanelReceivers | null>;
  /** The words of one private note, read from Chatwoot in this agent's own right, or why they cannot be read. */
  noteWords: (noteId: number) => Promise<NoteWords>;
  /** Begins anew with the conversation that was told last: as before, or with a code instead. */
  tryAgain: (way: 'same' | 'code') => void;
  chooseTheme: (theme: Theme) => void;
  /** Whether this agent's sidebar can be unfolded: it is folded, and their session comes to this page. */
  mayOpenSidebar: () => boolean;
  /** Unfolds "Conversation Information" for this agent. Whether that was done. */
  openSidebar: () => Promise<boolean>;
};

/** Everything that the page does, from its first moment; what is drawn is in `state`. */
export function openPanel(page: Window): OpenPanel {
  const fetch = page.fetch.bind(page);
  const time = serviceTime(() => pageClock.now());
  const state = createPanelState(
    { line: null, context: null, chosen: chosenTheme(), system: 'light' },
    page.navigator.language.startsWith('es') ? 'es' : 'en',
    time.now(),
  );
  state.themes.system = systemTheme(page, (now) => (state.themes.system = now));
  page.addEventListener('pagehide', () => attending?.goodbye());
  page.setInterval(() => (state.now.value = time.now()), TICK);
  let outside: Outside | null = null;
  let context: Context | null = null;
  let attending: Attending | null = null;
  let way: 'usual' | 'code' = 'usual';

  const begin = (next: 'usual' | 'code' | 'same'): void => {
    if (next !== 'same') way = next;
    const settings = state.settings.value;
    if (!context || !settings || !outside) return;
    attending?.stop();
    attending = null;
    state.view.value = null;
    if (context.accountId !== settings.accountId) state.phase.value = { is: 'other-account' };
    else attending = attend(context, way, settings, state, outside);
    // Whoever proves us, the line alone knows Chatwoot's theme, and which line it is.
    outside.line.tell({ event: 'helpline:proof-wanted', ...idsOf(context) });
  };

  const start = async (): Promise<void> => {
    const settings = await askSettings(
      fetch,
      ({ code, words }) => (state.phase.value = { is: 'refused', code, words }),
    );
    state.settings.value = settings;
    const around: Around = {
      chatwootOrigin: settings.chatwootOrigin,
      ownOrigin: page.location.origin,
      self: page,
      parent: page.parent,
    };
    const line = hearLine(page, around);
    line.onTells(({ theme, isCurrent }) => {
      state.themes.line = theme;
      state.isLineOld.value = !isCurrent;
    });
    outside = { fetch, clock: pageClock, chance: Math.random, line, serviceTime: time, onOffline: offlineOf(page) };
    await hearContext(page, around, pageClock, {
      onContext(told) {
        state.themes.context = told.theme;
        const same = context?.conversationId === told.conversationId && context.accountId === told.accountId;
        context = told;
        if (!same) begin('usual');
      },
      onNobody: () => (state.phase.value = { is: 'outside' }),
    });
  };
  void start();

  /** How something of the conversation that is attended to is asked for; null while none is. */
  const waysNow = () => {
    const settings = state.settings.value;
    if (!settings || !outside || !attending || !context) return null;
    const { proof, isByLine } = attending;
    return {
      ...{ fetch, clock: pageClock, sayUrl: settings.sayUrl, of: idsOf(context) },
      bearer: () => proof.current()?.bearer ?? null,
      proveAgain: proof.again,
      line: isByLine() ? outside.line : null,
      newKey,
    };
  };

  return {
    state,
    async send(command) {
      const asking = waysNow();
      if (!asking) return { result: 'refused', code: 'prove-again', words: null };
      return sendCommand(command, { ...asking, urls: { command: '/panel/command', say: asking.sayUrl } });
    },
    async people(how) {
      const bearer = attending?.proof.current()?.bearer;
      const answer = await ask<PanelPeople>(fetch, `/panel/people/${how}`, { bearer });
      return answer.ok ? answer.value : null;
    },
    async receivers() {
      const bearer = attending?.proof.current()?.bearer;
      const answer = await ask<PanelReceivers>(fetch, '/panel/people/receivers', { bearer });
      return answer.ok ? answer.value : null;
    },
    async noteWords(noteId) {
      const asking = waysNow();
      if (!asking) return { ok: false, code: 'prove-again', says: null };
      return readNoteWords(noteId, { ...asking, url: `${asking.sayUrl}/words` });
    },
    tryAgain: begin,
    chooseTheme(theme) {
      state.themes.chosen = theme;
      remember('helpline-theme', theme);
    },
    mayOpenSidebar: () => state.proof.value?.sidebarOpen === false && attending?.isByLine() === false,
    async openSidebar() {
      const { sidebarUrl } = state.settings.value ?? { sidebarUrl: '' };
      const bearer = state.proof.value?.bearer;
      const answer = await ask(fetch, sidebarUrl, { body: {}, bearer, cookie: true });
      return answer.ok;
    },
  };
}

const idsOf = ({ accountId, conversationId }: Context) => ({ accountId, conversationId });

/** Asks until it is told: without it nobody knows whom to believe. */
const offlineOf =
  (page: Window) =>
  (end: () => void): (() => void) => {
    page.addEventListener('offline', end);
    return () => page.removeEventListener('offline', end);
  };
