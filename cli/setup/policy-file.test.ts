import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absentPolicy, POLICY_PATH, readMeantPolicy, readPolicyToBegin } from '../../adapters/policy/meant-policy';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { beginPolicy } from './policy-file';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'helpline-policy-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const begin = (written: Record<string, string> = {}) =>
  beginPolicy(join(folder, '.env'), new Map(Object.entries(written)));
const policyFile = (): string => join(folder, POLICY_PATH);

describe('the policy that setup begins with', () => {
  it('has the usual values, and is named for every way of running', () => {
    expect(begin()).toEqual({ variables: [['POLICY_FILE', './policy/policy.yaml']], made: true });
    const read = readMeantPolicy({ policyFile: policyFile(), policyNamed: true }, null);
    expect(read).toEqual({ ok: true, value: DEFAULT_POLICY });
    expect(readFileSync(policyFile(), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/docs\/policy\.schema\.json\n/,
    );
  });

  it('is never written over', () => {
    begin();
    writeFileSync(policyFile(), 'zone: Europe/Madrid\n');
    expect(begin()).toEqual({ variables: [['POLICY_FILE', './policy/policy.yaml']], made: false });
    expect(readFileSync(policyFile(), 'utf8')).toBe('zone: Europe/Madrid\n');
  });

  it.each(['a policy.yaml of an older installation', 'a POLICY_FILE that somebody wrote'])(
    'leaves %s alone',
    (what) => {
      if (what.includes('older')) writeFileSync(join(folder, 'policy.yaml'), '');
      expect(begin(what.includes('older') ? {} : { POLICY_FILE: '/etc/helpline.yaml' }).variables).toEqual([]);
      expect(existsSync(policyFile())).toBe(false);
    },
  );
});

describe('a policy file that is not there', () => {
  it('is the usual policy when nobody named it, and a fault when somebody did', () => {
    const named = { policyFile: policyFile(), policyNamed: true };
    expect(readMeantPolicy({ ...named, policyNamed: false }, null)).toEqual({ ok: true, value: DEFAULT_POLICY });
    expect(readMeantPolicy(named, null)).toMatchObject({ ok: false, faults: [{ got: 'no such file' }] });
    expect(readPolicyToBegin(named, null)).toMatchObject({ ok: false });
  });

  it('keeps nobody from starting at the place that Docker names for everybody, and is told', () => {
    const back = process.cwd();
    process.chdir(folder);
    try {
      const docker = { policyFile: POLICY_PATH, policyNamed: true };
      expect(readPolicyToBegin(docker, null)).toEqual({ ok: true, value: DEFAULT_POLICY });
      expect(absentPolicy(docker)).toMatchObject([{ got: 'no such file' }]);
      expect(readMeantPolicy(docker, null)).toMatchObject({ ok: false });
    } finally {
      process.chdir(back);
    }
  });
});
