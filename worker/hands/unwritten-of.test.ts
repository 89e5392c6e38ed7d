import { save } from '../../adapters/redis/facts-store';
import type { NoteEffect } from '../../core/kernel/effect';
import type { ConversationEvent } from '../../core/kernel/event';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { conversation, subjectKey } from '../../core/kernel/subject';
import { finishes, handsOff, live } from '../../core/ownership-telling.arbitrary';
import { after, at, replied, snapshot } from '../../core/telling.arbitrary';
import { testRedis } from '../../test/support/redis';
import { withUnwritten } from './unwritten-of';

const redis = testRedis();
beforeEach(() => redis.flushdb());

const ANA = 5;
const hers = [snapshot('2:45', { assigneeId: ANA })];
const ENDS = 'Your shift ends at 03:00, and no hand-off is written here.';

async function stands(id: number, events: readonly ConversationEvent[]): Promise<void> {
  const { facts } = live(after('chat', [replied('2:01', 2)]), events, '2:46', DEFAULT_POLICY);
  const subject = conversation(1, id);
  const rest = { mailRead: 0, alarm: null, finished: false, intents: [], now: at('2:46') };
  await save(redis, { subject: subjectKey(subject), version: 0, facts: { ...facts, subject }, isOpen: true, ...rest });
}

const note = (more: Partial<NoteEffect> = { unwrittenOf: ANA }): NoteEffect => ({
  ...{ kind: 'note', about: 'hand-off', text: ENDS, mention: [ANA], deadline: at('3:00') },
  marker: { kind: 'shift-ends', data: { at: at('3:00'), minutes: 15 } },
  ...more,
});
async function postedIn(id: number, effect = note()): Promise<Pick<NoteEffect, 'text' | 'mention'>> {
  const { text, mention } = await withUnwritten({ redis, policy: () => DEFAULT_POLICY }, `c:1:${id}`, effect);
  return { text, mention };
}

test('all of hers without a hand-off are listed in each, and she is called from the first alone', async () => {
  for (const id of [12, 4, 101]) await stands(id, hers);
  const text = `${ENDS} Your conversations without one: 4, 12, 101.`;
  expect(await postedIn(4)).toEqual({ text, mention: [ANA] });
  expect(await postedIn(12)).toEqual({ text, mention: [] });
  expect(await postedIn(101)).toEqual({ text, mention: [] });
});

test('what is handed on, finished or somebody else’s is not among them', async () => {
  await stands(12, hers);
  await stands(1, [...hers, handsOff('2:45:30', ANA, { kind: 'agent', id: 6 })]);
  await stands(2, [...hers, finishes('2:45:30', ANA, null)]);
  await stands(3, [snapshot('2:45', { assigneeId: 7 })]);
  expect(await postedIn(12)).toEqual({ text: ENDS, mention: [ANA] });
});

test('any other note is left as it is', async () => {
  for (const id of [4, 12]) await stands(id, hers);
  expect(await postedIn(12, note({}))).toEqual({ text: ENDS, mention: [ANA] });
});
