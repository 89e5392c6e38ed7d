import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a page may weigh (bytes, gzipped, all that it loads): a tired phone on a bad line has to load it too. */
export const PAGE_MOST = 60 * 1_024;
/** And the line, which every page of Chatwoot loads. */
export const LINE_MOST = 12 * 1_024;

/** Bytes of a file as a browser gets it. Throws when it is not built. */
export const weightOf = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

type Weighed = { files: readonly { name: string; bytes: number }[]; bytes: number };

/** A page and every script and style that it names, or that one of these names: what is loaded before anything is seen. */
export function weightOfPage(built: string, page: string): Weighed {
  const names = new Set([page]);
  for (const name of names) for (const other of namedIn(built, name)) names.add(other);
  const files = [...names].map((name) => ({ name, bytes: weightOf(join(built, name)) }));
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function namedIn(built: string, name: string): readonly string[] {
  const text = readFileSync(join(built, name), 'utf8');
  const paths = [...text.matchAll(/["'](\.{1,2}\/[\w./-]+\.(?:js|css))["']/g)].map(([, path]) => path ?? '');
  return paths.map((path) => relative(built, join(built, dirname(name), path)));
}
