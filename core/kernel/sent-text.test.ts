import { readSentText } from './sent-text';

const a = (count: number): string => 'a'.repeat(count);

describe('what is kept of a text that went out', () => {
  test.each([
    ['nothing but its count, when it is cheap', 'hello', { segments: 1 }],
    ['that it is long', a(161), { segments: 2, dear: 'length' }],
    [
      'what it would be from a toll-free number, where that differs',
      a(306),
      { segments: 2, tollFree: 3, dear: 'length' },
    ],
    ['that a quote made it dear', `${a(70)}’`, { segments: 2, dear: 'quote' }],
    ['that an accent did', `${a(70)}á`, { segments: 2, dear: 'accent' }],
    ['that an emoji did', `${a(70)}😀`, { segments: 2, dear: 'emoji' }],
    ['of 10,000 characters', a(10_000), { segments: 66, dear: 'length' }],
    ['of more, what was read of it', a(50_000), { segments: 66, dear: 'length' }],
    ['of lone surrogates, which have no plain twin', '\ud83d'.repeat(71), { segments: 2, dear: 'emoji' }],
    ['of NULs, which have none either', '\0'.repeat(71), { segments: 2, dear: 'emoji' }],
    ['of nothing', '', { segments: 0 }],
  ])('is %s', (_what, text, kept) => expect(readSentText(text)).toMatchObject(kept));
});
