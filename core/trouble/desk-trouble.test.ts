import fc from 'fast-check';
import { decide, heldBack } from '../decide';
import type { HelplineEvent, LineTrouble } from '../kernel/event';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { DEFAULT_POLICY } from '../kernel/policy';
import { desk } from '../kernel/subject';
import { learn } from '../learn';
import { at } from '../telling.arbitrary';

const DESK = desk(1);
const policy = { ...DEFAULT_POLICY, supervisors: [9] };
const frame = (clock: string) =>
  ({ id: clock, subject: DESK, at: at(clock), heardAt: at(clock), via: 'ourselves' }) as const;
const switched = (clock: string, stopped: boolean): HelplineEvent => ({
  ...frame(clock),
  kind: 'sending-switched',
  stopped,
});
const line = (clock: string, trouble: LineTrouble | null): HelplineEvent => ({
  ...frame(clock),
  kind: 'line-changed',
  trouble,
  since: at(clock),
});
const parked = (clock: string, parkedId: string, about = 'client-wrote'): HelplineEvent => ({
  ...frame(clock),
  kind: 'event-parked',
  parkedId,
  about,
});
const note = (clock: string, kind: string, data: Record<string, string | number | boolean>): HelplineEvent => ({
  ...frame(clock),
  ...{ kind: 'note-written', messageId: 3, author: { kind: 'our-bot' }, intent: null, marker: { kind, data } },
});

const known = (...events: HelplineEvent[]): DeskFacts => events.reduce(learn<DeskFacts>, noFacts(DESK) as DeskFacts);
const plan = (facts: DeskFacts, clock: string) => decide({ facts, now: at(clock), policy });
const wanted = (facts: DeskFacts, clock: string): string[] =>
  plan(facts, clock).wishes.map(({ cause, effect }) => `${effect.kind} ${cause}`);

/** The facts after all that is wanted at this time was planned. */
const done = (facts: DeskFacts, clock: string): DeskFacts =>
  plan(facts, clock).wishes.reduce(
    (sofar, { cause, effect }) => learn(sofar, { ...frame(clock), kind: 'effect-planned', cause, effect }),
    facts,
  );

describe('stop all sending', () => {
  const facts = known(switched('2:00', true));
  test('is told to every open conversation and to people, once', () => {
    expect(wanted(facts, '2:00')).toEqual([
      `tell-open-conversations sending-${at('2:00')}`,
      `note sending-${at('2:00')}`,
    ]);
    expect(wanted(done(facts, '2:00'), '3:00')).toEqual([]);
  });
  test('holds back every text to a client, also of a conversation that was never told', () => {
    const text = { kind: 'text-to-client', about: 'x', text: '…', automatic: false, deadline: at('3:00') } as const;
    expect(heldBack(text, { facts, now: at('2:01'), policy })).toBe('all sending is stopped');
    expect(
      heldBack(text, { facts: known(switched('2:00', true), switched('2:30', false)), now: at('2:31'), policy }),
    ).toBeNull();
  });
  test('is known again from its note after all else was lost, and told to the conversations again', () => {
    const rebuilt = known(note('2:00:03', 'sending', { stopped: true, since: at('2:00') }));
    expect(rebuilt.sending).toEqual({ stopped: true, since: at('2:00') });
    expect(wanted(rebuilt, '2:10')).toEqual([`tell-open-conversations sending-${at('2:00')}`]);
  });
});

describe('trouble with our line', () => {
  test('is told to the conversations at once, to people when it lasts two minutes', () => {
    const facts = known(line('2:00', 'webhooks-late'));
    expect(wanted(facts, '2:00:10')).toEqual([`tell-open-conversations line-${at('2:00')}-webhooks-late`]);
    expect(plan(facts, '2:00:10').lookAgainAt).toBe(at('2:02'));
    expect(wanted(done(facts, '2:00:10'), '2:02')).toEqual([`note line-${at('2:00')}`]);
  });
  test('that is over is told to the conversations, but not when it never was', () => {
    const over = learn(done(known(line('2:00', 'webhooks-late')), '2:00:10'), line('2:01', null));
    expect(wanted(over, '2:05')).toEqual([`tell-open-conversations line-${at('2:01')}`]);
    expect(wanted(known(line('2:01', null)), '2:05')).toEqual([]);
  });
  test('that begins anew at the moment it ended, Chatwoot having answered once, is told again', () => {
    const over = done(learn(done(known(line('2:00', 'chatwoot-away')), '2:00:10'), line('2:01', null)), '2:01');
    const anew = learn(over, line('2:01', 'chatwoot-away'));
    expect(wanted(anew, '2:02')).toEqual([`tell-open-conversations line-${at('2:01')}-chatwoot-away`]);
  });
});

