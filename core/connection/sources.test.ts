import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '../kernel/policy';
import { evidenceOf, newestThat, provenAt } from './evidence';
import { delayOf, SOURCES, type SourceName } from './sources';
import {
  advocateLine,
  after,
  at,
  dot,
  line,
  opened,
  page,
  pageHeard,
  quickExit,
  replied,
  typed,
  wrote,
} from '../telling.arbitrary';

const names = Object.keys(SOURCES) as SourceName[];

/** The table as `docs/connection.md` has it, the strongest first. */
function tableOfSources(): string[] {
  const strongest = [...names].sort((a, b) => SOURCES[b].strength - SOURCES[a].strength);
  return strongest.map((name) => {
    const { whose, strength, wrong } = SOURCES[name];
    const late = `${delayOf(name, DEFAULT_POLICY) / 1_000} s`;
    return `| ${name} | ${whose} | ${strength} | ${late} | ${wrong} |`;
  });
}

test('the table in docs/connection.md is the one that the verdict reads', () => {
  const docs = readFileSync(join(__dirname, '../../docs/connection.md'), 'utf8');
  const section = docs.slice(docs.search(/^\| source +\| whose word/m));
  const rows = section.split('\n').slice(2, 2 + names.length);
  expect(rows.map((row) => row.replace(/ +/g, ' '))).toEqual(tableOfSources());
});

test('every source of the client or of a line of ours gives evidence; what tells of arrivals only gives receipts', () => {
  const facts = after('chat', [
    line('1:00', 'chatwoot-away'),
    replied('1:10', 7),
    advocateLine('1:20', true),
    opened('1:30'),
    pageHeard('1:40', 'c', 1, { state: 'left' }),
    pageHeard('1:50', 'd', 1, { state: 'offline' }),
    wrote('2:00', 1),
    typed('2:01'),
    dot('2:02', true),
    dot('2:03', false),
    quickExit('2:04'),
    pageHeard('2:05', 'a', 1, { shownAt: at('2:05') }),
    pageHeard('2:06', 'b', 1, page('b', 1, { state: 'hidden', since: at('2:06') })),
  ]);
  const given = evidenceOf(facts).map(({ source }) => source);
  // The live feed is heard as typing and as an open chat; the carrier's words are of messages.
  const elsewhere: SourceName[] = ['cable', 'carrier', 'carrier-log'];
  expect([...given].sort()).toEqual(names.filter((name) => !elsewhere.includes(name)).sort());
  expect(newestThat(evidenceOf(facts), 'act')).toEqual({ source: 'typing', at: at('2:01') });
  expect(provenAt({ source: 'dot-on', at: at('2:02') }, DEFAULT_POLICY)).toBe(at('2:00:30'));
});
