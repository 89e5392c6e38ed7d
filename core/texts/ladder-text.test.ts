import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { SHIPPED } from './shipped-text';
import { ladderText, whichLadderText } from './ladder-text';

const own: Policy = {
  ...DEFAULT_POLICY,
  texting: { ...DEFAULT_POLICY.texting, own: { en: { checkIn: 'I am around.' }, es: {} } },
};

test.each<[string, Policy, string | null]>([
  [SHIPPED.checkIn.en, DEFAULT_POLICY, 'check-in'],
  [SHIPPED.checkIn.es, DEFAULT_POLICY, 'check-in'],
  [` ${SHIPPED.checkInOneLetter.en}\n`, DEFAULT_POLICY, 'one-letter'],
  [SHIPPED.closing.es, own, 'closing'],
  ['I am around.', own, 'check-in'],
  ['I am around.', DEFAULT_POLICY, null],
  [`${SHIPPED.checkIn.en} And you?`, DEFAULT_POLICY, null],
  [SHIPPED.afterDrop.en, DEFAULT_POLICY, null],
  ['', own, null],
])('%j is known as itself, word for word', (text, policy, which) => expect(whichLadderText(text, policy)).toBe(which));

test('the agency’s own words come before ours', () => {
  expect(ladderText('check-in', own)).toBe('I am around.');
  expect(ladderText('check-in', DEFAULT_POLICY)).toBe(SHIPPED.checkIn.en);
});
