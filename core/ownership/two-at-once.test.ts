import { consider } from '../consider';
import { heldBack } from '../decide';
import { SUBJECT } from '../history.arbitrary';
import type { AssignEffect, NoteEffect } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { ownerOf, standingOf } from '../kernel/owner-of';
import { DEFAULT_POLICY } from '../kernel/policy';
import { subjectKey } from '../kernel/subject';
import { learn } from '../learn';
import {
  finishedNoted,
  finishes,
  handsOff,
  live,
  notesOf,
  readsBack,
  takes,
  type Lived,
} from '../ownership-telling.arbitrary';
import { after, at, replied, wrote } from '../telling.arbitrary';

const by = (agentId: number) => ({ author: { kind: 'advocate', agentId } }) as const;
const lived = (events: readonly ConversationEvent[], until: string): Lived => live(after('chat', []), events, until);
/** In a word or two: where it stands and whose it is. */
function stands({ facts }: Lived): string {
  const standing = standingOf(facts);
  const owner = ownerOf(facts);
  return `${standing.kind}${owner ? ` ${owner.agentId} by ${owner.how}` : ''}`;
}

const heldBackOf = (facts: ConversationFacts, effect: AssignEffect) =>
  heldBack(effect, { facts, now: at('2:01:06'), policy: DEFAULT_POLICY });

describe('two at once', () => {
  const both = [takes('2:01', 6), takes('2:01', 5)];
  const mail = (events: ConversationEvent[]) =>
    consider(subjectKey(SUBJECT), after('chat', [wrote('2:00', 1)]), events, at('2:01:01'), DEFAULT_POLICY);
  const texts = (events: ConversationEvent[]) =>
    mail(events).intents.flatMap(({ effect }) =>
      effect.kind === 'note' && effect.about === 'ownership' ? [effect] : [],
    );

  test('in one mailbox, whichever stands first: one has it, the other is told whose it is', () => {
    for (const events of [both, [...both].reverse()]) {
      expect(texts(events)).toMatchObject([
        { text: '{agent:5} took this conversation at 02:01.' },
        { text: '{agent:6} was a moment later: {agent:5} has this conversation.', mention: [6] },
      ]);
      expect(ownerOf(mail(events).facts as ConversationFacts)?.agentId).toBe(5);
    }
  });

  test('heard in another order later, it stays with whoever was given it', () => {
    const { facts } = mail([takes('2:01', 6)]);
    const late = consider(subjectKey(SUBJECT), facts, [takes('2:00:59', 5)], at('2:01:02'), DEFAULT_POLICY);
    expect(ownerOf(late.facts as ConversationFacts)?.agentId).toBe(6);
    expect(late.intents).toMatchObject([{ effect: { marker: { data: { kind: 'refused', why: 'taken' } } } }]);
  });

  test.each<[string, ConversationEvent[], string[]]>([
    [
      'a second person answers in Chatwoot’s own box: both are told, once',
      [replied('2:01', 2), replied('2:02', 3, by(6)), replied('2:03', 4, by(6))],
      [
        'Two are answering here: {agent:6} wrote at 02:02, and it is {agent:5}’s conversation. Please agree who goes on.',
      ],
    ],
    [
      'in the same second too',
      [replied('2:01', 2), replied('2:01', 3, by(6))],
      [
        'Two are answering here: {agent:6} wrote at 02:01, and it is {agent:5}’s conversation. Please agree who goes on.',
      ],
    ],
    [
      'an answer that is heard just after somebody’s click',
      [takes('2:01:05', 6), replied('2:01:03', 2)],
      [
        '{agent:6} took this conversation at 02:01.',
        'Two are answering here: {agent:5} wrote at 02:01, and it is {agent:6}’s conversation. Please agree who goes on.',
      ],
    ],
    [
      'taken over: both are told by that',
      [replied('2:01:03', 2), takes('2:01:05', 6, 5)],
      ['{agent:6} took this conversation over from {agent:5} at 02:01.'],
    ],
    ['the same person goes on', [replied('2:01', 2), replied('2:02', 3)], []],
  ])('%s', (_what, events, notes) => expect(notesOf(lived(events, '2:05'), 'ownership')).toEqual(notes));

  test('what both know long since is not told after a stop', () => {
    const late = [
      { ...replied('2:01', 2), heardAt: at('3:00') },
      { ...replied('2:02', 3, by(6)), heardAt: at('3:00') },
    ];
    expect(notesOf(lived(late, '3:00'), 'ownership')).toEqual([]);
  });
});

