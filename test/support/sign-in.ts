import type { Page } from 'playwright-core';

/** Signs somebody in at the practice desk's agent screen; `name` as their button has it, such as Ana. */
export async function signIn(page: Page, practiceUrl: string, name: string): Promise<void> {
  await page.goto(`${practiceUrl}/app`);
  await page.getByText(name).first().click();
  // Signing in opens the screen anew; going elsewhere before that would be overtaken by it.
  await page.locator('#me').getByText(name).waitFor();
}
