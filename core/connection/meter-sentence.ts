import type { Language } from '../kernel/policy';
import { REASON_WORDS } from './reason-words';
import { SOURCES, type SourceName } from './sources';

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
  which: Readonly<Record<MeterCount['stance'], (times: number, source: string) => string>>;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    nothing: 'Nothing was said that could have been wrong: no client’s page spoke with us.',
    none: (shown) => `None of ${shown} was later disproved; most of them could not be checked.`,
    some: (disproved, shown) => `${disproved} of ${shown} were later disproved; the rest could not be checked.`,
    which: {
      gone: (times, source) => `${times}: we said that they left, and they were there. It rested on: ${source}.`,
      there: (times, source) =>
        `${times}: we said that they were there, and no page of theirs was. It rested on: ${source}.`,
    },
  },
  es: {
    nothing: 'No se dijo nada que pudiera ser falso: ninguna página habló con nosotros.',
    none: (shown) => `Ninguna de ${shown} se desmintió después; la mayoría no se pudo comprobar.`,
    some: (disproved, shown) => `${disproved} de ${shown} se desmintieron después; el resto no se pudo comprobar.`,
    which: {
      gone: (times, source) => `${times}: dijimos que salió, y estaba. Se basaba en: ${source}.`,
      there: (times, source) => `${times}: dijimos que estaba, y no había página suya. Se basaba en: ${source}.`,
    },
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
  return [first, ...wrong.map(({ stance, times, source }) => words.which[stance](times, said(source, language)))];
}

const total = (week: readonly MeterCount[], which: MeterCount['counts']): number =>
  week.filter(({ counts }) => counts === which).reduce((sum, { times }) => sum + times, 0);

function said(source: string, language: Language): string {
  const { seen, whose } = REASON_WORDS[language];
  return isSource(source) ? `${seen[source]} (${whose[SOURCES[source].whose]})` : '–';
}

const isSource = (name: string): name is SourceName => name in SOURCES;
