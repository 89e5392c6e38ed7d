import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR, MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { describeFaults } from '../faults';
import { readDuration, readTimeOfDay, writeDuration } from './duration';
import { policyJsonSchema } from './policy-json-schema';
import { readPolicy, readPolicyFile } from './read-policy';
import type { KnownInbox } from './resolve-inboxes';

const ROOT = join(__dirname, '../..');
const EXAMPLE = readFileSync(join(ROOT, 'policy.example.yaml'), 'utf8');
const INBOXES: KnownInbox[] = [
  { id: 4, name: 'Web chat' },
  { id: 5, name: 'Text line' },
  { id: 6, name: 'Twice' },
  { id: 7, name: 'Twice' },
];

function policyOf(text: string, known: KnownInbox[] | null = null): Policy {
  const reading = readPolicy(text, 'policy.yaml', known);
  if (!reading.ok) throw new Error(describeFaults('', reading.faults));
  return reading.value;
}

/** `where got`, for each fault. */
function faultsOf(text: string, known: KnownInbox[] | null = null): string[] {
  const reading = readPolicy(text, 'policy.yaml', known);
  return reading.ok ? [] : reading.faults.map(({ where, got }) => `${where.replace('policy.yaml:', '')} <- ${got}`);
}

describe('a policy', () => {
  it('is the example when there is no file, or an empty one, or one of comments', () => {
    expect(policyOf(EXAMPLE)).toEqual(DEFAULT_POLICY);
    expect(policyOf('')).toEqual(DEFAULT_POLICY);
    expect(policyOf('# nothing yet\nwaiting:\n  firstAnswer:\n    # chat: 60 s\ninboxes:\n')).toEqual(DEFAULT_POLICY);
    expect(readPolicyFile('/nowhere/policy.yaml', null)).toEqual({ ok: true, value: DEFAULT_POLICY });
  });

  it('is the example also with what the example shows as comments', () => {
    const bold = EXAMPLE.replace(/^(shifts|inboxes): .*$/gm, '$1:').replace(/^# {2}( *["-]| {2})/gm, '  $1');
    const { shifts, inboxes } = policyOf(bold, INBOXES);
    expect(shifts).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: 8 * 60, to: 16 * 60, people: [3, 4] },
      { days: ['fri', 'sat'], from: 22 * 60, to: 6 * 60, people: [7] },
    ]);
    expect(inboxes[4]?.waiting).toEqual({
      firstAnswer: 45 * SECOND,
      laterTurn: 2 * MINUTE,
      repeatAfter: 15 * MINUTE,
      readingPause: 5 * MINUTE,
    });
  });

  it('keeps the usual values beside the one that is changed', () => {
    const { waiting } = policyOf('waiting: { firstAnswer: { sms: 2 min } }');
    expect(waiting).toEqual({
      ...DEFAULT_POLICY.waiting,
      firstAnswer: { ...DEFAULT_POLICY.waiting.firstAnswer, sms: 2 * MINUTE },
    });
  });

  it('knows inboxes by id and by name', () => {
    const text = 'inboxes: { 5: { waiting: { firstAnswer: 1 h } }, "Web chat": {} }';
    expect(policyOf(text, INBOXES).inboxes).toEqual({ 4: {}, 5: { waiting: { firstAnswer: HOUR } } });
    expect(policyOf('inboxes: { 99: {} }').inboxes).toEqual({ 99: {} });
  });

  it('can be looked at before Chatwoot was asked which inboxes there are', () => {
    expect(readPolicy('inboxes: { 5: {}, Web chat: {} }', 'policy.yaml', 'later')).toEqual({
      ok: true,
      value: { ...DEFAULT_POLICY, inboxes: { 5: {} } },
    });
    const wrong = 'inboxes: { 5: {}, Web chat: { waiting: { firstAnswer: never } } }';
    expect(readPolicy(wrong, 'policy.yaml', 'later').ok).toBe(false);
  });
});

