import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ENTRY = join(__dirname, '../plugin/beacon/page/beacon.ts');

/** The beacon's script as it is served: the same sources give the same bytes, on every machine. */
export function bundleBeacon(): string {
  const { outputFiles } = buildSync({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2018',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** The same as a module, so that it is built, shipped and served like the rest, and no program needs a bundler to run. */
export function beaconModule(): string {
  const comment = '/** Made from plugin/beacon/page/ by `npm run generate`: edit that. */';
  const quoted = `'${bundleBeacon().trimEnd().replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  return `${comment}\nexport const BEACON_SCRIPT =\n  ${quoted};\n`;
}
