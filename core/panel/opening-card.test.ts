import type { ConversationEvent } from '../kernel/event';
import { after, replied, wrote } from '../telling.arbitrary';
import { presentOpening } from './opening-card';

test.each<[string, ConversationEvent[], boolean]>([
  ['nobody has answered', [wrote('2:00', 1)], true],
  ['only Chatwoot’s own robot has', [wrote('2:00', 1), replied('2:00', 2, { author: { kind: 'automatic' } })], true],
  ['a person has', [wrote('2:00', 1), replied('2:01', 2)], false],
])('the first words are offered while nobody of ours has spoken: %s', (_what, events, isNew) =>
  expect(presentOpening(after('chat', events))).toEqual({ isNew }),
);
