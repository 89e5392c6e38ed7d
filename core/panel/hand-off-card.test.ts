import { HOUR } from '../kernel/instant';
import { DEFAULT_POLICY } from '../kernel/policy';
import { handsOff, live, readsBack } from '../ownership-telling.arbitrary';
import { after, at, replied } from '../telling.arbitrary';
import { handOffChangesAt, presentHandOff } from './hand-off-card';

const given = at('2:05');
const until = given + 72 * HOUR;
const facts = (...more: Parameters<typeof live>[1]) =>
  live(after('chat', [replied('2:01', 2)]), [handsOff('2:05', 5, { kind: 'agent', id: 6 }), ...more], '2:06').facts;

describe('a hand-off in the panel', () => {
  test.each([
    ['from its first moment', given, true],
    ['until 72 hours are over', until - 1, true],
    ['and then no more (B5.6)', until, false],
    ['nor ever after', until + HOUR, false],
  ])('is shown %s', (_what, now, shown) => {
    expect(presentHandOff(facts(), now, DEFAULT_POLICY)).toEqual(
      shown ? expect.objectContaining({ noteId: 700, by: 5, to: { kind: 'agent', id: 6 }, until }) : null,
    );
  });

  test('goes by itself, without anything being heard', () => {
    expect(handOffChangesAt(facts(), until - 1)).toBe(until);
    expect(handOffChangesAt(facts(), until)).toBeNull();
  });

  test('goes as soon when it was read back', () => {
    const read = facts(readsBack('2:05:30', 6));
    expect(presentHandOff(read, until - 1, DEFAULT_POLICY)?.readBack).toEqual({ by: 6, at: at('2:05:30') });
    expect(presentHandOff(read, until, DEFAULT_POLICY)).toBeNull();
  });
});
