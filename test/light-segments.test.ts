import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page brings along to count while somebody types, zipped. */
const MOST = 4_096;

test('what a page needs to count segments is at most 4 kB, and nothing heavy is in it', async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents:
        "export { costOfText } from './core/kernel/text-cost'; export { sayDear } from './core/credits/cost-words';",
      resolveDir: join(__dirname, '..'),
    },
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', write: false, metafile: true },
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? '').length;
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))).toEqual([]);
  expect(bytes).toBeGreaterThan(500);
  expect(bytes).toBeLessThanOrEqual(MOST);
});
