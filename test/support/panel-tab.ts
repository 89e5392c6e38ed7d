import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { Road } from './road';
import { signIn } from './sign-in';

export type PanelTab = { page: Page; context: BrowserContext; panel: FrameLocator };
export type TabSettings = {
  person?: 'ana' | 'ben' | 'cleo';
  dark?: boolean;
  viewport?: { width: number; height: number };
  /** Where browsers open Chatwoot, when that is not where the practice desk is. */
  chatwootUrl?: string;
  /** Called before any page is open: a route that is set later may miss what a frame asks at once. */
  prepare?: (context: BrowserContext) => Promise<void>;
};

/** An advocate at the practice desk's agent screen, with this conversation and its tab "Helpline" open. */
export async function openPanelTab(
  browser: Browser,
  road: Road,
  conversationId: number,
  settings: TabSettings = {},
): Promise<PanelTab> {
  const {
    person = 'ana',
    dark = false,
    chatwootUrl = road.practice.url,
    viewport = { width: 1440, height: 900 },
  } = settings;
  const context = await browser.newContext({ viewport, colorScheme: dark ? 'dark' : 'light' });
  await settings.prepare?.(context);
  const page = await context.newPage();
  const name = `${person.charAt(0).toUpperCase()}${person.slice(1)}`;
  await signIn(page, chatwootUrl, name);
  await page.goto(`${chatwootUrl}/app/accounts/1/conversations/${conversationId}`);
  await page.getByRole('tab', { name: 'Helpline' }).click();
  return { page, context, panel: page.frameLocator('iframe[title="Helpline"]') };
}
