import { decide, heldBack } from '../decide';
import { SUBJECT } from '../history.arbitrary';
import type { Command } from '../kernel/command';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { boundaryOf } from '../kernel/known-boundary';
import { locksOf } from '../kernel/lock';
import { lockMarker, type LockDeed } from '../kernel/lock-marker';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { learn } from '../learn';
import { after, at, noted, quickExit, replied, snapshot, wrote } from '../telling.arbitrary';

const frame = (clock: string, id: string) => ({
  id,
  subject: SUBJECT,
  at: at(clock),
  heardAt: at(clock),
  via: 'webhook' as const,
});
const command = (clock: string, messageId: number, said: Command): ConversationEvent => ({
  ...frame(clock, `c${messageId}`),
  ...{ kind: 'advocate-command', messageId, agentId: 5, command: said, public: false },
});
const deed = (clock: string, done: LockDeed) => noted(clock, lockMarker(done));
const lift = (clock: string) => deed(clock, { deed: 'lift', at: at(clock), by: 5, message: 77 });
const hold = command('2:10', 50, { name: 'hold' });
const rest = command('2:10', 50, { name: 'rest' });

const locks = (events: ConversationEvent[]) =>
  locksOf(boundaryOf(after('chat', events)), 'chat').map(
    ({ why, checkFirst }) => `${why}${checkFirst ? ', check first' : ''}`,
  );

describe('a lock falls and ends by its own rule', () => {
  test.each<[string, ConversationEvent[], string[]]>([
    ['/hold, at once, before our bot has answered', [hold], ['not-safe']],
    [
      '/hold that was refused never fell',
      [hold, noted('2:11', { kind: 'answer', data: { message: 50, done: false } })],
      [],
    ],
    ['they write again', [hold, wrote('2:12', 60)], ['not-safe, check first']],
    ['a text in the same second came before it', [hold, wrote('2:10', 60)], ['not-safe']],
    ['a lift without a text of theirs lifts nothing', [hold, lift('2:11')], ['not-safe']],
    ['checked and lifted', [hold, wrote('2:12', 60), lift('2:13')], []],
    [
      'lifted before they wrote, and then they write',
      [hold, lift('2:11'), wrote('2:12', 60)],
      ['not-safe, check first'],
    ],
    ['lifted, and it falls again', [hold, wrote('2:12', 60), lift('2:13'), quickExit('2:14')], ['quick-exit']],
    [
      'a text that the carrier delivers twice is no new text',
      [wrote('2:09', 40, 'SMa'), hold, wrote('2:12', 60, 'SMa')],
      ['not-safe'],
    ],
    ['the quick exit', [quickExit('2:10')], ['quick-exit']],
    [
      'the quick exit, known from our own note alone',
      [noted('2:11', { kind: 'quick-exit', data: { at: at('2:10') } })],
      ['quick-exit'],
    ],
    [
      'a note that an advocate forged is believed by nobody',
      [
        noted('2:11', lockMarker({ deed: 'lift', at: at('2:11'), by: 5, message: 1 }), {
          kind: 'advocate',
          agentId: 5,
        }),
        rest,
      ],
      ['do-not-contact'],
    ],
    ['do not contact stays when they write', [rest, wrote('2:12', 60)], ['do-not-contact']],
    ['do not contact, lifted', [rest, lift('2:11')], []],
    ['a lift from before it', [lift('2:05'), rest], ['do-not-contact']],
    [
      'all of them at once, the strictest first',
      [rest, hold, quickExit('2:11'), command('2:12', 51, { name: 'hold' })],
      ['do-not-contact', 'not-safe', 'quick-exit'],
    ],
  ])('%s', (_what, events, expected) => expect(locks(events)).toEqual(expected));
});

const notes = (facts: ConversationFacts, clock: string, policy: Policy = DEFAULT_POLICY) =>
  decide({ facts, now: at(clock), policy }).wishes.flatMap(({ effect }) =>
    effect.kind === 'note' && effect.about === 'send-lock' ? [effect.text] : [],
  );

