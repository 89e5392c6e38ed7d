import type { SetupCalls } from '../../adapters/chatwoot/setup-calls';
import type { Hand } from './hand';

const TITLE = 'Helpline';
export const PANEL_PATH = '/panel/';

/**
 * The tab beside "Messages" that shows the panel, at the address where it lives now. In Chatwoot 4.15.1 any agent can
 * rewrite that address, so it is set right each time.
 */
export async function dashboardAppStep(calls: SetupCalls, hand: Hand, panelUrl: string): Promise<void> {
  const url = `${panelUrl}${PANEL_PATH}`;
  const named = (await calls.dashboardApps()).filter(({ title }) => title === TITLE);
  const [app] = named;
  if (named.length > 1) {
    hand.warn(`There are ${named.length} dashboard apps "${TITLE}": delete all but number ${app?.id} in Chatwoot.`);
  }
  if (!app) {
    await hand.change(`dashboard app "${TITLE}" at ${url}`, () => calls.createDashboardApp({ title: TITLE, url }));
  } else if (app.content.length === 1 && app.content[0]?.url === url) {
    hand.found(`dashboard app "${TITLE}" at ${url}`);
  } else {
    const shown = app.content.map((one) => one.url).join(', ');
    hand.warn(`The dashboard app "${TITLE}" showed ${shown}. If nobody moved the plugin, ask who changed it.`);
    await hand.change(`address of the dashboard app "${TITLE}": ${url}`, () =>
      calls.changeDashboardApp(app.id, { title: TITLE, url }),
    );
  }
}
