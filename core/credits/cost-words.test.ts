import { costOfText } from '../kernel/text-cost';
import { sayCount, sayDear } from './cost-words';

const a = (count: number): string => 'a'.repeat(count);

it.each([
  ['a cheap text', 'hello', '1 segment', null],
  ['one sign', `${a(40)}’${a(60)}`, '2 segments', '’ at 41 makes this 2 segments; replace it?'],
  [
    'several',
    `${a(40)}’${a(60)}“`,
    '2 segments',
    '’ at 41 and 1 more like it make this 2 segments instead of 1; replace them?',
  ],
  ['an emoji', `${a(80)}😀`, '2 segments', '😀 at 81 makes this 2 segments; leave it out?'],
  ['what nobody sees', `${a(80)}\u00a0`, '2 segments', 'an unseen sign at 81 makes this 2 segments; replace it?'],
  ['length', a(165), '2 segments', '5 over what fits into one: 2 segments'],
  ['more than is sent', a(1_601), '11 segments', 'Longer than a text message may be (1,600): it would not be sent.'],
])('%s', (_what, text, count, dear) => {
  const cost = costOfText(text);
  expect([sayCount(cost, 'en'), sayDear(cost, 'en')]).toEqual([count, dear]);
});

it('says the same in Spanish', () => {
  expect(sayDear(costOfText(`${a(40)}á${a(60)}`), 'es')).toBe('á en el 41 hace que sean 2 segmentos; ¿cambiarlo?');
});
