import { keywordOf } from './keywords';
import { letterOf } from './letter';
import { readText } from './read-text';

describe('an answer of one sign', () => {
  test.each<[string, 1 | 2 | 3 | null]>([
    ['1', 1],
    [' 2 ', 2],
    ['2.', 2],
    ['(3)', 3],
    ['３', 3],
    ['4', null],
    ['12', null],
    ['2 kids', null],
    ['two', null],
    ['', null],
    ['1 2 3', null],
    ['2024-11-22 1', null],
  ])('%j: %s', (text, letter) => expect(letterOf(text)).toBe(letter));

  test('never collides with the words of opt-out, opt-in and help, the policy’s own among them', () => {
    const more = { stop: ['no 1'], start: ['si'], help: ['sos'] };
    for (const sign of ['1', '2', '3', '1.', '(2)']) expect(keywordOf(sign, more)).toBeNull();
    expect(readText('STOP')).not.toHaveProperty('letter');
    expect(readText('2')).toMatchObject({ keyword: null, letter: 2 });
    expect(readText('hello')).not.toHaveProperty('letter');
  });
});
