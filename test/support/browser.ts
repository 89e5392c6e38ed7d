import { chromium, type Browser } from 'playwright-core';

/** Where `npm test` found a Chromium, or where one usually is. */
const PROGRAM = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';

/** Tests that need a browser: skipped where there is none. `npm test` says so, and fails for it when CI=true. */
export const describeInBrowser = PROGRAM === '' ? describe.skip : describe;

/** A browser that asks nobody outside for anything. Whoever starts it closes it. `more`: how it is started besides. */
export function startBrowser(more: readonly string[] = []): Promise<Browser> {
  const quiet = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
  return chromium.launch({ executablePath: PROGRAM, args: [...quiet, ...more] });
}
