import { readText } from './read-text';
import { MEANT, SENTENCES } from './sentences.arbitrary';

/** 47 CFR 64.1200(a)(10), the carrier's own list, and ours in Spanish; each as people write it. */
const EXACT = {
  stop: [
    ...['stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe', 'stopall', 'optout'],
    ...['alto', 'parar', 'pare', 'detener', 'salir', 'baja', 'darme de baja', 'cancelar', 'terminar', 'revocar'],
  ],
  start: ['start', 'unstop', 'empezar', 'iniciar', 'comenzar', 'reanudar'],
  help: ['help', 'info', 'ayuda'],
} as const;

const asWritten = (word: string): string[] => [
  ...[word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`, `${word}.`, `${word}!!`, ` ${word} `],
  ...[`"${word}"`, `${word}\n`, `¡${word}!`, word.replace(/ /g, '  '), `(${word})`, `${word}…`],
];

test.each(Object.entries(EXACT))('every word of "%s" is known, however it is written', (keyword, words) => {
  for (const word of words)
    for (const text of asWritten(word)) expect([text, readText(text).keyword]).toEqual([text, keyword]);
});

test('words that the policy adds are known too, and take none away', () => {
  const more = { stop: ['basta ya'], start: [], help: ['quién es'] };
  expect(readText('¡Basta ya!', more).keyword).toBe('stop');
  expect(readText('Quien es?', more).keyword).toBe('help');
  expect(readText('STOP', more).keyword).toBe('stop');
  expect(readText('basta ya').keyword).toBeNull();
});

describe(`${SENTENCES.length} everyday and crisis-like sentences`, () => {
  test('are at least 5,000', () => expect(SENTENCES.length).toBeGreaterThanOrEqual(5_000));

  test('opt nobody out, or fewer than one in a thousand', () => {
    const wrong = SENTENCES.filter((text) => readText(text).keyword !== null);
    expect(wrong.length / SENTENCES.length).toBeLessThan(0.001);
    expect(wrong).toEqual([]);
  });

  test('hardly ever have an advocate asked', () => {
    const asked = SENTENCES.filter((text) =>
      ['seems-stop', 'no-reply', 'seems-help'].includes(readText(text).seems ?? ''),
    );
    expect(asked.slice(0, 5)).toEqual([]);
  });
});

test.each(MEANT)('%j has an advocate asked, and does nothing', (text) => {
  const { keyword, seems } = readText(text);
  expect(keyword).toBeNull();
  expect(['seems-stop', 'no-reply']).toContain(seems);
});

test.each(['yes', 'Yes!', 'sí', 'SI', 'yes please'])('%j is a yes, and nothing more by itself (B8.10)', (text) => {
  expect(readText(text)).toMatchObject({ keyword: null, seems: 'yes' });
});
