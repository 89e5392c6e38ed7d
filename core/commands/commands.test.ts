import { decide } from '../decide';
import { SUBJECT } from '../history.arbitrary';
import type { ConversationEvent } from '../kernel/event';
import type { Command } from '../kernel/command';
import { DAY, HOUR } from '../kernel/instant';
import { DEFAULT_POLICY, type Language } from '../kernel/policy';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { desk } from '../kernel/subject';
import { learn } from '../learn';
import { after, at, noted, quickExit, wrote } from '../telling.arbitrary';
import { COMMAND_WORDS } from './words';

const frame = (clock: string) => ({
  id: clock,
  subject: SUBJECT,
  at: at(clock),
  heardAt: at(clock),
  via: 'webhook' as const,
});
const said = (clock: string, command: Command, isPublic = false): ConversationEvent => ({
  ...frame(clock),
  ...{ kind: 'advocate-command', messageId: 50, agentId: 5, command, public: isPublic },
});
const wishes = (
  events: ConversationEvent[],
  clock: string,
  language: Language = 'en',
  channel: 'chat' | 'sms' = 'chat',
) => decide({ facts: after(channel, events), now: at(clock), policy: { ...DEFAULT_POLICY, language } }).wishes;
const answers = (...all: Parameters<typeof wishes>) =>
  wishes(...all).flatMap(({ effect }) => (effect.kind === 'note' && effect.about === 'commands' ? [effect] : []));

const ok = (channel: 'chat' | 'sms' | null, lasts: number | null = null): Command => ({ name: 'ok', channel, lasts });
const EN = COMMAND_WORDS.en;

describe('our bot answers each command in one line', () => {
  test.each<[string, ConversationEvent[], string, string]>([
    ['/hold', [said('2:10', { name: 'hold' })], EN.hold('02:10'), 'lock'],
    ['/rest', [said('2:10', { name: 'rest' })], EN.rest('02:10'), 'lock'],
    ['/optout', [said('2:10', { name: 'optout' })], EN.optout('02:10'), 'lock'],
    ['/no', [said('2:10', { name: 'no' })], EN.no('02:10'), 'lock'],
    ['/ok chat', [said('2:10', ok('chat'))], EN.ok('this chat', '2026-11-23 02:10'), 'lock'],
    ['/ok sms 7 d', [said('2:10', ok('sms', 7 * DAY))], EN.ok('text messages', '2026-11-29 02:10'), 'lock'],
    [
      '/ok chat for a week is for a day (B3.2)',
      [said('2:10', ok('chat', 7 * DAY))],
      EN.ok('this chat', '2026-11-23 02:10'),
      'lock',
    ],
    [
      '/ok sms for a year is for 30 days',
      [said('2:10', ok('sms', 365 * DAY))],
      EN.ok('text messages', '2026-12-22 02:10'),
      'lock',
    ],
    ['/ok without a place', [said('2:10', ok(null, HOUR))], EN.okWhere, 'answer'],
    ['/ok under a lock', [quickExit('2:09'), said('2:10', ok('chat'))], EN.locked('quick exit'), 'answer'],
    ['/ifcut …', [said('2:10', { name: 'ifcut', words: true })], EN.ifcut, 'lock'],
    ['/ifcut', [said('2:10', { name: 'ifcut', words: false })], EN.ifcutEmpty, 'answer'],
    ['/lift', [quickExit('2:09'), said('2:10', { name: 'lift', words: false })], EN.liftEmpty, 'answer'],
    ['/lift … with nothing locked', [said('2:10', { name: 'lift', words: true })], EN.nothingToLift, 'answer'],
    [
      '/lift … before they wrote',
      [quickExit('2:09'), said('2:10', { name: 'lift', words: true })],
      EN.notYet('quick exit', '02:09'),
      'answer',
    ],
    [
      '/lift … after they wrote',
      [quickExit('2:08'), wrote('2:09', 3), said('2:10', { name: 'lift', words: true })],
      EN.lifted('quick exit'),
      'lock',
    ],
    ['/ask who wrote a moment ago', [wrote('2:09', 3), said('2:10', { name: 'ask' })], EN.ask, 'answer'],
    ['/ask who has not written', [said('2:10', { name: 'ask' })], EN.askTooLate, 'answer'],
    [
      '/ask under a lock',
      [wrote('2:08', 3), quickExit('2:09'), said('2:10', { name: 'ask' })],
      EN.locked('quick exit'),
      'answer',
    ],
    ['/lead', [said('2:10', { name: 'lead' })], EN.lead, 'answer'],
  ])('%s', (_what, events, text, kind) => {
    const [answer, more] = answers(events, '2:10:01');
    expect(answer).toMatchObject({ text, marker: { kind }, ifAgent: { agentId: 5, otherwise: { text: EN.noAgent } } });
    expect(more).toBeUndefined();
  });

  test('an opt-out is lifted by nobody of us', () => {
    const out = noted('2:09', { kind: 'lock', data: { deed: 'stop', at: at('2:09') } });
    expect(answers([out, said('2:10', { name: 'lift', words: true })], '2:10:01', 'en', 'sms')[0]?.text).toBe(
      EN.onlyStart,
    );
  });

  test('one that went out to the client says so, and calls whoever typed it', () => {
    const [answer] = answers([said('2:10', { name: 'hold' }, true)], '2:10:01');
    expect(answer).toMatchObject({ text: `${EN.wentOut} ${EN.hold('02:10')}`, mention: [5] });
  });

  test('in Spanish', () =>
    expect(answers([said('2:10', { name: 'lead' })], '2:11', 'es')[0]?.text).toBe(COMMAND_WORDS.es.lead));

  test('an hour later nobody is answered any more, and what it tightened stays', () => {
    expect(answers([said('2:10', { name: 'hold' })], '3:10')).toEqual([]);
  });

  test('every answer is one line, in both languages', () => {
    for (const words of Object.values(COMMAND_WORDS)) expect(JSON.stringify(words)).not.toContain('\\n');
  });
});

