import { join } from 'node:path';
import { LINE_MOST, PAGE_MOST, weightOf, weightOfPage } from '../bench/weigh';
import { buildPanel } from './support/built-panel';

const BUILT = join(__dirname, '../dist/dashboard-app');
beforeAll(buildPanel);

describe('what an advocate’s browser has to load, zipped', () => {
  it.each(['panel/index.html', 'panel/cost/index.html', 'panel/rota/index.html'])(
    'is at most 60 kB for %s with all that it names',
    (page) => {
      const { files, bytes } = weightOfPage(BUILT, page);
      expect(files.map(({ name }) => name.replace(/.*\./, '')).sort()).toEqual(
        expect.arrayContaining(['css', 'html', 'js']),
      );
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes).toBeLessThanOrEqual(PAGE_MOST);
    },
  );

  it('is at most 12 kB for the line', () => {
    const bytes = weightOf(join(BUILT, 'line/line.js'));
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(LINE_MOST);
  });
});
