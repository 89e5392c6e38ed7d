/** Where a file lives decides what it may import and reach for (design section 3). */
export type Zone =
  | 'kernel'
  | 'texts'
  | 'room'
  | 'panel-contract'
  | 'core'
  | 'adapters'
  | 'plugin'
  | 'worker'
  | 'practice'
  | 'page'
  | 'dashboard-app'
  | 'cli'
  | 'bench'
  | 'judge'
  | 'eval'
  | 'test'
  | 'elsewhere';

export function zoneOf(path: string): Zone {
  const [top = '', second = '', third] = path.split('/');
  if (/\.(test|arbitrary)(\.ts)?$/.test(path)) return 'test';
  if (/\/pages?\//.test(path)) return 'page';
  // Runs when the pages are built, and is no part of them.
  if (path === 'dashboard-app/vite.config.mjs') return 'elsewhere';
  // What judges, and the world it knows, import nothing of what is judged.
  if (top === 'eval' && (second === 'judge' || second === 'world')) return 'judge';
  if (top !== 'core') return OTHERS.find((zone) => zone === top) ?? 'elsewhere';
  if (third === undefined) return 'core';
  if (second === 'kernel' || second === 'texts') return second;
  return second === 'panel' ? 'panel-contract' : 'room';
}

const OTHERS: readonly Zone[] = [
  'adapters',
  'plugin',
  'worker',
  'practice',
  'dashboard-app',
  'cli',
  'bench',
  'eval',
  'test',
];

/** Which zones each zone may import files of, beside its own. A room is its own folder only: see `rules.ts`. */
export const MAY_IMPORT: Readonly<Record<Zone, readonly Zone[]>> = {
  kernel: [],
  texts: ['kernel'],
  room: ['kernel', 'texts'],
  'panel-contract': ['kernel', 'texts', 'room'],
  core: ['kernel', 'texts', 'room', 'panel-contract'],
  adapters: ['kernel', 'texts', 'room', 'panel-contract', 'core'],
  plugin: ['kernel', 'texts', 'room', 'panel-contract', 'core', 'adapters'],
  worker: ['kernel', 'texts', 'room', 'panel-contract', 'core', 'adapters'],
  practice: [],
  // Runs in a browser, with its time and its network.
  page: ['kernel', 'room', 'panel-contract', 'core'],
  'dashboard-app': ['kernel', 'texts', 'room', 'panel-contract', 'core'],
  cli: ['kernel', 'texts', 'room', 'panel-contract', 'core', 'adapters', 'plugin', 'worker', 'practice'],
  bench: ['kernel', 'texts', 'room', 'panel-contract', 'core', 'adapters', 'plugin', 'worker', 'practice', 'cli'],
  judge: ['practice'],
  eval: ['kernel', 'room', 'panel-contract', 'core', 'adapters', 'plugin', 'practice', 'judge'],
  test: [
    'kernel',
    'texts',
    'room',
    'panel-contract',
    'core',
    'adapters',
    'plugin',
    'worker',
    'practice',
    'dashboard-app',
    'cli',
    'bench',
    'judge',
    'eval',
  ],
  elsewhere: [],
};

/** Packages by zone; a zone that is not here may use any. */
export const PACKAGES: Readonly<Partial<Record<Zone, readonly string[]>>> = {
  kernel: ['luxon'],
  texts: [],
  room: [],
  'panel-contract': ['zod'],
  core: [],
  plugin: ['express', 'helmet', 'zod', 'prom-client', 'node:http', 'node:crypto', 'node:path'],
  page: [],
  'dashboard-app': ['vue', 'zod'],
  worker: ['zod', 'prom-client', 'node:crypto', 'node:path'],
};
