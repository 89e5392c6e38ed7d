// Who is on call at the practice desk, on which phones, and how the plugin reaches them. All of it is invented.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';

/** The number that pages come from; clients write to another one. */
export const PAGES_NUMBER = '+15550000009';
/** The stand-in's advocates are 2, 3 and 4, its administrator is 1; their phones as `practice/twilio/phones.ts` has them. */
const PEOPLE = [1, 2, 3, 4];
const phoneOf = (id) => `+1555010${String(id).padStart(4, '0')}`;

/** Nobody is ever at the desk, so that every message is forwarded: Ana is called, then Ben, then Ada. */
const POLICY = `# Who is on call at the practice desk. A policy.yaml beside package.json holds instead of this one.
supervisors: [1]
onCall:
  rotas:
    - name: nights
      shifts:
        - days: [mon, tue, wed, thu, fri, sat, sun]
          from: "00:00"
          to: "00:00"
          people: [2]
          backup: [3]
  phoneLine: Nobody could come yet. You can also call 555-0100 at any time.
`;

/** Writes the practice desk's policy and its file of numbers, and says how the plugin is to be told of them. */
export function layOutNight(folder, env) {
  const own = env.POLICY_FILE ?? join(ROOT, 'policy.yaml');
  const [policyFile, numbersFile] = ['policy.yaml', 'on-call-numbers.yaml'].map((name) => join(folder, name));
  if (!existsSync(own)) writeFileSync(policyFile, POLICY);
  writeFileSync(numbersFile, PEOPLE.map((id) => `${id}: '${phoneOf(id)}'\n`).join(''), { mode: 0o600 });
  return {
    environment: (pluginUrl) => ({
      ...{ POLICY_FILE: existsSync(own) ? own : policyFile, PUBLIC_URL: pluginUrl },
      ...{ ONCALL_NUMBERS_FILE: numbersFile, ONCALL_FROM: PAGES_NUMBER },
    }),
  };
}
