import { decide } from '../decide';
import type { ConversationEvent, HelplineEvent } from '../kernel/event';
import { noFacts, type ConversationFacts, type DeskFacts } from '../kernel/facts';
import { DEFAULT_POLICY } from '../kernel/policy';
import { desk } from '../kernel/subject';
import { learn } from '../learn';
import { after, at, replied, snapshot, wrote } from '../telling.arbitrary';

const policy = { ...DEFAULT_POLICY, supervisors: [9] };
const open = snapshot('2:00:20', { contactId: 7 });
const closed = snapshot('2:00:30', { contactId: 7, status: 'resolved', blocked: true });
const told = (facts: ConversationFacts, clock: string) =>
  decide({ facts, now: at(clock), policy }).wishes.filter(({ cause }) => cause.startsWith('muted-'));

describe('a client who is muted in Chatwoot', () => {
  test.each<[string, ConversationEvent[], string, number]>([
    ['writes: the desk is told', [open, closed, wrote('2:01', 1)], '2:02', 1],
    ['was never heard of before: the desk is told', [closed, wrote('2:01', 1)], '2:02', 1],
    ['wrote before, and it is known that they were not muted then', [wrote('2:00', 1), open, closed], '2:01', 0],
    ['whatever is heard first', [closed, open, wrote('2:00', 1)], '2:01', 0],
    ['wrote before and writes again', [wrote('2:00', 1), open, closed, wrote('2:01', 2)], '2:02', 1],
    ['wrote before, and nobody knows whether they were muted then', [wrote('2:00', 1), closed], '2:01', 1],
    ['whoever is not muted is told of elsewhere', [wrote('2:00', 1), snapshot('2:00:30')], '2:01', 0],
    ['wrote nothing', [closed], '2:01', 0],
    ['was answered', [wrote('2:00', 1), replied('2:10', 2), closed], '2:11', 0],
    ['wrote more than a day ago', [wrote('2:00', 1), closed], '26:00', 0],
  ])('%s', (_name, events, clock, count) => expect(told(after('chat', events), clock)).toHaveLength(count));

  test('is told of once a day, however much they write', () => {
    const facts = after('chat', [wrote('2:00', 1), closed]);
    const planned = told(facts, '2:01').reduce(
      (sofar, { cause, effect }) =>
        learn<ConversationFacts>(sofar, {
          ...wrote('2:01', 9),
          kind: 'effect-planned',
          cause,
          effect,
        }),
      facts,
    );
    expect(told(learn(planned, wrote('3:00', 2)), '3:01')).toEqual([]);
    expect(told(learn(planned, wrote('26:01', 3)), '26:02')).toHaveLength(1);
  });
});

test('supervisors are told where they look, once, also after all else was lost', () => {
  const subject = desk(1);
  const frame = { id: 'm', subject, at: at('2:00'), heardAt: at('2:00'), via: 'ourselves' } as const;
  const event: HelplineEvent = { ...frame, kind: 'muted-wrote', conversationId: 4, messageId: 1 };
  const notes = (facts: DeskFacts, language: 'en' | 'es' = 'en') =>
    decide({ facts, now: at('2:01'), policy: { ...policy, language } }).wishes.flatMap(({ effect }) =>
      effect.kind === 'note' && effect.about === 'muted' ? [effect] : [],
    );
  const facts = learn(noFacts(subject) as DeskFacts, event);
  expect(notes(facts)).toMatchObject([
    { mention: [9], text: expect.stringContaining('at 02:00, in conversation 4') as string },
  ]);
  expect(notes(facts, 'es')[0]?.text).toContain('a las 02:00, en la conversación 4');
  const standing: HelplineEvent = {
    ...{ ...frame, kind: 'note-written', messageId: 7, author: { kind: 'our-bot' }, intent: null },
    marker: notes(facts)[0]?.marker ?? null,
  };
  expect(notes(learn(facts, standing))).toEqual([]);
  expect(notes([standing, event].reduce(learn<DeskFacts>, noFacts(subject) as DeskFacts))).toEqual([]);
});