describe('the end', () => {
  const ended = lived([wrote('2:00', 1), replied('2:01', 2), finishes('2:10', 5, 1, 'went-quiet')], '2:11');

  test('is written as a note, a label, and Chatwoot’s own status; nothing goes to the client', () => {
    const kinds = ended.intents.filter(({ id }) => id.includes('own-ask')).map(({ effect }) => effect.kind);
    expect(kinds).toEqual(['note', 'set-labels', 'set-status']);
    const [note, labels, status] = ended.intents.filter(({ id }) => id.includes('own-ask')).map(({ effect }) => effect);
    expect((note as NoteEffect).text.split('\n')).toEqual([
      'Finished by {agent:5} at 02:10: Went quiet. A new message makes it unanswered again.',
      expect.stringMatching(/^Seen then: last heard from at 02:00\./),
    ]);
    expect(labels).toMatchObject({ add: ['outcome-went-quiet'] });
    expect(status).toMatchObject({ status: 'resolved', upTo: 1 });
    expect(ended.intents.some(({ effect }) => effect.kind === 'text-to-client')).toBe(false);
  });

  test.each<[string, ConversationEvent[], number, string, number[]]>([
    [
      'of somebody else’s conversation says whose it was, and calls them',
      [wrote('2:00', 1), replied('2:01', 2), finishes('2:10', 6, 1, 'went-quiet')],
      6,
      'It was {agent:5}’s conversation.',
      [5],
    ],
    ['of nobody’s calls nobody', [wrote('2:00', 1), finishes('2:10', 6, 1, 'went-quiet')], 6, '', []],
    ['of one’s own calls nobody', [replied('2:01', 2), finishes('2:10', 5, null, 'went-quiet')], 5, '', []],
  ])('%s', (_what, events, who, whose, mention) => {
    const note = lived(events, '2:11').intents.find(({ effect }) => effect.kind === 'note' && /^Fin/.test(effect.text));
    const [line] = (note?.effect as NoteEffect).text.split('\n');
    const end = 'Went quiet. A new message makes it unanswered again.';
    expect(line).toBe([`Finished by {agent:${who}} at 02:10: ${end}`, whose].filter(Boolean).join(' '));
    expect((note?.effect as NoteEffect).mention).toEqual(mention);
  });

  test('is held back when they wrote meanwhile, and not for a courtesy', () => {
    const status = ended.intents.find(({ effect }) => effect.kind === 'set-status')?.effect as AssignEffect;
    const hears = (event: ConversationEvent) => heldBackOf(learn<ConversationFacts>(ended.facts, event), status);
    expect(hears(wrote('2:10:01', 3))).toBe('they wrote meanwhile');
    expect(hears(polite('2:10:01', 3))).toBeNull();
  });

  test('a courtesy after it is shown and alarms nobody; anything else does (E25)', () => {
    const quiet = live(ended.facts, [polite('2:20', 3)], '2:40');
    expect(standingOf(quiet.facts)).toMatchObject({ kind: 'finished', courtesyAt: at('2:20') });
    expect(notesOf(quiet, 'waiting')).toEqual([]);
    expect(notesOf(live(quiet.facts, [wrote('2:41', 4)], '2:45'), 'waiting')).toHaveLength(1);
    const open = lived([wrote('2:00', 1), replied('2:01', 2), polite('2:02', 3)], '2:10');
    expect(notesOf(open, 'waiting')).toHaveLength(1);
  });

  test('is learned again from the thread after Redis was emptied', () => {
    const rebuilt = after('chat', [wrote('2:00', 1), replied('2:01', 2), finishedNoted('2:10', 5, 1)]);
    expect(standingOf(rebuilt)).toMatchObject({ kind: 'finished', outcome: { by: 5, upTo: 1 } });
  });
});

describe('handed on', () => {
  const given = [replied('2:01', 2), handsOff('2:05', 5, { kind: 'agent', id: 6 })];
  test.each<[string, ConversationEvent[], string]>([
    ['it stays the giver’s', given, 'active 5 by answer'],
    ['until it is read back', [...given, readsBack('2:06', 6)], 'active 6 by click'],
    [
      'reading never delays answering: an answer is enough',
      [...given, replied('2:06', 3, by(6))],
      'active 6 by answer',
    ],
    ['an answer by a third person is not', [...given, replied('2:06', 3, by(7))], 'active 5 by answer'],
  ])('%s', (_what, events, standing) => {
    const then = lived(events, '2:07');
    expect(stands(then)).toBe(standing);
  });

  test('the receiver who answers is no second person', () => {
    expect(notesOf(lived([...given, replied('2:06', 3, by(6))], '2:07'), 'ownership')).toEqual([]);
  });
});

/** "Thank you", and no more. */
function polite(clock: string, messageId: number): ConversationEvent {
  const event = wrote(clock, messageId);
  return event.kind === 'client-wrote' ? { ...event, text: { ...event.text, courtesy: true } } : event;
}
