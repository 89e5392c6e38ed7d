import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import { after, at, replied, wrote } from '../telling.arbitrary';
import { ownershipCard, presentOwnership } from './ownership-card';

const card = (events: ConversationEvent[], clock: string) =>
  ownershipCard.parse(presentOwnership(after('chat', events), at(clock), DEFAULT_POLICY));

test.each<[string, ConversationEvent[], number | null, string | null]>([
  ['they never wrote', [replied('2:01', 2)], null, null],
  ['they wrote once', [wrote('2:00', 1), replied('2:01', 2)], 1, '2:00'],
  ['they wrote on', [wrote('2:00', 1), replied('2:01', 2), wrote('2:13', 3)], 3, '2:13'],
])('which message of theirs is the newest, and when it came: %s', (_what, events, newestText, clock) =>
  expect(card(events, '2:20')).toMatchObject({ newestText, newestTextAt: clock === null ? null : at(clock) }),
);
