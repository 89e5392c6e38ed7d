import { spawnSync } from 'node:child_process';
import { lineOf } from '../../adapters/built-line';
import { commandFor, lineToPaste } from './print-line';

const LINE = lineOf('console.log(1);');
const written = (values: Record<string, string>) => new Map(Object.entries({ CHATWOOT_ACCOUNT_ID: '7', ...values }));

describe('npm run setup -- --line', () => {
  test.each([
    ['the panel’s address', { PUBLIC_URL: 'http://helpline:4000', PANEL_URL: 'https://panel.example.org' }, 'panel'],
    ['else the plugin’s own', { PUBLIC_URL: 'https://helpline.example.org/' }, 'helpline'],
  ])('prints what to paste, at %s', (_what, values, host) => {
    expect(lineToPaste(written(values), LINE)).toBe(
      `<script src="https://${host}.example.org/line/${LINE.hash}.js" integrity="${LINE.integrity}" crossorigin="anonymous" data-account="7" defer></script>`,
    );
  });

  it('says the command that puts it in, which a shell takes as it is', () => {
    const tag = lineToPaste(written({ PUBLIC_URL: 'https://helpline.example.org' }), LINE);
    const words = spawnSync('sh', ['-c', `docker() { printf '%s\\n' "$@"; }; ${commandFor(tag)}`], {
      encoding: 'utf8',
    });
    const [command, , , html, ...ruby] = words.stdout.trim().split('\n');
    expect([command, html]).toEqual(['compose', `LINE=${tag}`]);
    expect(ruby.join(' ')).toMatch(
      /^rails bundle exec rails runner c = .*name: "DASHBOARD_SCRIPTS".*ENV.fetch\("LINE"\)/,
    );
  });

  it('says what is missing', () => {
    expect(() => lineToPaste(written({}), LINE)).toThrow('Run `npm run setup` first');
    const nowhere = written({ CHATWOOT_ACCOUNT_ID: '', PUBLIC_URL: 'https://helpline.example.org' });
    expect(() => lineToPaste(nowhere, LINE)).toThrow('No account');
    expect(() => lineToPaste(written({ PUBLIC_URL: 'https://helpline.example.org' }), null)).toThrow('npm run build');
  });
});
