import type { ConversationEvent } from './event';
import { receipt, replied, wrote } from '../telling.arbitrary';
import { EMPTY_THREAD, lastInbound, learnThread, spokeLast, texts, unanswered, type Thread } from './thread';

const told = (...events: ConversationEvent[]): Thread => events.reduce(learnThread, EMPTY_THREAD);
const both = (...events: ConversationEvent[]): Thread[] => [told(...events), told(...[...events].reverse())];
const robot = { author: { kind: 'other-bot' } } as const;

describe('who said what', () => {
  test.each<[string, ConversationEvent[], number | null, 'client' | 'advocate' | null]>([
    ['nobody', [], null, null],
    ['the client', [wrote('2:00', 1)], 1, 'client'],
    ['the client twice', [wrote('2:00', 1), wrote('2:01', 2)], 1, 'client'],
    ['an advocate first', [replied('2:00', 1)], null, 'advocate'],
    ['answered', [wrote('2:00', 1), replied('2:01', 2)], null, 'advocate'],
    ['answered by a robot', [wrote('2:00', 1), replied('2:01', 2, robot)], 1, 'client'],
    ['written again', [wrote('2:00', 1), replied('2:01', 2), wrote('2:02', 3)], 3, 'client'],
    [
      'a text that came twice, answered',
      [wrote('2:00', 1, 'SMa'), replied('2:01', 2), wrote('2:02', 3, 'SMa')],
      null,
      'advocate',
    ],
  ])('%s', (_what, events, waiting, last) => {
    for (const thread of both(...events)) {
      expect([unanswered(thread)[0]?.messageId ?? null, spokeLast(thread)]).toEqual([waiting, last]);
    }
  });
});

test('a carrier’s text that came twice is one text, its first', () => {
  for (const thread of both(wrote('2:00', 1, 'SMa'), wrote('2:01', 2, 'SMa'), wrote('2:02', 3, 'SMb'))) {
    expect(texts(thread).map(({ messageId }) => messageId)).toEqual([1, 3]);
    expect(lastInbound(thread)?.messageId).toBe(3);
  }
});

test('of two accounts of one answer the earlier time is kept, whichever was heard first', () => {
  const [one, other] = both(replied('2:00:01', 2), replied('2:00', 2));
  expect(one).toEqual(other);
  expect(one?.answer?.at).toBe(one?.outgoing[0]?.at);
  const people = [5, 6].map((agentId) => replied('2:00', 2, { author: { kind: 'advocate', agentId } }));
  expect(told(...people)).toEqual(told(...people.reverse()));
});

test('a receipt may come before its message', () => {
  for (const thread of both(receipt('2:01', 2, 'delivered'), replied('2:00', 2, { providerId: 'SMa' }))) {
    expect(thread.outgoing).toMatchObject([{ messageId: 2, providerId: 'SMa', author: { kind: 'advocate' } }]);
    expect(Object.keys(thread.outgoing[0]?.heard ?? {}).sort()).toEqual(['delivered', 'sent']);
  }
});
