import type { MeterCount } from './meter-sentence';
import { meterReport, meterSentences } from './meter-sentence';

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
        '2: shown as “left”, and they were there. It rested on: a page was closed (their page).',
        '1: shown as “quiet, page open”, and no page of theirs was there. It rested on: a visible page gave a sign (their page).',
      ],
    ],
  ])('%s', (_what, week, sentences) => {
    expect(meterSentences(week, 'en')).toEqual(sentences);
    expect(meterSentences(week, 'es')).toHaveLength(sentences.length);
  });
});

test('several weeks are told one after another, each from its Monday on', () => {
  const weeks = [
    { began: Date.UTC(2026, 10, 23), counts: [...shown, { counts: 'disproved' as const, ...left, times: 3 }] },
    { began: Date.UTC(2026, 10, 16), counts: [] },
  ];
  expect(meterReport(weeks, { language: 'en', zone: 'UTC' })).toEqual([
    'Week from 23 Nov: 3 of 412 were later disproved; the rest could not be checked.',
    '  3: shown as “left”, and they were there. It rested on: a page was closed (their page).',
    'Week from 16 Nov: Nothing was said that could have been wrong: no client’s page spoke with us.',
  ]);
  expect(meterReport(weeks, { language: 'es', zone: 'UTC' })[1]).toBe(
    '  3: se mostró «salió», y estaba. Se basaba en: una página se cerró (su página).',
  );
});
