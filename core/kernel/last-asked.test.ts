import { lastAsked } from './last-asked';

describe('what was asked last', () => {
  const asked: string[] = [];
  const ask = lastAsked((of: object, at: number) => {
    asked.push(`at ${at}`);
    return { of, at };
  });
  const [one, other] = [{}, {}];

  test.each<[string, object, number, string[]]>([
    ['is worked out', one, 1, ['at 1']],
    ['is not worked out again', one, 1, []],
    ['is when the moment is another', one, 2, ['at 2']],
    ['is when the facts are others, alike as they may be', other, 2, ['at 2']],
    ['is when the first ones come again: only the last are held', one, 2, ['at 2']],
  ])('%s', (_name, of, at, worked) => {
    asked.length = 0;
    const answer = ask(of, at);
    expect(answer).toEqual({ of, at });
    expect(answer.of).toBe(of);
    expect(asked).toEqual(worked);
  });
});
