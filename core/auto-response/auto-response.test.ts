import { decide, heldBack } from '../decide';
import { SUBJECT } from '../history.arbitrary';
import type { TextToClientEffect, Wish } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { learn } from '../learn';
import { advocateTypes, after, at, replied, snapshot, wrote } from '../telling.arbitrary';

/** 22 November 2026 is a Sunday: in these tests somebody is at the desk from 2:00 to 3:00 only. */
const AT_DESK = { days: ['sun'], from: 120, to: 180, people: [5] } as const;
const on: Policy = {
  ...DEFAULT_POLICY,
  shifts: [AT_DESK],
  texting: { ...DEFAULT_POLICY.texting, armed: true },
  autoResponse: { ...DEFAULT_POLICY.autoResponse, enabled: true },
};

type TextWish = Wish & { effect: TextToClientEffect };
const isText = (wish: Wish): wish is TextWish => wish.effect.kind === 'text-to-client';
const wishes = (facts: ConversationFacts, clock: string, policy = on): readonly Wish[] =>
  decide({ facts, now: at(clock), policy }).wishes;
const texts = (facts: ConversationFacts, clock: string, policy = on): TextWish[] =>
  wishes(facts, clock, policy).filter(isText);
const recorded = (facts: ConversationFacts, clock: string): string[] =>
  wishes(facts, clock).flatMap(({ cause, effect }) => (effect.kind === 'record-wait' ? [cause] : []));
const labelled = (facts: ConversationFacts, clock: string) =>
  wishes(facts, clock).flatMap(({ effect }) => (effect.kind === 'set-labels' ? [[effect.add, effect.remove]] : []));

const planned = (facts: ConversationFacts, clock: string, { effect, cause }: Wish): ConversationFacts =>
  learn(facts, {
    ...{ id: 'p', subject: SUBJECT, at: at(clock), heardAt: at(clock), via: 'ourselves' },
    ...{ kind: 'effect-planned', effect, cause },
  });

const robot = { author: { kind: 'other-bot' } } as const;
const greeting = { author: { kind: 'automatic' } } as const;

describe('a client who waits is told so by itself (S3.18)', () => {
  test.each<[string, ConversationEvent[], string, boolean]>([
    ['nobody on shift, after 20 s', [wrote('4:00', 1)], '4:00:20', true],
    ['but not sooner', [wrote('4:00', 1)], '4:00:19', false],
    ['somebody on shift: after 3 min', [wrote('2:00', 1)], '2:03', true],
    ['but not sooner', [wrote('2:00', 1)], '2:02:59', false],
    ['answered', [wrote('4:00', 1), replied('4:00:10', 2)], '4:05', false],
    ['another robot was there first', [wrote('4:00', 1), replied('4:00:01', 2, robot)], '4:05', false],
    ['so was Chatwoot’s own greeting', [wrote('4:00', 1), replied('4:00:01', 2, greeting)], '4:05', false],
    ['a robot before they wrote is no answer', [replied('3:59', 1, robot), wrote('4:00', 2)], '4:05', true],
    ['closed', [wrote('4:00', 1), snapshot('4:00:10', { status: 'resolved' })], '4:05', false],
    ['they last wrote ten minutes ago', [wrote('4:00', 1)], '4:10', false],
    ['they wrote again since', [wrote('4:00', 1), wrote('4:08', 2)], '4:10', true],
    ['nobody wrote', [], '4:05', false],
  ])('%s', (_what, events, now, told) => expect(texts(after('chat', events), now).length === 1).toBe(told));

  test.each(['email', 'other'] as const)('never by %s', (channel) =>
    expect(texts(after(channel, [wrote('4:00', 1)]), '4:05')).toEqual([]),
  );

  test.each<[string, Partial<Policy>]>([
    ['the policy does not want it', { autoResponse: DEFAULT_POLICY.autoResponse }],
    ['the policy is not armed', { texting: DEFAULT_POLICY.texting }],
  ])('never while %s', (_what, more) =>
    expect(texts(after('chat', [wrote('4:00', 1)]), '4:05', { ...on, ...more })).toEqual([]),
  );

  test('with no shifts written nobody knows who is there: only a long wait is told', () => {
    const facts = after('chat', [wrote('4:00', 1)]);
    const none = { ...on, shifts: [] };
    expect([texts(facts, '4:02:59', none).length, texts(facts, '4:03', none).length]).toEqual([0, 1]);
  });

  test('where a rota has the hours of the desk, these say who is there', () => {
    const rota = {
      ...{ name: 'night', zone: 'UTC', inboxes: [], teams: [], holidays: [], shifts: [], changes: [], supervisors: [] },
      hours: [{ days: ['sun' as const], from: 240, to: 300 }],
    };
    const policy = { ...on, onCall: { ...on.onCall, rotas: [rota] } };
    const facts = after('chat', [wrote('4:00', 1)]);
    expect([texts(facts, '4:02:59', policy).length, texts(facts, '4:03', policy).length]).toEqual([0, 1]);
    expect(texts(after('chat', [wrote('2:00', 1)]), '2:00:20', policy)).toHaveLength(1);
  });

  test('once for one wait, and twice within an hour never', () => {
    const facts = after('chat', [wrote('4:00', 1)]);
    const [first] = texts(facts, '4:01') as [TextWish];
    const once = planned(facts, '4:01', first);
    expect(texts([wrote('4:05', 2)].reduce(learn<ConversationFacts>, once), '4:06')).toEqual([]);
    const nextWait = [replied('4:10', 3), wrote('4:55', 4)].reduce(learn<ConversationFacts>, once);
    expect(texts(nextWait, '5:00:59')).toEqual([]);
    expect(texts(nextWait, '5:01').map(({ cause }) => cause)).toEqual(['auto-text-m4']);
  });

  test('is not forgotten with an emptied Redis: it stands in the thread', () => {
    const facts = after('chat', [wrote('4:00', 1)]);
    const said = replied('4:01', 2, { author: { kind: 'our-bot' } });
    const heard = learn(facts, { ...said, intent: 'c:1:4:auto-text-m1:text-to-client' } as ConversationEvent);
    expect(texts(heard, '4:05')).toEqual([]);
  });

  test('goes within a minute or never, and is nobody’s click', () => {
    const [wish] = texts(after('chat', [wrote('4:00', 1)]), '4:01') as [TextWish];
    expect(wish.effect).toMatchObject({ automatic: true, deadline: at('4:02') });
    expect(wish.effect.answers).toEqual({ messageId: 1, inboxId: 1, channel: 'chat' });
  });

  test.each<[string, ConversationEvent[], unknown]>([
    ['nothing happened', [], null],
    ['answered', [replied('4:01:01', 2)], 'answered'],
    ['an advocate types', [advocateTypes('4:01:01')], { reason: 'an advocate is typing', until: at('4:01:31') }],
    ['another robot spoke', [replied('4:01:01', 2, robot)], 'answered'],
  ])('the last check: %s', (_what, events, hold) => {
    const facts = after('chat', [wrote('4:00', 1)]);
    const [wish] = texts(facts, '4:01') as [TextWish];
    const now = { facts: events.reduce(learn<ConversationFacts>, facts), now: at('4:01:05'), policy: on };
    expect(heldBack(wish.effect, now)).toEqual(hold);
  });

  test('the last check: one stands in the thread that was heard of only now', () => {
    const facts = after('chat', [wrote('3:40', 1), replied('3:45', 3), wrote('4:00', 4)]);
    const [wish] = texts(facts, '4:01') as [TextWish];
    const said = {
      ...replied('3:41', 2, { author: { kind: 'our-bot' } }),
      intent: 'c:1:4:auto-text-m1:text-to-client',
    };
    const now = { facts: learn(facts, said as ConversationEvent), now: at('4:01:05'), policy: on };
    expect(heldBack(wish.effect, now)).toBe('told within the hour');
  });
});