describe('the advocate is told', () => {
  test('when a locked client writes again, once', () => {
    const facts = after('chat', [hold, wrote('2:12', 60)]);
    expect(notes(facts, '2:12:01')).toEqual([
      'Check first: they wrote at 02:12, after "not safe" at 02:10. It may be someone else. Ask with /ask; when you have checked, lift it with /lift and why.',
    ]);
    expect(notes(facts, '2:12:01', { ...DEFAULT_POLICY, language: 'es' })[0]).toMatch(/^Comprueba primero/);
    expect(notes(facts, '3:12')).toEqual([]);
  });

  test('when they write to a locked client by hand, once in ten minutes', () => {
    const first = after('chat', [rest, replied('2:11', 61)]);
    expect(notes(first, '2:11:01')).toHaveLength(1);
    const wish = decide({ facts: first, now: at('2:11:01'), policy: DEFAULT_POLICY }).wishes.find(
      ({ effect }) => effect.kind === 'note' && effect.about === 'send-lock',
    );
    if (!wish) throw new Error('no note');
    const told = learn(first, {
      ...frame('2:11:01', 'p'),
      kind: 'effect-planned',
      effect: wish.effect,
      cause: wish.cause,
    });
    expect(notes(learn(told, replied('2:15', 62)), '2:15:01')).toEqual([]);
    expect(notes(learn(told, replied('2:22', 63)), '2:22:01')).toHaveLength(1);
  });

  test('not of a reply before it fell, nor of a command that was typed into the reply box', () => {
    expect(notes(after('chat', [replied('2:09', 40), rest, replied('2:10', 50)]), '2:11')).toEqual([]);
    const typed = [rest, replied('2:12', 51), command('2:12', 51, { name: 'lead' })];
    expect(notes(after('chat', typed), '2:12:01')).toEqual([]);
  });
});

describe('the label', () => {
  const labels = (events: ConversationEvent[], clock: string) =>
    decide({ facts: after('chat', events), now: at(clock), policy: DEFAULT_POLICY }).wishes.flatMap(({ effect }) =>
      effect.kind === 'set-labels' ? [{ add: effect.add, remove: effect.remove }] : [],
    );
  const on = [{ add: ['helpline-locked'], remove: [] }];
  test.each<[string, ConversationEvent[], unknown]>([
    ['is put on a locked conversation', [snapshot('2:00', { lockLabel: false }), hold], on],
    ['stands there already', [snapshot('2:00', { lockLabel: true }), hold], []],
    [
      'is taken off when nothing is locked',
      [snapshot('2:00', { lockLabel: true })],
      [{ add: [], remove: ['helpline-locked'] }],
    ],
    ['is left alone in a closed conversation', [snapshot('2:00', { lockLabel: false, status: 'resolved' }), hold], []],
    ['is asked for once where Chatwoot tells no labels', [hold], on],
  ])('%s', (_what, events, expected) => expect(labels(events, '2:11')).toEqual(expected));
});

describe('a text to a client without a lock', () => {
  const text = { kind: 'text-to-client', about: 'any', text: '…', automatic: false, deadline: Infinity } as const;
  const ok = (clock: string, channel: 'chat' | 'sms', until: number) =>
    deed(clock, { deed: 'ok', at: at(clock), by: 5, message: 70, channel, until });
  const armed: Policy = { ...DEFAULT_POLICY, texting: { ...DEFAULT_POLICY.texting, armed: true } };
  test.each<[string, 'chat' | 'sms', ConversationEvent[], string, unknown]>([
    ['answers who wrote within ten minutes', 'chat', [wrote('2:01', 1)], '2:10:59', null],
    ['does not start after that', 'chat', [wrote('2:01', 1)], '2:11', 'safe to contact: unknown'],
    [
      'starts where they said that it is safe',
      'chat',
      [wrote('2:01', 1), ok('2:02', 'chat', at('4:00'))],
      '3:00',
      null,
    ],
    [
      'not after the time that was agreed',
      'chat',
      [wrote('2:01', 1), ok('2:02', 'chat', at('2:30'))],
      '3:00',
      'safe to contact: expired',
    ],
    [
      'never on another channel',
      'chat',
      [wrote('2:01', 1), ok('2:02', 'sms', at('4:00'))],
      '3:00',
      'safe to contact: unknown',
    ],
    [
      'not after they came back',
      'chat',
      [wrote('2:01', 1), ok('2:02', 'chat', at('9:00')), wrote('7:00', 9)],
      '7:30',
      'safe to contact: ask-again',
    ],
    [
      'not after somebody wrote "no"',
      'chat',
      [wrote('2:05', 1), { ...frame('2:06', 'd'), kind: 'safe-denied' }],
      '2:07',
      'somebody said that it is not safe',
    ],
    [
      'not at night by text message',
      'sms',
      [wrote('2:01', 1, 'SMa'), ok('2:02', 'sms', at('23:00'))],
      '3:00',
      { reason: 'quiet hours', until: at('8:00') },
    ],
    ['by day', 'sms', [wrote('7:50', 1, 'SMa'), ok('7:51', 'sms', at('23:00'))], '8:30', null],
    ['an answer at night is exempt', 'sms', [wrote('2:01', 1, 'SMa')], '2:05', null],
  ])('%s', (_what, channel, events, now, expected) =>
    expect(heldBack(text, { facts: after(channel, events), now: at(now), policy: armed })).toEqual(expected),
  );
  test('goes out by itself only where the policy is armed', () => {
    const situation = { facts: after('chat', [wrote('2:01', 1)]), now: at('2:02') };
    expect(heldBack({ ...text, automatic: true }, { ...situation, policy: DEFAULT_POLICY })).toBe('not armed');
    expect(heldBack({ ...text, automatic: true }, { ...situation, policy: armed })).toBeNull();
  });
});
