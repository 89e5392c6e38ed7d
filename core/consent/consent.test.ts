import { decide, heldBack } from '../decide';
import { SUBJECT } from '../history.arbitrary';
import type { ConversationEvent } from '../kernel/event';
import { DEFAULT_POLICY, type Policy, type TextingPolicy } from '../kernel/policy';
import type { TextFacts } from '../kernel/text-facts';
import { learn } from '../learn';
import { after, at, noted, replied, wrote } from '../telling.arbitrary';

const PLAIN = { segments: 1, encoding: 'gsm-7', characters: 4, keyword: null } as const;
const texted = (
  clock: string,
  messageId: number,
  text: Partial<TextFacts>,
  sid = `SM${messageId}`,
): ConversationEvent => ({
  ...(wrote(clock, messageId, sid) as Extract<ConversationEvent, { kind: 'client-wrote' }>),
  text: { ...PLAIN, ...text },
});
const policyWith = (texting: Partial<TextingPolicy>): Policy => ({
  ...DEFAULT_POLICY,
  texting: { ...DEFAULT_POLICY.texting, armed: true, ...texting },
});
const wishes = (channel: 'sms' | 'chat', events: ConversationEvent[], clock: string, policy = DEFAULT_POLICY) =>
  decide({ facts: after(channel, events), now: at(clock), policy }).wishes;
const notes = (...all: Parameters<typeof wishes>) =>
  wishes(...all).flatMap(({ effect }) => (effect.kind === 'note' && effect.about === 'consent' ? [effect] : []));
const texts = (...all: Parameters<typeof wishes>) =>
  wishes(...all).flatMap(({ effect }) => (effect.kind === 'text-to-client' ? [effect] : []));

const STOP = texted('2:10', 1, { keyword: 'stop' });

describe('the advocate is told', () => {
  test.each<[string, ConversationEvent[], string[]]>([
    ['of STOP', [STOP], ['stop']],
    [
      'of STOP once, though the carrier delivers it twice',
      [STOP, texted('2:11', 2, { keyword: 'stop' }, 'SM1')],
      ['stop'],
    ],
    ['of START', [STOP, texted('2:12', 3, { keyword: 'start' })], ['start']],
    ['of START only after an opt-out', [texted('2:12', 3, { keyword: 'start' })], []],
    ['not of "yes" without a question', [STOP, texted('2:12', 3, { seems: 'yes' })], ['stop']],
    ['of "yes" to our question', [STOP, question('2:11'), texted('2:12', 3, { seems: 'yes' })], ['start']],
    [
      'not of "yes" after another answer',
      [STOP, question('2:11'), texted('2:11:30', 3, {}), texted('2:12', 4, { seems: 'yes' })],
      ['stop'],
    ],
    [
      'of a carrier that refuses after they opted in again',
      [STOP, texted('2:11', 3, { keyword: 'start' }), { ...frame('2:12'), kind: 'texts-blocked', messageId: 5 }],
      ['blocked'],
    ],
    [
      'of a carrier that refuses',
      [replied('2:09', 5), { ...frame('2:10'), kind: 'texts-blocked', messageId: 5 }],
      ['blocked'],
    ],
  ])('%s', (_what, events, deeds) =>
    expect(notes('sms', events, '2:12:30').map(({ marker }) => marker.data['deed'])).toEqual(deeds),
  );

  test('that a longer text may mean it, by a question', () => {
    const [asked] = notes('sms', [texted('2:10', 1, { seems: 'seems-stop' })], '2:10:01');
    expect(asked?.text).toBe('At 02:10 they may have asked for no more texts. If so: /optout. Nothing was changed.');
    expect(notes('sms', [texted('2:10', 1, { seems: 'seems-help' })], '2:10:01')[0]?.text).toMatch(/Please answer/);
  });

  test('nothing of it in a web chat', () => {
    expect(notes('chat', [STOP, texted('2:11', 2, { seems: 'seems-stop' })], '2:12')).toEqual([]);
  });

  test('in Spanish', () => {
    expect(notes('sms', [STOP], '2:11', { ...DEFAULT_POLICY, language: 'es' })[0]?.text).toMatch(
      /^Baja de los SMS a las 02:10/,
    );
  });
});

