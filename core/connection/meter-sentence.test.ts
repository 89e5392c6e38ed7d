import type { MeterCount } from './meter-sentence';
import { meterSentences } from './meter-sentence';

const left = { stance: 'gone', verdict: 'left', source: 'page-left' } as const;
const open = { stance: 'there', verdict: 'quiet', source: 'page-open' } as const;
const shown: MeterCount[] = [
  { counts: 'shown', ...left, times: 12 },
  { counts: 'shown', ...open, times: 400 },
];

describe('a week of the meter reads', () => {
  test.each<[string, MeterCount[], string[]]>([
    ['when no page spoke', [], ['Nothing was said that could have been wrong: no client’s page spoke with us.']],
    ['when nothing was disproved', shown, ['None of 412 was later disproved; most of them could not be checked.']],
    [
      'in both directions, with the source to blame',
      [...shown, { counts: 'disproved', ...open, times: 1 }, { counts: 'disproved', ...left, times: 2 }],
      [
        '3 of 412 were later disproved; the rest could not be checked.',
        '2: we said that they left, and they were there. It rested on: a page was closed (their page).',
        '1: we said that they were there, and no page of theirs was. It rested on: a visible page gave a sign (their page).',
      ],
    ],
  ])('%s', (_what, week, sentences) => {
    expect(meterSentences(week, 'en')).toEqual(sentences);
    expect(meterSentences(week, 'es')).toHaveLength(sentences.length);
  });
});
