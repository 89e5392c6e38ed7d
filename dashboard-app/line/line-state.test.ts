import type { PanelView } from '../../core/panel/contract';
import { clockAt, ownedView, panelViewWith, smsView } from '../../test/support/panel-view';
import type { Colleague } from '../panel/ask/colleagues';
import { lineState, type Heard } from './line-state';
import type { Me } from './owner';

const ANA = 2;
const BEN = 3;

/** The view came a minute ago by the page's own clock. */
const heard = (view: PanelView, lostSince: number | null = null): Heard => ({ view, at: 1_000, lostSince });
const as = (agentId: number | null, ben: Colleague['availability'] = 'online'): Me => ({
  agentId,
  colleague: (id) => (id === BEN ? { name: 'Ben', availability: ben } : null),
});
const stateOf = (more: Partial<PanelView>, me: number | null = ANA) =>
  lineState(heard(panelViewWith(more)), as(me), 61_000);

type Lock = PanelView['safety']['locks'][number];
const locked = (why: Lock['why'], since: string, checkFirst: string | null = null): Partial<PanelView> => {
  const lock = { why, since: clockAt(since), checkFirst: checkFirst === null ? null : clockAt(checkFirst) };
  return { safety: { ...panelViewWith().safety, words: 'Locked', locks: [lock] } };
};
const of = ownedView;
const waits = (since: string, readingSaidAt: string | null = null, overdue = false): Partial<PanelView> => ({
  nextStep: { kind: 'answer-by', words: 'Answer by 02:21', since: clockAt(since), dueAt: clockAt('2:21') },
  cards: {
    ...panelViewWith().cards,
    waiting: {
      waits: { since: clockAt(since), dueAt: clockAt('2:21'), overdue },
      readingSaidAt: readingSaidAt === null ? null : clockAt(readingSaidAt),
    },
  },
});
const overdue = (agentId: number): Partial<PanelView> => {
  const { cards } = panelViewWith(of(agentId, 'unanswered'));
  return { cards: { ...cards, waiting: panelViewWith(waits('2:10', null, true)).cards.waiting } };
};
/** Ben handed it on; it is not read back. */
const handed = (to: NonNullable<PanelView['cards']['handOff']>['to']): Partial<PanelView> => {
  const { cards } = panelViewWith(of(BEN, 'unanswered'));
  const handOff = { noteId: 70, at: clockAt('2:15'), by: BEN, to, urgency: 'watcher', readBack: null } as const;
  return { cards: { ...cards, handOff: { ...handOff, until: clockAt('2:15') } } };
};

describe('what the line says', () => {
  test.each<[string, Partial<PanelView>, string, string, string[]]>([
    [
      'of the connection, with nothing to do',
      {},
      'Chat open; last sign 02:13',
      '',
      ['Safe to contact: Not asked yet', 'Nobody has this yet'],
    ],
    [
      'and the next step',
      waits('2:19'),
      'Chat open; last sign 02:13',
      'Answer by 02:21',
      ['Safe to contact: Not asked yet', 'Nobody has this yet'],
    ],
    ['whose it is: mine', of(ANA), 'Chat open; last sign 02:13', '', ['Safe to contact: Not asked yet', 'Yours']],
    ['or another’s', of(BEN), 'Chat open; last sign 02:13', '', ['Safe to contact: Not asked yet', 'With Ben']],
    [
      'a quick exit',
      locked('quick-exit', '2:13'),
      'Do not write: quick exit 02:13',
      'Lifts after they write and you check',
      ['Chat open; last sign 02:13', 'Nobody has this yet'],
    ],
    [
      'they wrote after it',
      locked('quick-exit', '2:13', '2:19'),
      'Do not write: quick exit 02:13',
      'Check first: they wrote 02:19',
      ['Chat open; last sign 02:13', 'Nobody has this yet'],
    ],
    [
      'not safe',
      locked('not-safe', '2:13'),
      'Do not write: not safe, said 02:13',
      'Lifts after they write and you check',
      ['Chat open; last sign 02:13', 'Nobody has this yet'],
    ],
    [
      'do not contact',
      locked('do-not-contact', '2:13'),
      'Do not write: do not contact, since 02:13',
      'Lifts by an advocate, with a reason',
      ['Chat open; last sign 02:13', 'Nobody has this yet'],
    ],
    [
      'opted out',
      locked('opted-out', '2:13'),
      'Do not write: opted out of texts 02:13',
      'Lifts when they text START',
      ['Chat open; last sign 02:13', 'Nobody has this yet'],
    ],
  ])('%s', (_what, more, says, then, also) => {
    expect(stateOf(more)).toMatchObject({ says, then, also });
    const spanish = stateOf({ ...more, language: 'es' });
    expect(spanish.tone).toBe(stateOf(more).tone);
    expect(spanish.also.join()).not.toMatch(/Safe|Nobody|another/);
  });

  test.each([
    ['online', 'With Ben', 'La lleva Ben'],
    ['busy', 'With Ben', 'La lleva Ben'],
    ['offline', 'With Ben (not online)', 'La lleva Ben (no conectada)'],
  ] as const)('whose it is, who is %s, with a word if they are not there', (availability, english, spanish) => {
    const also = (language: 'en' | 'es') =>
      lineState(heard(panelViewWith({ ...of(BEN), language })), as(ANA, availability), 61_000).also;
    expect([also('en')[1], also('es')[1]]).toEqual([english, spanish]);
  });

  test('whose it is of whom nothing is known yet', () => {
    expect(stateOf(of(9)).also[1]).toBe('With another advocate');
  });

  test('a time long ago with its day, on the desk’s clock', () => {
    const since = { ...locked('quick-exit', '2:13'), at: clockAt('2:13') + 86_400_000, zone: 'America/New_York' };
    expect(stateOf(since).says).toMatch(/quick exit .*Nov.* 21:13/);
  });
});