function frame(clock: string) {
  return { id: clock, subject: SUBJECT, at: at(clock), heardAt: at(clock), via: 'webhook' as const };
}
/** Our question whether they want texts, known by its intent. */
function question(clock: string): ConversationEvent {
  const intent = 'c:1:4:bd-opt-in-question-1:text-to-client';
  return { ...frame(clock), kind: 'reply-sent', messageId: 90, author: { kind: 'our-bot' }, intent, providerId: null };
}

describe('the confirmation of an opt-out', () => {
  const on = policyWith({ optOutConfirmation: true });
  test('is off, where nobody switched it on', () => expect(texts('sms', [STOP], '2:11')).toEqual([]));
  test('goes once, within five minutes', () => {
    expect(texts('sms', [STOP], '2:14:59', on)).toMatchObject([
      { purpose: 'opt-out-confirmation', deadline: at('2:15') },
    ]);
    expect(texts('sms', [STOP], '2:15', on)).toEqual([]);
    const sent: ConversationEvent = {
      ...frame('2:10:05'),
      ...{ kind: 'reply-sent', messageId: 91, author: { kind: 'our-bot' }, providerId: null },
      intent: `c:1:4:bd-confirm-${at('2:10')}:text-to-client`,
    };
    expect(texts('sms', [STOP, sent], '2:11', on)).toEqual([]);
  });
  test('never after a wish for no reply, nor under another lock (B8.22)', () => {
    expect(texts('sms', [texted('2:09', 7, { seems: 'no-reply' }), STOP], '2:11', on)).toEqual([]);
    const gone = noted('2:10', { kind: 'quick-exit', data: { at: at('2:10') } });
    expect(texts('sms', [STOP, gone], '2:11', on)).toEqual([]);
  });
});

describe('HELP', () => {
  const help = texted('2:10', 1, { keyword: 'help' });
  const on = policyWith({ helpReply: true });
  test('is a wait that is due at once (B8.9)', () => {
    const waits = wishes('sms', [help], '2:10:01').filter(
      ({ effect }) => effect.kind === 'note' && effect.about === 'waiting',
    );
    expect(waits).toHaveLength(1);
    expect(wishes('chat', [help], '2:10:01').filter(({ effect }) => effect.kind === 'note')).toEqual([]);
  });
  test('is answered by a text only where the policy says so, once a day', () => {
    expect(texts('sms', [help], '2:10:01')).toEqual([]);
    expect(texts('sms', [help], '2:10:01', on)).toHaveLength(1);
    const facts = learn(after('sms', [help]), {
      ...{ ...frame('2:10:01'), kind: 'effect-planned', cause: 'bd-help-m1' },
      effect: { kind: 'text-to-client', about: 'consent', text: '…', automatic: true, deadline: at('2:12') },
    });
    const again = learn(facts, texted('9:10', 2, { keyword: 'help' }));
    const plan = decide({ facts: again, now: at('9:10:01'), policy: on }).wishes;
    expect(plan.filter(({ effect }) => effect.kind === 'text-to-client')).toEqual([]);
  });
  test('never while a person is answering', () => {
    expect(texts('sms', [replied('2:05', 3), help], '2:10:01', on)).toEqual([]);
  });
});

test('an opt-out is of text messages: the same client is answered in the web chat', () => {
  const out = noted('2:10', { kind: 'lock', data: { deed: 'stop', at: at('2:10') } });
  const text = { kind: 'text-to-client', about: 'any', text: '…', automatic: false, deadline: Infinity } as const;
  const hold = (channel: 'chat' | 'sms') =>
    heldBack(text, { facts: after(channel, [wrote('2:11', 2), out]), now: at('2:12'), policy: DEFAULT_POLICY });
  expect([hold('chat'), hold('sms')]).toEqual([null, 'opted-out']);
});