describe('a fault in the policy', () => {
  it.each([
    ['waiting:\n  repeatAfter: -5 min', ['2:3 waiting.repeatAfter <- -5 min']],
    ['waiting:\n  repeatAfter: 0 s', ['2:3 waiting.repeatAfter <- 0 s']],
    ['waiting:\n  repeatAfter: 5', ['2:3 waiting.repeatAfter <- 5']],
    ['waiting:\n  repeatAfter: 5 minutes', ['2:3 waiting.repeatAfter <- 5 minutes']],
    ['waiting:\n  repeatAfter: 10000 h', ['2:3 waiting.repeatAfter <- 10000 h']],
    ['waiting: soon', ['1:1 waiting <- soon']],
    ['waiting: [60 s]', ['1:1 waiting <- [60 s]']],
    ['- zone', ['1:1 <- a list']],
    ['zone: Mars/Olympus', ['1:1 zone <- Mars/Olympus']],
    ['language: fr', ['1:1 language <- fr']],
    ['sweep:\n  every: 1 s\n  fastest: 1 s', ['2:3 sweep.every <- 1 s', '3:3 sweep.fastest <- 1 s']],
    ['sweep:\n  every: 10 s\n  fastest: 20 s', ['3:3 sweep.fastest <- 20 s']],
    ['supervisors: [1, 1]', ['1:1 supervisors <- [1, 1]']],
    ['supervisors: [ana]', ['1:15 supervisors.0 <- ana']],
    ['supervisors: [1.5, 0]', ['1:15 supervisors.0 <- 1.5', '1:20 supervisors.1 <- 0']],
    ['inboxes: { Chat: {} }', ['1:12 inboxes.Chat <- "Chat"']],
    ['unknown: 1\nwaitng: {}', ['1:1 unknown <- the unknown name unknown', '2:1 waitng <- the unknown name waitng']],
  ])('is told by its place: %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it('is an impossible shift', () => {
    const text = [
      'shifts:',
      '  - days: [mon, mon]',
      '    from: "25:00"',
      '    to: 800',
      '    people: []',
      '  - days: [someday]',
      '    from: "08:60"',
      '    people: [1]',
      '  - days: []',
      '    from: "08:00"',
      '    to: "24:00"',
      '    people: [1]',
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      '2:5 shifts.0.days <- [mon, mon]',
      '3:5 shifts.0.from <- "25:00"',
      '4:5 shifts.0.to <- 800',
      '5:5 shifts.0.people <- []',
      '6:12 shifts.1.days.0 <- someday',
      '7:5 shifts.1.from <- "08:60"',
      '6:5 shifts.1.to <- nothing',
      '9:5 shifts.2.days <- []',
    ]);
  });

  it('is an inbox that Chatwoot does not have, has twice, or that has two entries', () => {
    const text = 'inboxes:\n  9: {}\n  web chat: {}\n  Twice: {}\n  5: {}\n  Text line: {}';
    expect(faultsOf(text, INBOXES)).toEqual([
      '2:3 inboxes.9 <- "9"',
      '3:3 inboxes.web chat <- "web chat"',
      '4:3 inboxes.Twice <- "Twice"',
      '6:3 inboxes.Text line <- "Text line"',
    ]);
    expect(faultsOf('inboxes:\n  5: {}\n  5: {}', INBOXES)).toEqual(['3:3 <- Map keys must be unique']);
  });

  it('is what is no YAML at all', () => {
    expect(faultsOf('waiting:\n  firstAnswer: {')).toHaveLength(1);
    expect(faultsOf('a: b: c')[0]).toMatch(/^1:/);
    expect(faultsOf('zone: UTC\nzone: UTC')[0]).toMatch(/^2:1 <- Map keys must be unique/);
  });

  it('says what was got, expected and meant', () => {
    const text = 'waiting:\n  firstAnser: { chat: 60 s }\nzone: America/NewYork\ninboxes: { web chat: {} }';
    const reading = readPolicy(text, 'policy.yaml', INBOXES);
    expect(reading.ok ? '' : describeFaults('The policy is not used:', reading.faults)).toBe(
      [
        'The policy is not used:',
        '  policy.yaml:3:1 zone',
        '    got       America/NewYork',
        '    expected  the name of a time zone such as America/New_York',
        '    remedy    Did you mean America/New_York?',
        '  policy.yaml:2:3 waiting.firstAnser',
        '    got       the unknown name firstAnser',
        '    expected  one of firstAnswer, laterTurn, repeatAfter, readingPause',
        '    remedy    Did you mean firstAnswer?',
      ].join('\n'),
    );
    const inbox = readPolicy('inboxes: { web chat: {} }', 'policy.yaml', INBOXES);
    expect(inbox.ok ? '' : inbox.faults[0]?.remedy).toMatch(/^Did you mean "Web chat"\?/);
  });

  it('is a file that is there and cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'helpline-policy-'));
    expect(readPolicyFile(folder, null)).toMatchObject({ ok: false, faults: [{ got: 'no access (EISDIR)' }] });
    writeFileSync(join(folder, 'policy.yaml'), 'zone: Mars');
    expect(readPolicyFile(join(folder, 'policy.yaml'), null)).toMatchObject({ ok: false });
    rmSync(folder, { recursive: true });
  });
});

describe('times', () => {
  it('are read and written alike', () => {
    for (const text of ['5 s', '60 s', '90 s', '120 s', '3 min', '10 min', '1 h', '90 min', '24 h']) {
      expect(writeDuration(readDuration(text))).toBe(text);
    }
    expect(readDuration('1.5h')).toBe(90 * MINUTE);
    expect(readDuration('soon')).toBeNaN();
    expect([readTimeOfDay('00:00'), readTimeOfDay('23:59'), readTimeOfDay('24:00')]).toEqual([0, 1439, 0]);
    expect([readTimeOfDay('24:01'), readTimeOfDay('8:00')]).toEqual([NaN, NaN]);
  });
});

describe('the published schema', () => {
  it('is that of the code (`npm run generate` writes it)', () => {
    expect(readFileSync(join(ROOT, 'docs/policy.schema.json'), 'utf8')).toBe(policyJsonSchema());
  });

  it('is named on top of the example', () => {
    expect(EXAMPLE.split('\n')[0]).toBe('# yaml-language-server: $schema=./docs/policy.schema.json');
  });
});
