import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { describeInBrowser, startBrowser } from '../support/browser';
import { buildPanel } from '../support/built-panel';
import { ADA, ANA, BEN, nightPolicy, ROTA, startNight, type Night } from '../support/night';
import { testRedis } from '../support/redis';
import { signIn } from '../support/sign-in';

const redis = testRedis();
jest.setTimeout(90_000);

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';

/** Nights by Ana and Ben, the desk by day, and a Sunday that nobody has. */
const evenings = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const rota = {
  ...ROTA,
  hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const, from: 8 * 60, to: 20 * 60 }],
  shifts: [
    { when: { days: evenings }, from: 20 * 60, to: 8 * 60, people: [ANA], backup: [BEN] },
    { when: { days: ['sat'] as const }, from: 8 * 60, to: 8 * 60, people: [BEN], backup: [ADA] },
  ],
};
let policy: Policy = DEFAULT_POLICY;

describeInBrowser('the page of the rota', () => {
  let browser: Browser;
  let night: Night;
  beforeAll(async () => {
    buildPanel();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    await redis.flushdb();
    const faults = ['policy.yaml:9:11 onCall.rotas.0.shifts.2: got moon, expected a day. Write for instance mon.'];
    policy = nightPolicy({ rotas: [rota], faults });
    night = await startNight({ policy: () => policy });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await night.stop();
  });

  async function open(person: string, settings: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1024, height: 900 }, ...settings });
    const page = await context.newPage();
    await signIn(page, night.practice.url, person);
    await page.goto(`${night.pluginUrl}/panel/rota/`);
    return page;
  }
  async function look(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: `${PICTURES}/rota-${name}.png`, fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const width = page.viewportSize()?.width ?? 0;
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  const changes = (page: Page) => page.getByRole('region', { name: 'Changes' });

  it('shows two weeks, what nobody covers and what was left out; swaps somebody by the keyboard, and takes it back', async () => {
    const page = await open('Ada');
    await page.getByRole('heading', { name: 'Needs you, in the next 14 days' }).waitFor();
    expect(await page.getByText('Nobody is on call').count()).toBeGreaterThanOrEqual(1);
    await page.getByText('got moon').waitFor();
    await look(page, 'light');
    const button = page.getByRole('button', { name: /^Change Wednesday .*20:00 – 08:00 the next day$/ }).last();
    await button.focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: /^Change / });
    await form.getByLabel('Who is there instead').selectOption({ label: 'Cleo Advocate' });
    await look(page, 'form');
    await form.getByRole('button', { name: 'Save the change' }).press('Enter');
    await page.getByText('Done. It holds from now on').waitFor();
    await changes(page).getByText('Cleo Advocate instead of Ana Advocate.').waitFor();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe(await button.getAttribute('id'));
    await changes(page).getByRole('button', { name: 'Take back: Cleo Advocate instead of Ana Advocate' }).click();
    await changes(page).getByText('No changes ahead.').waitFor();
  });

  it('adds a date, says what cannot be, and forwards everything until it is ended', async () => {
    const page = await open('Ada');
    await page.getByRole('button', { name: 'Add a date' }).click();
    const form = page.getByRole('form', { name: 'Add a date' });
    const first = form.getByRole('group', { name: 'Called first' });
    await form.getByLabel('Until').fill('2020-01-01T10:00');
    await first.getByRole('checkbox', { name: 'Cleo Advocate' }).check();
    await form.getByRole('button', { name: 'Save the change' }).click();
    await form.getByText('Nothing was changed. That time is over already.').waitFor();
    const until = new Date(night.clock.now() + 3_600_000).toISOString().slice(0, 16);
    await form.getByLabel('Until').fill(until);
    await form.getByRole('button', { name: 'Save the change' }).click();
    await changes(page).getByText('also Cleo Advocate.').waitFor();

    await page.getByText('Forward everything now').click();
    await page.getByRole('button', { name: 'Forward everything' }).click();
    await page.getByRole('heading', { name: /^Everything is forwarded until / }).waitFor();
    await page.getByText('The desk is closed: every message is forwarded.').waitFor();
    await look(page, 'forwarding');
    await page.getByRole('button', { name: 'End it now' }).click();
    await page.getByText('Forward everything now').waitFor();
  });

  it('is not for advocates, and says so', async () => {
    const page = await open('Ana');
    await page.getByText('This page is for supervisors').waitFor();
    expect(await page.getByText('Nobody is on call').count()).toBe(0);
    await look(page, 'refused');
  });

  it('fits 360 px, light and dark, in English and Spanish', async () => {
    for (const language of ['en', 'es'] as const) {
      policy = { ...policy, language };
      const page = await open('Ada', { viewport: { width: 360, height: 780 } });
      const say = language === 'en' ? { change: /^Change /, dark: 'Dark' } : { change: /^Cambiar /, dark: 'Oscuro' };
      await page.getByRole('button', { name: say.change }).first().click();
      await page.getByRole('form').last().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await look(page, `360-${language}-light`);
      await page.getByRole('button', { name: say.dark }).click();
      await look(page, `360-${language}-dark`);
      await page.context().close();
    }
  });
});
