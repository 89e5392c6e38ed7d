import { OUTCOME_LABELS, OUTCOME_WORDS, OUTCOMES, outcomeIn, outcomeMarker } from './outcome';

test('what our bot writes beside its note is what a rebuild learns', () => {
  for (const kind of OUTCOMES) {
    for (const by of [5, null]) {
      const outcome = { kind, at: 7, by, upTo: by };
      expect(outcomeIn(outcomeMarker(outcome))).toEqual(outcome);
    }
  }
});

test('what was seen then goes with it; what is odd or of an older version is left out, and the outcome stays', () => {
  const evidence = { verdict: 'left', verdictAt: 6, heardAt: 3, oursAt: 4, arrived: 'not-known' } as const;
  const outcome = { kind: 'went-quiet', at: 7, by: 5, upTo: 1, evidence } as const;
  expect(outcomeIn(outcomeMarker(outcome))).toEqual(outcome);
  const { kind, data } = outcomeMarker(outcome);
  expect(outcomeIn({ kind, data: { ...data, verdict: 'gone' } })).toEqual({
    kind: 'went-quiet',
    at: 7,
    by: 5,
    upTo: 1,
  });
});

test.each<[string, Parameters<typeof outcomeIn>[0]]>([
  ['a note about something else', { kind: 'waiting', data: { outcome: 'resolved', at: 7, by: 5 } }],
  ['an outcome nobody knows', { kind: 'outcome', data: { outcome: 'gone', at: 7, by: 5 } }],
  ['no time', { kind: 'outcome', data: { outcome: 'resolved', by: 5 } }],
])('%s tells no outcome', (_what, marker) => expect(outcomeIn(marker)).toBeNull());

test('each outcome has a label of its own that Chatwoot accepts, and words that fit beside the thread with their time', () => {
  expect(new Set(OUTCOME_LABELS).size).toBe(OUTCOMES.length);
  for (const label of OUTCOME_LABELS) expect(label).toMatch(/^[a-z0-9_-]+$/);
  for (const words of Object.values(OUTCOME_WORDS)) {
    for (const said of Object.values(words)) expect(`${said} 22 Nov 02:13`.length).toBeLessThanOrEqual(35);
  }
});

test('no outcome says that somebody is safe, fine or gone (B3.15)', () => {
  const all = Object.values(OUTCOME_WORDS)
    .flatMap((words) => Object.values(words))
    .join('\n');
  expect(all).not.toMatch(/\b(is safe|are safe|fine|gone|está a salvo|está bien|se fue)\b/i);
});
