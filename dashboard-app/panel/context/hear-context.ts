import type { PageClock } from '../page-clock';
import { readContext, type Around, type Context } from './read-context';

/** Chatwoot may have told it before this script listened, so it is asked; not for ever: then nobody frames us. */
const ASKED_AFTER = [0, 1_000, 2_000, 5_000];
const ASK = 'chatwoot-dashboard-app:fetch-info';

/** Chatwoot's mobile app hears its pages by this; it is nowhere else. */
type MobileApp = { ReactNativeWebView?: { postMessage(message: string): void } };

/**
 * Listens for Chatwoot's context and asks for it. `onContext`: each time it tells of a conversation, again when it is
 * another one. `onNobody`: nobody answered for eight seconds.
 */
export async function hearContext(
  page: Window & MobileApp,
  around: Around,
  clock: PageClock,
  { onContext, onNobody }: { onContext: (context: Context) => void; onNobody: () => void },
): Promise<void> {
  let heard = false;
  page.addEventListener('message', (event) => {
    const context = readContext(event, around);
    if (context === null) return;
    heard = true;
    onContext(context);
  });
  for (const wait of ASKED_AFTER) {
    await clock.sleep(wait);
    if (heard) return;
    if (page.ReactNativeWebView) page.ReactNativeWebView.postMessage(ASK);
    else if (page.parent !== page) page.parent.postMessage(ASK, around.chatwootOrigin);
  }
  await clock.sleep(1_000);
  if (!heard) onNobody();
}
