import { readPolicy } from './read-policy';

const faults = (text: string): string[] => {
  const reading = readPolicy(text, 'policy.yaml', null);
  return reading.ok ? [] : reading.faults.map(({ where, got }) => `${where.replace('policy.yaml:', '')} <- ${got}`);
};

describe('what may be sent to clients', () => {
  it('is what a coordinator decides, and every hard stop stays', () => {
    const text =
      'texting: { armed: true, hours: { from: "09:00", to: "20:00" }, own: { en: { checkIn: "Here, no rush." } } }';
    const reading = readPolicy(text, 'policy.yaml', null);
    expect(reading.ok && reading.value.texting).toMatchObject({
      ...{ armed: true, optOutConfirmation: false, hours: { from: 540, to: 1200 } },
      own: { en: { checkIn: 'Here, no rush.' }, es: {} },
    });
  });

  it.each([
    ['texting: { armed: maybe }', ['1:12 texting.armed <- maybe']],
    ['texting: { hours: { from: "07:00" } }', ['1:21 texting.hours.from <- "07:00"']],
    ['texting: { hours: { to: "22:00" } }', ['1:21 texting.hours.to <- "22:00"']],
    ['texting: { hours: { from: "12:00", to: "11:00" } }', ['1:36 texting.hours.to <- "11:00"']],
    ['texting: { words: { stop: ["a"] } }', ['1:28 texting.words.stop.0 <- "a"']],
    ['texting: { own: { en: { chekIn: "x" } } }', ['1:25 texting.own.en.chekIn <- the unknown name chekIn']],
    [
      'texting:\n  own:\n    en:\n      checkIn: Hi, this is the shelter',
      ['4:7 texting.own.en.checkIn <- "shelter" at character 17'],
    ],
    ['texting:\n  own:\n    es:\n      checkIn: Estoy aquí', ['4:7 texting.own.es.checkIn <- "í" at character 10']],
    [
      'texting:\n  neverSay: [Open Door]\n  own:\n    en:\n      checkIn: Open-door here',
      ['5:7 texting.own.en.checkIn <- "Open-door" at character 1'],
    ],
    ['texting:\n  own:\n    en:\n      checkIn: See x.org', ['4:7 texting.own.en.checkIn <- "x.org" at character 5']],
    [
      'texting:\n  own:\n    en:\n      checkIn: Hi {{contact.name}}',
      ['4:7 texting.own.en.checkIn <- "{{contact.name}}" at character 4'],
    ],
  ])('is refused with the line and the place: %j', (text, expected) => expect(faults(text)).toEqual(expected));

  it('says what to do', () => {
    const reading = readPolicy('texting:\n  own:\n    en:\n      checkIn: See x.org', 'policy.yaml', null);
    expect(reading.ok ? '' : reading.faults[0]).toMatchObject({
      expected: 'a text without an address, also one without http',
      remedy: expect.stringMatching(/Leave the address out/) as unknown,
    });
  });
});
