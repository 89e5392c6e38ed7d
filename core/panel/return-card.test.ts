import type { ConversationEvent } from '../kernel/event';
import { MINUTE } from '../kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { finishedNoted, live } from '../ownership-telling.arbitrary';
import { after, at, noted, quickExit, replied, safeSaid, wrote } from '../telling.arbitrary';
import { presentReturn } from './return-card';

const began = after('chat', [wrote('2:00', 1), replied('2:01', 2)]);
const ended = finishedNoted('2:05', 5, 1);
const back = wrote('4:00', 3);
const shown = (...events: ConversationEvent[]) => presentReturn(live(began, events, '5:00').facts, at('5:00'), policy);
const many = Array.from({ length: 60 }, (_, i) => wrote(`4:10:${String(i).padStart(2, '0')}`, 10 + i));
const policy: Policy = { ...DEFAULT_POLICY, texting: { ...DEFAULT_POLICY.texting, returnAfter: 45 * MINUTE } };
const no = (clock: string) =>
  noted(clock, { kind: 'lock', data: { deed: 'no', at: at(clock), by: 5, message: 8, channel: 'chat' } });

describe('who comes back may be someone else', () => {
  test('nobody came back', () => expect(shown()).toBeNull());
  test('they wrote again after it was finished', () => {
    expect(shown(ended, back)).toMatchObject({ at: at('4:00'), checkedAt: null, ended: { at: at('2:05') } });
  });
  test.each<[string, ConversationEvent[], string | null]>([
    ['nobody has asked', [], null],
    ['somebody answered, and has not asked', [replied('4:01', 4)], null],
    ['they said before it that it is OK', [safeSaid('2:02', 'chat')], null],
    ['they said after it that it is OK', [safeSaid('4:02', 'chat')], '4:02'],
    ['they said so of text messages, and this is a chat', [safeSaid('4:02', 'sms')], null],
    ['and then used the quick exit', [safeSaid('4:02', 'chat'), quickExit('4:03')], null],
    ['and then said no', [safeSaid('4:02', 'chat'), no('4:03')], null],
    ['and then wrote on', [safeSaid('4:02', 'chat'), replied('4:03', 4), wrote('4:30', 5)], '4:02'],
    ['and then came back after a long pause', [safeSaid('4:02', 'chat'), wrote('4:59', 5)], null],
    [
      'and then wrote so much that the end is forgotten',
      [safeSaid('4:02', 'chat'), replied('4:03', 4), ...many],
      '4:02',
    ],
  ])('until they said that it is OK: %s', (_what, more, checked) => {
    const all = [...[ended, back, ...more]].sort((a, b) => a.at - b.at);
    expect(shown(...all)?.checkedAt).toBe(checked === null ? null : at(checked));
  });
});
