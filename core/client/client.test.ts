import { decide } from '../decide';
import { noFacts } from '../kernel/facts';
import { DEFAULT_POLICY } from '../kernel/policy';
import { client } from '../kernel/subject';
import { learn } from '../learn';
import { after, at, snapshot } from '../telling.arbitrary';
import { SUBJECT } from '../history.arbitrary';

const heard = (clock: string) => ({ id: clock, at: at(clock), heardAt: at(clock), via: 'ourselves' }) as const;
const tells = (facts: ReturnType<typeof after>, clock: string) =>
  decide({ facts, now: at(clock), policy: DEFAULT_POLICY }).wishes.filter(({ effect }) => effect.kind === 'tell');

test('a client’s conversations are known, each once', () => {
  const subject = client(1, 7);
  const told = (conversationId: number) =>
    ({ ...heard('2:00'), kind: 'conversation-of-client', subject, conversationId, channel: 'sms' }) as const;
  const facts = [told(5), told(4), told(5)].reduce(learn, noFacts(subject));
  expect(facts).toMatchObject({ conversations: [{ conversationId: 4 }, { conversationId: 5 }] });
  expect(decide({ facts, now: at('2:00'), policy: DEFAULT_POLICY }).wishes).toMatchObject([
    { cause: 'history-first', effect: { kind: 'fetch-history', contactId: 7 } },
  ]);
});

test('a conversation tells its client once, and the other when it changes hands, and back again', () => {
  let facts = after('sms', [snapshot('2:00', { channel: 'sms', contactId: 7 })]);
  const causes: string[] = [];
  for (const [clock, contactId] of [
    ['2:01', 7],
    ['2:02', 8],
    ['2:03', 8],
    ['2:04', 7],
  ] as const) {
    facts = learn(facts, snapshot(clock, { channel: 'sms', contactId }));
    for (const { cause, effect } of tells(facts, clock)) {
      causes.push(cause);
      expect(effect).toMatchObject({ to: client(1, contactId), what: { conversationId: 4, channel: 'sms' } });
      facts = learn(facts, { ...heard(clock), subject: SUBJECT, kind: 'effect-planned', cause, effect });
    }
  }
  expect(causes).toEqual(['client-7-first', `client-8-after-${at('2:01')}`, `client-7-after-${at('2:02')}`]);
});

test('an event of another subject teaches nothing', () => {
  const facts = after('chat', []);
  const other = { ...snapshot('2:00'), subject: { kind: 'conversation', accountId: 1, conversationId: 5 } } as const;
  expect(learn(facts, other)).toBe(facts);
});
