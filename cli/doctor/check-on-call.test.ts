import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OnCallConfig } from '../../adapters/config/read-on-call';
import { checkOnCall } from './check-on-call';
import { FAULT_WORDS } from './fault-words';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'helpline-check-'));
const [policyFile, numbersFile] = [join(folder, 'policy.yaml'), join(folder, 'numbers.yaml')];
const twilio: OnCallConfig = {
  ...{ numbersFile, from: '+15550100000', authToken: 'x', webhook: null, publicUrl: 'https://here.example' },
};
const byMail: OnCallConfig = { ...twilio, from: null, webhook: { url: 'https://relay.example.net', secret: 'x' } };
const EVERYBODY = `[mon, tue, wed, thu, fri, sat, sun]`;
const rota = (days: string): string =>
  `onCall:\n  rotas:\n    - name: nights\n      shifts:\n        - { days: ${days}, from: "00:00", to: "00:00", people: [3] }\n`;

function said(policy: string, ways: OnCallConfig | null, numbers = "3: '+1 555 010 0003'\n"): string[] {
  writeFileSync(policyFile, policy);
  writeFileSync(numbersFile, numbers, { mode: 0o600 });
  return checkOnCall({ policyFile, onCall: ways }, null, NOW).map(({ id, detail }) => FAULT_WORDS.en[id].what(detail));
}

describe('doctor, of those on call', () => {
  it('says nothing without a rota, or where everything is there', () => {
    expect(said('zone: UTC\n', null)).toEqual([]);
    expect(said(rota(EVERYBODY), twilio)).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    ['that nobody is ever called', said(rota(EVERYBODY), null), /nothing to page with: nobody is ever called/],
    [
      'what is lost without Twilio',
      said(rota(EVERYBODY), byMail),
      /no calls.*no reply by letter.*whether a page arrived/,
    ],
    ['of a number that can be none', said(rota(EVERYBODY), twilio, "3: '555'\n"), /cannot be a telephone number/],
    [
      'that nothing of Twilio’s comes back',
      said(rota(EVERYBODY), { ...twilio, publicUrl: 'http://helpline-service:4000' }),
      /Twilio cannot reach http:\/\/helpline-service:4000/,
    ],
    ['of a bad line of the rota', said(`${rota(EVERYBODY)}        - { days: [moon] }\n`, twilio), /In the rota.*moon/],
    [
      'of a day that nobody has',
      said(rota('[mon, tue, wed, thu, fri, sat]'), twilio),
      /2026-11-29 00:00.*nobody is on call/,
    ],
  ])('says %s', (_what, sentences, words) => expect(sentences.join('\n')).toMatch(words));
});
