/** Waits until it is so, turn by turn of this process and with no time going on: for what needs no more than that. */
export async function soon(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
