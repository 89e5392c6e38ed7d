import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const OUR_FOLDER = join(__dirname, '..');
/** Where `cli/build-panel.mjs` puts it: the same place, whether this runs from its source or from dist/. */
const FILE = join(
  basename(OUR_FOLDER) === 'dist' ? OUR_FOLDER : join(OUR_FOLDER, 'dist'),
  'dashboard-app/line/line.js',
);

/** The line's script. `hash` names it in its address, `integrity` is what a browser holds it against. */
export type BuiltLine = { text: string; hash: string; integrity: string };

/** The line of this build, or null where it was not built. */
export function readBuiltLine(): BuiltLine | null {
  try {
    return lineOf(readFileSync(FILE, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function lineOf(text: string): BuiltLine {
  const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  return { text, hash: createHash('sha256').update(text).digest('hex').slice(0, 16), integrity };
}

/**
 * The line of HTML for Chatwoot's super-admin page. Chatwoot puts it into every account's pages; the line itself keeps to
 * this account's, and in another one sends nothing to anybody.
 */
export function lineTag(
  address: string,
  { hash, integrity }: Pick<BuiltLine, 'hash' | 'integrity'>,
  accountId: number,
): string {
  const src = `${address}/line/${hash}.js`;
  return `<script src="${src}" integrity="${integrity}" crossorigin="anonymous" data-account="${accountId}" defer></script>`;
}
