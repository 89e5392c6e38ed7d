import { chatwoot, cookie, dropCookie, hashedSource } from './chatwoot-page';
import { offerQuickExit } from './quick-exit';
import { comesBack, heardMessage, heardReady, leaves, look, openLine, speakFor } from './report';

/**
 * Our beacon on the helpline's own page, beside Chatwoot's script: `docs/beacon.md` says what it tells and what it never
 * does. It keeps nothing on the device, asks nobody else, and reads no word.
 */
const script = document.currentScript as HTMLScriptElement | null;

let token = '';
let isReady = false;

/** Chatwoot's cookie may come after us, and another one when the chat is begun anew. */
async function watchCookie(): Promise<void> {
  const found = cookie();
  if (found === token) return;
  token = found;
  const source = (await hashedSource(found)) ?? '';
  if (token === found) speakFor(source);
}

/**
 * The chat that is on this page was finished before this visit: this one begins with an empty one, unless the page wants to
 * keep it (`data-forget="off"`).
 */
function forget(): void {
  if (script?.dataset['forget'] === 'off') return;
  if (!isReady && !chatwoot()?.hasLoaded) return addEventListener('chatwoot:ready', forget, { once: true });
  // Somebody has it open and has touched the page: it is not taken away under their hands.
  const touched =
    (navigator as { userActivation?: { hasBeenActive: boolean } }).userActivation?.hasBeenActive !== false;
  if (chatwoot()?.isOpen && touched) return;
  dropCookie();
  chatwoot()?.reset?.();
}

function hear(event: Event): void {
  const { id, message_type: kind } = ((event as CustomEvent<unknown>).detail ?? {}) as Record<string, unknown>;
  // 0: their own. Nothing else of the message is looked at.
  if (typeof id === 'number' && kind !== 0) heardMessage(id);
}

if (script && typeof performance !== 'undefined') {
  // A page that keeps a copy of this script on its own host says where the plugin is.
  openLine(new URL('beacon', script.dataset['plugin'] || script.src).href, forget);
  offerQuickExit(script.dataset);
  addEventListener('chatwoot:ready', () => {
    isReady = true;
    heardReady();
    void watchCookie();
  });
  addEventListener('chatwoot:on-message', hear);
  for (const name of ['chatwoot:opened', 'chatwoot:closed', 'online', 'offline']) addEventListener(name, look);
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', () => leaves(false));
  addEventListener('pageshow', (event) => event.persisted && comesBack());
  setInterval(() => void watchCookie(), 2_000);
  void watchCookie();
}
