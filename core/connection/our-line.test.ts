import type { ConversationEvent, LineTrouble } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import { SUBJECT } from '../history.arbitrary';
import { after, at, pageHeard } from '../telling.arbitrary';
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
