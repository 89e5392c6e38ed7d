import { checkText } from './check-text';
import { SHIPPED } from './shipped-text';

describe('every text that ships', () => {
  test.each(Object.entries(SHIPPED))(
    '%s breaks no hard stop, in either language, and names its rule',
    (_name, text) => {
      expect(checkText(text.en, ['Open Door', 'Refugio Sol'])).toEqual([]);
      expect(checkText(text.es, ['Open Door', 'Refugio Sol'])).toEqual([]);
      expect(text.source).toMatch(/B\d|E\d/);
    },
  );
});

test.each([
  ['Call Open Door', 'agency', 6, 'Open Door'],
  ['We are OPEN-door!', 'agency', 8, 'OPEN-door'],
  ['see opendoor.example', 'agency', 5, 'opendoor'],
  ['Is the violence over?', 'abuse', 8, 'violence'],
  ['You can sleep at the shelter', 'abuse', 22, 'shelter'],
  ['¿Sigue la violación?', 'abuse', 11, 'violación'],
  ['Llame a la policía', 'abuse', 12, 'policía'],
  ['Hi {{contact.name}}', 'name', 4, '{{contact.name}}'],
  ['Hi [first name], hello', 'name', 4, '[first name]'],
  ['Write to https://x.org/y', 'link', 10, 'https://x.org/y'],
  ['See door.org now', 'link', 5, 'door.org'],
  ['mail me at a@b.net', 'link', 12, 'a@b.net'],
  ['It’s fine', 'letters', 3, '’'],
  ['Aquí estoy', 'letters', 4, 'í'],
  ['ok 🙂', 'letters', 4, '🙂'],
  ['', 'empty', 1, ''],
] as const)('%j: %s at %i', (text, fault, at, found) => {
  expect(checkText(text, ['Open Door'])).toContainEqual({ fault, at, found });
});

test.each([
  'The course is at 7.30 pm. Us two can talk.',
  'I am here. No rush.',
  'Skill and Essex.',
  'Su violin suena bien',
])('%j is fine', (text) => expect(checkText(text, ['Open Door'])).toEqual([]));

test('a text of two segments is told where the second begins', () => {
  expect(checkText('a'.repeat(161), [])).toEqual([{ fault: 'length', at: 161, found: 'a' }]);
  expect(checkText('a'.repeat(160), [])).toEqual([]);
  expect(checkText(`${'a'.repeat(159)}[`, [])).toEqual([{ fault: 'length', at: 160, found: '[' }]);
});
