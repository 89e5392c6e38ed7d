/** How long a test waits for something that must come, in real ms. Not a measurement: it only ends a test that failed. */
const PATIENCE = 60_000;

/** Waits until `look` gives something, asking every few ms. Fails with what was waited for. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  patience = PATIENCE,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
