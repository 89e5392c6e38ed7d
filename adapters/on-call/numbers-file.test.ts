import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultSentence } from '../faults';
import { onCallNumbers, readNumbers } from './numbers-file';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpline-numbers-'));
  file = join(folder, 'numbers.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string, mode = 0o600): void => {
  writeFileSync(file, text);
  chmodSync(file, mode);
};
const sentences = (): string[] => {
  const read = readNumbers(file);
  return (read.ok ? read.value.faults : read.faults).map(faultSentence).map((one) => one.replaceAll(file, 'FILE'));
};

describe('the file of numbers', () => {
  it('has each agent’s number, however it is spaced', () => {
    write("3: '+1 555 010 0003'\n7: '+34 600 000 007'\n");
    const numbers = onCallNumbers(file);
    expect([numbers.of(3), numbers.of(7), numbers.of(9)]).toEqual(['+15550100003', '+34600000007', null]);
    expect([numbers.whose('+15550100003'), numbers.whose('+15559999999')]).toEqual([3, null]);
    expect(numbers.agents()).toEqual([3, 7]);
  });

  it.each([
    ['what cannot be a telephone', "3: '+1 55'"],
    ['a number without its country', "3: '555 010 0003'"],
    ['a number without quotes, which is a sum', '3: 15550100003'],
    ['words', "3: 'ask Ana'"],
    ['a name instead of an id', "Ana: '+1 555 010 0003'"],
  ])('%s is left out with a sentence, and all others hold', (_what, line) => {
    write(`${line}\n7: '+1 555 010 0007'\n`);
    const [sentence, ...more] = sentences();
    expect(more).toEqual([]);
    expect(sentence).toMatch(/telephone number.*Correct this line; all others hold\./);
    expect(sentence).not.toMatch(/0003|ask Ana/);
    expect(onCallNumbers(file).of(7)).toBe('+15550100007');
    expect(onCallNumbers(file).of(3)).toBeNull();
  });

  it.each([
    ['that others may read', () => write("3: '+1 555 010 0003'\n", 0o644), /others may read.*chmod 600 FILE/],
    ['that is not there', () => {}, /no access \(ENOENT\).*ONCALL_NUMBERS_FILE/],
    ['that is no list', () => write('just words'), /a line for each agent/],
    ['that is no YAML', () => write("3: '+1"), /a line for each agent/],
  ])('%s is a fault with its remedy', (_what, prepare, sentence) => {
    prepare();
    expect(readNumbers(file).ok).toBe(false);
    expect(sentences().join()).toMatch(sentence);
  });

  it('once at work, one that others may read still pages: somebody has to come tonight', () => {
    write("3: '+1 555 010 0003'\n");
    const numbers = onCallNumbers(file);
    chmodSync(file, 0o644);
    expect(numbers.of(3)).toBe('+15550100003');
    expect(readNumbers(file).ok).toBe(false);
  });

  it('that was spoilt while somebody wrote it still has the numbers from before', () => {
    write("3: '+1 555 010 0003'\n");
    const numbers = onCallNumbers(file);
    expect(numbers.of(3)).toBe('+15550100003');
    for (const spoilt of ["3: '+1", '']) {
      write(spoilt);
      expect(numbers.of(3)).toBe('+15550100003');
    }
    write("4: '+1 555 010 0004'\n");
    expect([numbers.of(3), numbers.of(4)]).toEqual([null, '+15550100004']);
  });
});
