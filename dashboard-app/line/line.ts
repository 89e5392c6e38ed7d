import { commandName } from '../../core/kernel/read-command';
import { readPairingNote } from '../../core/panel/pairing-note';
import type { Language } from '../../core/kernel/policy';
import { pageClock } from '../panel/page-clock';
import { costWords } from './cost-words';
import { conversationHere, editorIn, isDark, isPrivate, putIn, replyBox, sendButtonIn, typedIn } from './chatwoot-page';
import { follow, type Followed, type Here, type Service } from './connect';
import { drawLine, type Drawing } from './draw-line';
import { holdSending } from './hold-sending';
import { lineState, type Hold, type LineState } from './line-state';
import { servePanel } from './serve-panel';
import { LINE_WORDS } from './words';

/**
 * The line above Chatwoot's reply box: `docs/line.md` says what it shows and what it never does. It is loaded by every
 * page of the dashboard, and whatever goes wrong in here must cost that page nothing.
 */
const script = document.currentScript as HTMLScriptElement | null;

/** Chatwoot puts this script into every account's pages. In another account than ours nothing is asked, sent or shown. */
const ourAccount = Number(script?.dataset['account']);

/** An anchor is missing when it does not come within this time (ms) of the conversation. */
const ANCHOR_COMES_WITHIN = 10_000;

function startLine(service: Service): void {
  let here: Here | null = null;
  let followed: Followed | null = null;
  let since = 0;
  let drawing: Drawing | null = null;
  let notSaid = false;
  const missed = new Set<string>();
  /** For whose conversation it was confirmed that one writes over them. */
  const confirmed = new Set<string>();

  const language = (): Language => followed?.heard()?.view.language ?? (/^es/i.test(navigator.language) ? 'es' : 'en');
  const stateNow = (): LineState | null => {
    const heard = followed?.heard();
    if (!heard || !followed) return null;
    return lineState(heard, followed.me(), pageClock.now());
  };
  const tellPanel = servePanel(
    window,
    new URL(service.base).origin,
    () => (here && followed ? { here, followed } : null),
    isDark,
  );

  function moveTo(next: Here | null): void {
    if (next?.conversationId === here?.conversationId && next?.accountId === here?.accountId) return;
    followed?.stop();
    drawing?.question.close();
    here = next;
    since = pageClock.now();
    notSaid = false;
    followed = next && follow(service, next, soon);
  }

  const acts = {
    sayReading: () => {
      const asked = followed;
      void asked?.command({ name: 'reading' }).then((done) => {
        // What became of it is said where it was clicked, and of no other client.
        if (asked !== followed) return;
        notSaid = !done;
        soon();
      });
    },
    putIn: (text: string) => {
      const editor = replyBox();
      const into = editor && editorIn(editor);
      if (into) putIn(into, text);
    },
  };

  /** Looks at the page and at what is known, and draws what follows from it. */
  function look(): void {
    const shown = conversationHere(location.pathname);
    moveTo(shown?.accountId === ourAccount ? shown : null);
    tellPanel();
    const box = replyBox();
    const state = stateNow();
    if (here) count(box);
    if (!here || !box) return drawing?.host.remove();
    if (!state && !drawing?.question.isOpen()) return drawing?.host.remove();
    show(box, state);
  }

  /** The line where it belongs, saying what is known now. */
  function show(box: HTMLElement, state: LineState | null): Drawing {
    const shown = (drawing ??= drawLine(acts));
    shown.placeBefore(box);
    const spoken = language();
    const editor = editorIn(box);
    const counts = isPrivate(box) ? null : state?.counts;
    const typed = editor && counts ? typedIn(editor) : '';
    shown.update({
      ...{ state, words: LINE_WORDS[spoken], language: spoken, dark: isDark(), isPrivate: isPrivate(box), notSaid },
      cost: counts && typed !== '' ? costWords(typed, counts, spoken) : '',
    });
    return shown;
  }

  /** One word to our service, once, when Chatwoot's page is not as it was: which anchor it is, and nothing of the page. */
  function count(box: HTMLElement | null): void {
    if (pageClock.now() < since + ANCHOR_COMES_WITHIN) return;
    const missing = !box ? 'reply-box' : !editorIn(box) ? 'editor' : !sendButtonIn(box) ? 'send-button' : null;
    if (missing === null || missed.has(missing)) return;
    missed.add(missing);
    fetch(`${service.base}line/missing`, { method: 'POST', body: missing, credentials: 'omit' }).catch(() => {});
  }

  function whyHold(text: string): Hold | null {
    if (commandName(text) !== null || readPairingNote(text) !== null)
      return { words: LINE_WORDS[language()].command, once: null };
    const hold = stateNow()?.hold ?? null;
    return hold?.once && confirmed.has(hold.once) ? null : hold;
  }

  holdSending(window, (text, go) => {
    const hold = whyHold(text);
    const box = replyBox();
    if (hold === null || !box || !here) return 'goes';
    const shown = show(box, stateNow());
    const back = (): void => editorIn(box)?.focus();
    const sendAnyway = (): void => {
      if (hold.once) confirmed.add(hold.once);
      back();
      go();
    };
    return shown.question.ask(hold.words, LINE_WORDS[language()], sendAnyway, back) ? 'held' : 'goes';
  });

  let timer = 0;
  /** What changes in one breath is looked at once. */
  function soon(): void {
    clearTimeout(timer);
    timer = window.setTimeout(quietly(look), 30);
  }
  new MutationObserver(soon).observe(document.documentElement, {
    ...{ subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'hidden'] },
  });
  document.addEventListener('input', soon, true);
  addEventListener('popstate', soon);
  addEventListener('pagehide', () => followed?.goodbye());
  // Ages, lost streams and missing anchors come with time alone.
  setInterval(quietly(look), 1_000);
  soon();
}

const quietly = (run: () => void) => (): void => {
  try {
    run();
  } catch {
    // What is wrong here stays here.
  }
};

const [, base, version] = /^(.*\/)line\/([0-9a-f]{16})\.js$/.exec(script?.src ?? '') ?? [];
if (base !== undefined && version !== undefined) quietly(() => startLine({ base, version }))();
