import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '../kernel/policy';
import { evidenceOf, newestThat, provenAt } from './evidence';
import { delayOf, SOURCES, type SourceName } from './sources';
import { after, at, dot, page, pageHeard, quickExit, typed, wrote } from '../telling.arbitrary';

const names = Object.keys(SOURCES) as SourceName[];

/** The table as `docs/connection.md` has it, the strongest first. */
function tableOfSources(): string[] {
  const strongest = [...names].sort((a, b) => SOURCES[b].strength - SOURCES[a].strength);
  return strongest.map((name) => {
    const { whose, strength, wrong, toCome } = SOURCES[name];
    const late = `${delayOf(name, DEFAULT_POLICY) / 1_000} s`;
    return `| ${name}${toCome ? ' (to come)' : ''} | ${whose} | ${strength} | ${late} | ${wrong} |`;
  });
}

test('the table in docs/connection.md is the one that the verdict reads', () => {
  const docs = readFileSync(join(__dirname, '../../docs/connection.md'), 'utf8');
  const section = docs.slice(docs.search(/^\| source +\| whose word/m));
  const rows = section.split('\n').slice(2, 2 + names.length);
  expect(rows.map((row) => row.replace(/ +/g, ' '))).toEqual(tableOfSources());
});

test('a source that is to come gives no evidence yet; every other of the client or our line does', () => {
  const facts = after('chat', [
    wrote('2:00', 1),
    typed('2:01'),
    dot('2:02', true),
    dot('2:03', false),
    quickExit('2:04'),
    pageHeard('2:05', 'a', 1, { shownAt: at('2:05') }),
    pageHeard('2:06', 'b', 1, page('b', 1, { state: 'hidden', since: at('2:06') })),
  ]);
  const given = evidenceOf(facts).map(({ source }) => source);
  expect(given.filter((source) => SOURCES[source].toCome)).toEqual([]);
  expect(given).toEqual([
    'quick-exit',
    'message',
    'typing',
    'on-screen',
    'page-hidden',
    'page-open',
    'dot-on',
    'dot-off',
  ]);
  expect(newestThat(evidenceOf(facts), 'act')).toEqual({ source: 'typing', at: at('2:01') });
  expect(provenAt({ source: 'dot-on', at: at('2:02') }, DEFAULT_POLICY)).toBe(at('2:00:30'));
});
