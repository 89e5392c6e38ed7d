import { dayAndMonth, type Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import { REASON_WORDS } from './reason-words';
import { SOURCES, type SourceName } from './sources';
import { WORDS as CONNECTION_WORDS } from './words';

/** How often, in one week, statements of one kind were shown or later disproved. */
export type MeterCount = {
  counts: 'shown' | 'disproved';
  stance: 'there' | 'gone';
  verdict: string;
  source: string;
  times: number;
};

type Words = {
  nothing: string;
  none: (shown: number) => string;
  some: (disproved: number, shown: number) => string;
  which: Readonly<Record<MeterCount['stance'], (times: number, kind: string, source: string) => string>>;
  /** The kinds of verdict that take a side; of what an older version counted the kind is not known. */
  kinds: Readonly<Record<string, string>>;
  weekFrom: (day: string) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    nothing: 'Nothing was said that could have been wrong: no client’s page spoke with us.',
    none: (shown) => `None of ${shown} was later disproved; most of them could not be checked.`,
    some: (disproved, shown) => `${disproved} of ${shown} were later disproved; the rest could not be checked.`,
    which: {
      gone: (times, kind, source) => `${times}: shown as ${kind}, and they were there. It rested on: ${source}.`,
      there: (times, kind, source) =>
        `${times}: shown as ${kind}, and no page of theirs was there. It rested on: ${source}.`,
    },
    kinds: { left: '“left”', active: '“active”', reading: '“reading”', quiet: '“quiet, page open”' },
    weekFrom: (day) => `Week from ${day}:`,
  },
  es: {
    nothing: 'No se dijo nada que pudiera ser falso: ninguna página habló con nosotros.',
    none: (shown) => `Ninguna de ${shown} se desmintió después; la mayoría no se pudo comprobar.`,
    some: (disproved, shown) => `${disproved} de ${shown} se desmintieron después; el resto no se pudo comprobar.`,
    which: {
      gone: (times, kind, source) => `${times}: se mostró ${kind}, y estaba. Se basaba en: ${source}.`,
      there: (times, kind, source) => `${times}: se mostró ${kind}, y no había página suya. Se basaba en: ${source}.`,
    },
    kinds: { left: '«salió»', active: '«activo»', reading: '«leyendo»', quiet: '«callado, página abierta»' },
    weekFrom: (day) => `Semana del ${day}:`,
  },
};

/**
 * What the meter counted in one week, as a coordinator reads it: first how many of the statements that took a side were
 * later disproved, then each kind of these with what it rested on, the most frequent first.
 */
export function meterSentences(week: readonly MeterCount[], language: Language): readonly string[] {
  const words = WORDS[language];
  const shown = total(week, 'shown');
  const disproved = total(week, 'disproved');
  if (shown === 0 && disproved === 0) return [words.nothing];
  const first = disproved === 0 ? words.none(shown) : words.some(disproved, shown);
  const wrong = week.filter(({ counts }) => counts === 'disproved').sort((a, b) => b.times - a.times);
  const kindOf = (verdict: string): string => words.kinds[verdict] ?? '–';
  return [
    first,
    ...wrong.map(({ stance, times, verdict, source }) =>
      words.which[stance](times, kindOf(verdict), said(source, language)),
    ),
  ];
}

/** The same of several weeks, each with the day it began on: what `npm run connection` prints. */
export function meterReport(
  weeks: readonly { began: Instant; counts: readonly MeterCount[] }[],
  { language, zone }: Pick<Policy, 'language' | 'zone'>,
): readonly string[] {
  return weeks.flatMap(({ began, counts }) => {
    const { day, month } = dayAndMonth(began, zone);
    const from = WORDS[language].weekFrom(`${day} ${CONNECTION_WORDS[language].months[month] ?? ''}`);
    const [first = '', ...wrong] = meterSentences(counts, language);
    return [`${from} ${first}`, ...wrong.map((line) => `  ${line}`)];
  });
}

const total = (week: readonly MeterCount[], which: MeterCount['counts']): number =>
  week.filter(({ counts }) => counts === which).reduce((sum, { times }) => sum + times, 0);

function said(source: string, language: Language): string {
  const { seen, whose } = REASON_WORDS[language];
  return isSource(source) ? `${seen[source]} (${whose[SOURCES[source].whose]})` : '–';
}

const isSource = (name: string): name is SourceName => name in SOURCES;
