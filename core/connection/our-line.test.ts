import type { ConversationEvent, LineTrouble } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import { SUBJECT } from '../history.arbitrary';
import { advocateLine, after, at, pageHeard, replied, snapshot, wrote } from '../telling.arbitrary';
import { say } from './say';
import { verdict } from './verdict';

const line = (clock: string, trouble: LineTrouble | null): ConversationEvent => ({
  ...{ id: `line ${clock}`, subject: SUBJECT, at: at(clock), heardAt: at(clock), via: 'ourselves' },
  ...{ kind: 'line-changed', trouble, since: at(clock) },
});
const left = pageHeard('2:09', 'a', 2, { state: 'left', since: at('2:09'), leftAt: at('2:09') });
const shown = (clock: string, ...events: ConversationEvent[]) => {
  const { kind, changesAt } = verdict(after('chat', [left, ...events]), at(clock), DEFAULT_POLICY);
  return { kind, changesAt };
};

describe('what is claimed of a time in which we could not hear', () => {
  const AWAY = [line('2:09:30', 'redis-away'), line('2:12', null)];
  test('a leave before it is believed only when the grace has passed since we hear again', () => {
    expect(shown('2:11').kind).toBe('left');
    expect(shown('2:13:59', ...AWAY).kind).not.toBe('left');
    expect(shown('2:13:59', ...AWAY).changesAt).toBe(at('2:14'));
    expect(shown('2:14', ...AWAY).kind).toBe('left');
  });
  test('while it lasts nothing is claimed at all', () =>
    expect(shown('2:11:30', line('2:09:30', 'redis-away')).kind).toBe('our-fault'));
  test('trouble that was over before the leave changes nothing', () =>
    expect(shown('2:11', line('2:00', 'redis-away'), line('2:05', null)).kind).toBe('left'));
});

describe('the line of whoever attends to them (B2.18)', () => {
  const attended = [wrote('2:00', 1), replied('2:01', 2)];
  const lost = advocateLine('2:10', true);
  const NAMED = "Advocate's line: last sign 02:10";
  const ANOTHER = 'what is known of the client';
  test.each<[string, string, ConversationEvent[], string]>([
    ['is named first', '2:11', [lost], NAMED],
    ['also when they wrote since', '2:11', [wrote('2:10:30', 3), lost], NAMED],
    ['but after our own', '2:11', [lost, line('2:10:30', 'chatwoot-away')], "Can't tell: our line, since 02:11"],
    ['not of a colleague', '2:11', [advocateLine('2:10', true, 6)], ANOTHER],
    ['not once it is back', '2:11', [lost, advocateLine('2:10:30', false)], ANOTHER],
    ['not once a colleague is the assignee', '2:11', [lost, snapshot('2:10:40', { assigneeId: 6 })], ANOTHER],
    ['for a quarter of an hour', '2:24:59', [lost], NAMED],
    ['and no longer', '2:25', [lost], ANOTHER],
  ])('%s', (_what, clock, events, words) => {
    const facts = after('chat', [...attended, ...events]);
    const { statement, kind } = verdict(facts, at(clock), DEFAULT_POLICY);
    const said = say(statement, at(clock), DEFAULT_POLICY);
    expect(kind === 'our-fault' ? said : ANOTHER).toBe(words);
    expect(say(statement, at(clock), { ...DEFAULT_POLICY, language: 'es' }).length).toBeLessThanOrEqual(35);
  });
  test('that it ends by itself is known before', () =>
    expect(verdict(after('chat', [...attended, lost]), at('2:11'), DEFAULT_POLICY).changesAt).toBe(at('2:25')));
});
