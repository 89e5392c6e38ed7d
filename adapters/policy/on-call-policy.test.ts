import type { OnCallPolicy } from '../../core/kernel/on-call-policy';
import { readPolicy } from './read-policy';

const read = (text: string): OnCallPolicy => {
  const reading = readPolicy(text, 'policy.yaml', null);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value.onCall;
};
const refused = (text: string): string[] => {
  const reading = readPolicy(text, 'policy.yaml', null);
  return reading.ok ? [] : reading.faults.map(({ where, got }) => `${where.replace('policy.yaml:', '')} <- ${got}`);
};
const rota = (more: string): string => `zone: Europe/Berlin\nonCall:\n  rotas:\n    - name: nights\n${more}`;
const GOOD = '        - { days: [mon], from: "20:00", to: "08:00", people: [3] }';

describe('a rota in the policy file', () => {
  it('is read with its clock times in the desk’s zone or its own', () => {
    const text = rota(
      '      changes:\n        - { swap: [3, 7], from: "2026-11-25 20:00", until: "2026-11-26 08:00" }\n' +
        '    - name: west\n      zone: America/New_York\n      changes:\n' +
        '        - { forwardAll: true, from: "2026-11-25 20:00", until: "2026-11-25 21:00" }\n',
    );
    expect(read(text).rotas).toMatchObject([
      { name: 'nights', zone: 'Europe/Berlin', changes: [{ what: 'swap', out: 3, in: 7 }] },
      { name: 'west', zone: 'America/New_York', changes: [{ what: 'forward-all' }] },
    ]);
    expect(read(text).rotas.flatMap(({ changes }) => changes.map(({ from }) => new Date(from).toISOString()))).toEqual([
      '2026-11-25T19:00:00.000Z',
      '2026-11-26T01:00:00.000Z',
    ]);
  });

  it.each([
    ['a weekday that is none', '- { days: [moon], from: "20:00", to: "08:00", people: [4] }', /moon.*a list of days/],
    ['an hour that is none', '- { days: [tue], from: "25:00", to: "08:00", people: [4] }', /25:00.*a time of day/],
    [
      'a day that the calendar has not',
      '- { date: "2026-02-30", from: "20:00", to: "08:00", people: [4] }',
      /2026-02-30/,
    ],
    [
      'both days and a date',
      '- { days: [tue], date: "2026-02-03", from: "20:00", to: "08:00", people: [4] }',
      /either/,
    ],
    ['nobody', '- { days: [tue], from: "20:00", to: "08:00", people: [] }', /at least one/],
    ['a name that nobody knows', '- { days: [tue], from: "20:00", to: "08:00", poeple: [4] }', /Did you mean people/],
  ])('with %s keeps its other shifts, and says what to do', (_what, bad, sentence) => {
    const { rotas, faults } = read(rota(`      shifts:\n        ${bad}\n${GOOD}`));
    expect(rotas[0]?.shifts).toEqual([{ when: { days: ['mon'] }, from: 1200, to: 480, people: [3], backup: [] }]);
    expect(faults.join(' ')).toMatch(sentence);
  });

  it('with a zone that does not exist goes by the desk’s, and says so', () => {
    const { rotas, faults } = read(rota(`      zone: Europe/Berlim\n      shifts:\n${GOOD}`));
    expect(rotas).toMatchObject([{ zone: 'Europe/Berlin', shifts: [{ people: [3] }] }]);
    expect(faults).toEqual([expect.stringMatching(/policy\.yaml:5.*Did you mean Europe\/Berlin\?/)]);
  });

  it.each([
    [
      'an hour that comes twice',
      '2026-10-25',
      '02:30',
      /2026-10-25 02:30: the clock shows it twice.*first time counts/,
    ],
    ['an hour that does not exist', '2027-03-28', '02:30', /2027-03-28 02:30: the clock jumps over it.*another hour/],
  ])('with %s keeps it, and says what becomes of it', (_what, date, from, sentence) => {
    const { rotas, faults } = read(
      rota(`      shifts:\n        - { date: "${date}", from: "${from}", to: "09:00", people: [4] }\n${GOOD}`),
    );
    expect(rotas[0]?.shifts).toHaveLength(2);
    expect(faults).toEqual([expect.stringMatching(sentence)]);
  });

  it('with a name that is none is left out alone', () => {
    const { rotas, faults } = read(`onCall:\n  rotas:\n    - name: The Nights\n    - name: days`);
    expect(rotas.map(({ name }) => name)).toEqual(['days']);
    expect(faults).toHaveLength(1);
  });
});

describe('the rest of the section', () => {
  it.each([
    ['onCall: { again: 7 min }', ['1:1 onCall.backup <- nothing']],
    ['onCall: { remindAfter: 10 min }', ['1:1 onCall.lapseAfter <- nothing']],
    ['onCall: { againBy: pigeon }', ['1:11 onCall.againBy <- pigeon']],
    ['onCall:\n  phoneLine: Call the shelter', ['2:3 onCall.phoneLine <- "shelter" at character 10']],
    [
      'texting: { neverSay: [Open Door] }\nonCall:\n  phoneLine: Call Open Door',
      ['3:3 onCall.phoneLine <- "Open Door" at character 6'],
    ],
  ])('is refused as a whole: %j', (text, faults) => {
    expect(refused(text).map((one) => one.replace(/^\d+:\d+ onCall\.(backup|lapseAfter)/, '1:1 onCall.$1'))).toEqual(
      faults,
    );
  });
});
