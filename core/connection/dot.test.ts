import { DEFAULT_POLICY } from '../kernel/policy';
import { after, at, dot } from '../telling.arbitrary';
import { say } from './say';
import { verdict } from './verdict';

/** Looked at every 30 s: seen on, then off, and not on again. */
describe('a dot that was seen off', () => {
  const facts = after('chat', [dot('2:13:40', true), dot('2:14:10', false)]);

  test.each([
    ['is not told while a third look may see it on again', '2:15:49', 'quiet', 'Nothing heard yet; dot after 02:10'],
    ['is told once three more looks could have seen it on', '2:15:50', 'unknown', 'Nothing heard since 02:14'],
  ])('%s', (_what, now, kind, words) => {
    const judged = verdict(facts, at(now), DEFAULT_POLICY);
    expect([judged.kind, say(judged.statement, at(now), DEFAULT_POLICY)]).toEqual([kind, words]);
  });
});