describe('trouble that can only be told when it is over, as of our own memory', () => {
  const over = (from: string, to: string) => known(line(from, 'redis-away'), line(to, null));
  test('is told to the conversations, and to people from when to when it lasted', () => {
    const facts = over('2:10', '2:12');
    expect(wanted(facts, '2:12:01')).toEqual([`tell-open-conversations line-${at('2:12')}`, `note line-${at('2:10')}`]);
    expect(plan(facts, '2:12:01').wishes[1]?.effect).toMatchObject({
      text: 'Our own line was in trouble from 02:10 to 02:12. What happened then was heard late, or not at all.',
      marker: { kind: 'line', data: { trouble: 'redis-away', since: at('2:10') } },
    });
    expect(wanted(done(facts, '2:12:01'), '2:20')).toEqual([]);
  });
  test('is no matter for people when it was short', () =>
    expect(wanted(over('2:10', '2:11'), '2:12')).toEqual([`tell-open-conversations line-${at('2:11')}`]));
  test('whose note stands already is not told again, whichever was heard first', () => {
    const told = note('2:12:05', 'line', { since: at('2:10'), trouble: 'redis-away' });
    expect(wanted(known(line('2:12', null), told, line('2:10', 'redis-away')), '2:13')).toEqual([
      `tell-open-conversations line-${at('2:12')}`,
    ]);
  });
  test('and after which there is trouble again: that is what is told', () =>
    expect(
      wanted(known(line('2:12', null), line('2:13', 'chatwoot-away'), line('2:10', 'redis-away')), '2:14'),
    ).toEqual([`tell-open-conversations line-${at('2:13')}-chatwoot-away`]));
});

describe('an event put aside', () => {
  test('is an alarm to supervisors at once, once for each', () => {
    const facts = known(parked('2:00', 'c:1:42.17'), parked('2:00:05', 'd:1.18'));
    expect(wanted(facts, '2:00:05')).toEqual(['note parked-c:1:42.17', 'note parked-d:1.18']);
    expect(wanted(done(facts, '2:00:05'), '2:01')).toEqual([]);
    expect(plan(facts, '2:00:05').wishes[0]?.effect).toMatchObject({
      text: 'Put aside at 02:00 in conversation 42: something could not be handled (client-wrote). Please look at it.',
      mention: [9],
    });
  });
  test('whose note stands already is not told again', () => {
    expect(
      wanted(known(note('2:01', 'parked', { parkedId: 'c:1:42.17' }), parked('2:00', 'c:1:42.17')), '2:02'),
    ).toEqual([]);
  });
  test('is not told again when much has happened since', () => {
    const many = Array.from({ length: 300 }, (_, i) => parked('2:00', `c:1:${i}.1`));
    const facts = done(known(...many), '2:00:05');
    expect(wanted(facts, '2:01')).toEqual([]);
    const later = Array.from({ length: 150 }, (_, i) => note('2:30', 'line', { since: i }));
    expect(wanted(later.reduce(learn<DeskFacts>, facts), '2:31')).toEqual([]);
  });
  test('a text of unknown fate is told as what it is', () => {
    const facts = known(parked('2:00', 'c:1:42:x:text-to-client', 'text-unknown'));
    expect(plan(facts, '2:00').wishes[0]?.effect).toMatchObject({
      text: 'At 02:00 in conversation 42 a text to the client may or may not have gone out. Please look and decide.',
    });
  });
});

test('the canary was seen', () => expect(known({ ...frame('2:00'), kind: 'canary' }).canaryAt).toBe(at('2:00')));

test('of very much that was put aside the newest is remembered, whatever the order it was heard in', () => {
  const many = Array.from({ length: 120 }, (_, i) => parked(`2:00:${i}`, `c:1:${(i * 37) % 120}.1`));
  expect(known(...many).parked.map((one) => one.at)).toEqual(many.slice(20).map((event) => event.at));
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (again) =>
      expect(known(...again).parked).toEqual(known(...many).parked),
    ),
    { numRuns: 50 },
  );
});

describe('of two accounts of the same moment the stricter wins, whichever came first', () => {
  const facts = [
    [line('2:00', null), line('2:00', 'webhooks-late')],
    [line('2:00', 'webhooks-late'), line('2:00', null)],
  ].map((events) => known(...events).line);
  test('trouble before none', () =>
    expect(facts.map((one) => one?.trouble)).toEqual(['webhooks-late', 'webhooks-late']));
  test('stopped before on', () => {
    const both = [switched('2:00', true), switched('2:00', false)];
    expect([both, [...both].reverse()].map((events) => known(...events).sending?.stopped)).toEqual([true, true]);
  });
});
