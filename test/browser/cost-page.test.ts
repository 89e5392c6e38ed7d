import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import express from 'express';
import helmet from 'helmet';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { panelPages } from '../../plugin/panel/page-files';
import { describeInBrowser, startBrowser } from '../support/browser';
import { buildPanel } from '../support/built-panel';

/** Where the test leaves what it saw, for a person to look at; not kept in the repository. */
const PICTURES = 'screenshots';
const a = (count: number): string => 'a'.repeat(count);
const DEAR = `${a(40)}’${a(60)}`;

describeInBrowser('the page that counts a text', () => {
  let browser: Browser;
  let server: Server;
  let address: string;
  beforeAll(async () => {
    buildPanel();
    const pages = panelPages({ chatwootOrigin: 'https://chat.example.org' });
    server = createServer(express().use(helmet()).use(pages));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/panel/cost/`;
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  async function open(query = '', settings: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'en-GB', ...settings })).newPage();
    await page.goto(address + query);
    await page.getByRole('textbox').waitFor();
    return page;
  }
  const total = (page: Page, says: string) => page.getByRole('status').getByText(says, { exact: true }).waitFor();

  async function look(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: `${PICTURES}/cost-${name}.png`, fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const width = page.viewportSize()?.width ?? 0;
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }

  it('says what a text costs, what makes it dear and where it is cut', async () => {
    const page = await open('?language=en&tollFree=false&credits=1.5');
    await total(page, 'Nothing to count yet');
    await page.getByLabel('Paste or type a text').fill(DEAR);
    await total(page, '2 segments · 3 credits');
    await page.getByText('’ at 41 makes this 2 segments; replace it?').waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['’']);
    await look(page, 'dear');
    await page.getByRole('button', { name: 'Use plain signs instead' }).click();
    await total(page, '1 segment · 1.5 credits');
    await page.getByRole('button', { name: 'Put it back as it was' }).click();
    expect(await page.getByLabel('Paste or type a text').inputValue()).toBe(DEAR);
  });

  it('asks nobody anything about it, is not let to, and keeps nothing', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('textbox').fill(DEAR);
    await total(page, '2 segments');
    await page.getByRole('button', { name: 'Use plain signs instead' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Dark' }).click();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByLabel('Pega o escribe un texto').fill(`${DEAR} lantern`);
    expect(asked).toEqual([]);
    expect(page.url()).toBe(address);
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).toBe('[{"helpline-theme":"dark"},{}]');
    const tried = "fetch('/panel/cost/').then(() => 'asked', () => 'not let')";
    expect(await page.evaluate<string>(tried)).toBe('not let');
    expect(await page.getByRole('textbox').getAttribute('spellcheck')).toBe('false');
    await page.goto('about:blank');
    await page.goBack();
    expect(await page.getByRole('textbox').inputValue()).toBe('');
  });

  it('counts any text at all: far too long, half signs, NUL', async () => {
    const page = await open();
    for (const [text, says] of [
      [a(10_000), '66 segments'],
      ['\ud83d'.repeat(200), '3 segments'],
      ['\0'.repeat(71), '2 segments'],
    ] as const) {
      // As somebody's clipboard may hold it: a keyboard cannot.
      const put = `box.value = ${JSON.stringify(text)}; box.dispatchEvent(new Event('input'));`;
      await page.evaluate(`{ const box = document.querySelector('textarea'); ${put} }`);
      await total(page, says);
    }
  });

  it('is worked by the keyboard alone', async () => {
    const page = await open();
    await page.getByRole('textbox').focus();
    await page.keyboard.type(DEAR);
    await total(page, '2 segments');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('checkbox').isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await total(page, '1 segment');
  });

  it('fits 360 px, light and dark, in English and Spanish', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const language of ['en', 'es'] as const) {
        const viewport = { width: 360, height: 780 };
        const page = await open(`?language=${language}&credits=1`, { colorScheme, viewport });
        await page.getByRole('textbox').fill(`Él está aquí: ${a(20)} ${a(60)}“x” ${a(40)}😀`);
        await page.getByRole('status').getByText('3').waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await look(page, `360-${language}-${colorScheme}`);
      }
    }
  });
});