describe('what follows once the answer stands', () => {
  const done = noted('2:10:01', { kind: 'answer', data: { message: 50, done: true } });
  test('/ask: the neutral question, by this person’s click', () => {
    const events = [wrote('2:09', 3), said('2:10', { name: 'ask' }), done];
    expect(wishes(events, '2:10:02')).toContainEqual(
      expect.objectContaining({
        effect: expect.objectContaining({ purpose: 'safety-question', automatic: false }) as unknown,
      }),
    );
    expect(wishes(events, '2:11').filter(({ effect }) => effect.kind === 'text-to-client')).toEqual([]);
  });
  test('nothing, when it was refused', () => {
    const refused = noted('2:10:01', { kind: 'answer', data: { message: 50, done: false } });
    const events = [wrote('2:09', 3), said('2:10', { name: 'ask' }), refused];
    expect(wishes(events, '2:10:02').filter(({ effect }) => effect.kind === 'text-to-client')).toEqual([]);
    const lead = [said('2:10', { name: 'lead' }), refused];
    expect(wishes(lead, '2:10:02').filter(({ effect }) => effect.kind === 'tell')).toEqual([]);
  });
  test('/lead: supervisors are called at the desk, once', () => {
    const [wish] = wishes([said('2:10', { name: 'lead' }), done], '2:10:02').filter(
      ({ effect }) => effect.kind === 'tell',
    );
    expect(wish?.effect).toMatchObject({ to: desk(1), what: { kind: 'lead-wanted', conversationId: 4 } });
    const heard = { id: 'l', at: at('2:10'), heardAt: at('2:10'), via: 'ourselves' as const, subject: desk(1) };
    const facts = learn(noFacts(desk(1)) as DeskFacts, {
      ...heard,
      kind: 'lead-wanted',
      conversationId: 4,
      messageId: 50,
    });
    const policy = { ...DEFAULT_POLICY, supervisors: [9] };
    const [note] = decide({ facts, now: at('2:10:03'), policy }).wishes;
    expect(note?.effect).toMatchObject({
      mention: [9],
      text: 'A supervisor is asked for in conversation 4, since 02:10.',
    });
    if (!note) throw new Error('no note');
    const told = learn(facts, { ...heard, kind: 'effect-planned', effect: note.effect, cause: note.cause });
    expect(decide({ facts: told, now: at('2:10:04'), policy }).wishes).toEqual([]);
  });
});