describe('"I am here and reading"', () => {
  test.each<[string, Partial<PanelView>, unknown]>([
    ['is for a client who waits', {}, { said: null, offered: false }],
    ['and can be said by one click', waits('2:19'), { said: null, offered: true }],
    ['then it stands there with its time', waits('2:19', '2:19'), { said: 'Reading, said 02:19', offered: false }],
    ['what was said before they wrote counts no more', waits('2:19', '2:18'), { said: null, offered: true }],
    [
      'when the time is over it can be said again',
      waits('2:10', '2:11', true),
      { said: 'Reading, said 02:11', offered: true },
    ],
  ])('%s', (_what, more, reading) => expect(stateOf(more).reading).toEqual(reading));
});

test.each<[string, Partial<PanelView>, string | null]>([
  ['by the segment in a text message', smsView(), 'usual'],
  ['by the smaller parts of a toll-free number', smsView(true), 'toll-free'],
  ['not at all in the chat', {}, null],
])('what is typed is counted %s', (_what, more, counts) => expect(stateOf(more).counts).toBe(counts));

describe('Send asks once more', () => {
  test.each<[string, Partial<PanelView>, number | null, string | null]>([
    ['not for a client who may be written to', {}, ANA, null],
    ['not in one’s own conversation', of(ANA), ANA, null],
    ['after a quick exit', locked('quick-exit', '2:13'), ANA, 'Quick exit at 02:13. Writing may put them in danger.'],
    ['whoever is asked', locked('quick-exit', '2:13'), null, 'Quick exit at 02:13. Writing may put them in danger.'],
    ['where it is not safe', locked('not-safe', '2:13'), ANA, 'Not safe, said 02:13. Writing may put them in danger.'],
    [
      'where nobody is to write',
      locked('do-not-contact', '2:13'),
      ANA,
      'Do not contact, since 02:13. They asked not to be written to.',
    ],
    [
      'who opted out',
      locked('opted-out', '2:13'),
      ANA,
      'Opted out of texts at 02:13. Only their START allows another.',
    ],
    [
      'they wrote after a lock: it may be someone else',
      locked('not-safe', '2:13', '2:19'),
      ANA,
      'They wrote at 02:19. It may be someone else: check before you write more.',
    ],
    ['over somebody else’s conversation', of(BEN), ANA, 'This conversation is with Ben since 02:10.'],
    [
      'also while the client waits for that colleague’s next answer',
      of(BEN, 'unanswered'),
      ANA,
      'This conversation is with Ben since 02:10.',
    ],
    ['not once they have waited too long, whoever has it', overdue(BEN), ANA, null],
    ['not of what was handed on to whoever writes', handed({ kind: 'agent', id: ANA }), ANA, null],
    ['not of what was handed on to the next shift', handed({ kind: 'next-shift' }), ANA, null],
    [
      'of what was handed on to somebody else',
      handed({ kind: 'agent', id: 4 }),
      ANA,
      'This conversation is with Ben since 02:10.',
    ],
    ['not while we do not know who is asking', of(BEN), null, null],
  ])('%s', (_what, more, me, words) => expect(stateOf(more, me).hold?.words ?? null).toBe(words));

  test('over a conversation whose owner is not online it does not ask', () => {
    const hold = (ben: Colleague['availability']) =>
      lineState(heard(panelViewWith(of(BEN, 'unanswered'))), as(ANA, ben), 61_000).hold;
    expect([hold('offline'), hold('busy')?.once]).toEqual([null, '7:3']);
  });

  test('for a lock each time, for somebody else’s conversation once', () => {
    expect(stateOf({ ...locked('quick-exit', '2:13'), ...of(BEN) }).hold?.once).toBeNull();
    expect(stateOf(of(BEN)).hold?.once).toBe('7:3');
  });
});

describe('the texts', () => {
  test('are offered', () => expect(stateOf({}).texts.map(({ name }) => name)).toEqual(['checkIn', 'reading']));
  test('or it is said why not', () => {
    const texts = { ...panelViewWith().cards.texts, heldBack: 'Quiet hours until 08:00.' };
    const state = stateOf({ cards: { ...panelViewWith().cards, texts } });
    expect(state).toMatchObject({ texts: [], textsHeldBack: 'Quiet hours until 08:00.' });
  });
  test('to a locked client none', () => {
    expect(stateOf(locked('quick-exit', '2:13'))).toMatchObject({ texts: [], textsHeldBack: null });
  });
});

describe('while the stream is lost', () => {
  const lost = (more: Partial<PanelView>) => lineState(heard(panelViewWith(more), 31_000), as(ANA), 600_000);
  test('it says since when, and what it knew then', () => {
    expect(lost({})).toMatchObject({
      tone: 'lost',
      says: 'Not live since 02:20',
      then: 'Before that: Chat open; last sign 02:13',
      also: [],
    });
  });
  test('nothing is held up, offered or noted', () => {
    for (const more of [locked('quick-exit', '2:13'), of(BEN), waits('2:19')]) {
      expect(lost(more)).toMatchObject({ hold: null, texts: [], reading: { said: null, offered: false } });
    }
  });
  test('a lock that was known is still said', () => {
    expect(lost(locked('quick-exit', '2:13')).then).toBe('Before that: Do not write: quick exit 02:13');
  });
});