describe('to the desk they go on waiting', () => {
  const facts = after('chat', [wrote('4:00', 1)]);
  const told = planned(facts, '4:01', (texts(facts, '4:01') as [TextWish])[0]);
  const label = { kind: 'set-labels', remove: [], add: ['helpline-unanswered'], deadline: at('5:01') } as const;
  const shown = planned(told, '4:01', { cause: 'auto-label-on-m1', effect: label });

  test('the note about the wait comes all the same', () =>
    expect(wishes(told, '4:02').some(({ cause }) => cause === 'waiting-m1-1')).toBe(true));

  test('a label says so in the list, once, until a person answers', () => {
    expect(labelled(facts, '4:01')).toEqual([]);
    expect(labelled(told, '4:02')).toEqual([[['helpline-unanswered'], []]]);
    expect(labelled(shown, '4:03')).toEqual([]);
    expect(labelled(learn(shown, replied('4:05', 2)), '4:05')).toEqual([[[], ['helpline-unanswered']]]);
  });
});

describe('how long waits take is kept', () => {
  const heard = after('chat', [wrote('4:00', 1), replied('4:07', 2), wrote('4:08', 3), wrote('4:09', 4)]);

  test('when one begins and when one ends, each once', () => {
    expect(recorded(heard, '4:10')).toEqual(['auto-wait-began-m3', 'auto-wait-ended-m1']);
    const effects = wishes(heard, '4:10').flatMap(({ effect }) =>
      effect.kind === 'record-wait' ? [effect.waited] : [],
    );
    expect(effects).toEqual([null, 7 * 60_000]);
    const kept = wishes(heard, '4:10').reduce((facts, wish) => planned(facts, '4:10', wish), heard);
    expect(recorded(kept, '4:11')).toEqual([]);
  });

  test('a robot’s words end none, and two answers in a row end one', () => {
    expect(recorded(after('chat', [wrote('4:00', 1), replied('4:01', 2, robot)]), '4:02')).toEqual([
      'auto-wait-began-m1',
    ]);
    const twice = after('chat', [wrote('4:00', 1), replied('4:01', 2), replied('4:02', 3)]);
    expect(recorded(twice, '4:03')).toEqual(['auto-wait-ended-m1']);
  });

  test('what ended long ago is not learned from', () => expect(recorded(heard, '12:00')).toEqual([]));
});
