import { decide, heldBack } from '../decide';
import { SUBJECT } from '../history.arbitrary';
import type { NoteEffect, Wish } from '../kernel/effect';
import type { ConversationEvent } from '../kernel/event';
import { noConversationFacts, type ConversationFacts } from '../kernel/facts';
import { DEFAULT_POLICY, type Language } from '../kernel/policy';
import { learn } from '../learn';
import {
  advocateLine,
  at,
  noted,
  line,
  pageHeard,
  quickExit,
  replied,
  snapshot,
  typed,
  wrote,
} from '../telling.arbitrary';

type Told = { clock: string; text: string; mention: readonly number[] };

/** Hears these one by one, looks at each of their moments and at the ones named, and remembers what was asked for. */
function notesOf(events: readonly ConversationEvent[], looks: readonly string[] = [], language: Language = 'en') {
  const policy = { ...DEFAULT_POLICY, language, supervisors: [5, 9] };
  const told: Told[] = [];
  let facts = noConversationFacts(SUBJECT);
  const consider = (now: number): void => {
    const { wishes } = decide({ facts, now, policy });
    for (const { effect, cause } of wishes) {
      const heard = { id: cause, subject: SUBJECT, at: now, heardAt: now, via: 'ourselves' as const };
      facts = learn(facts, { ...heard, kind: 'effect-planned', effect, cause });
      if (effect.kind !== 'note' || effect.about !== 'must-see') continue;
      const { text, mention } = effect;
      told.push({ clock: new Date(now).toISOString().slice(12, 19), text, mention });
    }
  };
  const moments = [...events.map((event) => ({ at: event.heardAt, event })), ...looks.map((one) => ({ at: at(one) }))];
  for (const moment of moments.sort((a, b) => a.at - b.at)) {
    if ('event' in moment) facts = learn<ConversationFacts>(facts, moment.event as ConversationEvent);
    consider(moment.at);
  }
  return { told, facts };
}
const textsOf = (...given: Parameters<typeof notesOf>) => notesOf(...given).told.map(({ text }) => text);

const open = [snapshot('2:00'), pageHeard('2:00', 'a', 1, { chat: 'open' }), wrote('2:00', 1), replied('2:01', 2)];
const offline = (clock: string, seq = 2) => pageHeard(clock, 'a', seq, { state: 'offline', since: at(clock) });
const again = (clock: string, from: string, until: string, seq = 3) =>
  pageHeard(clock, 'a', seq, { since: at(until), offline: { from: at(from), until: at(until) } });
const LOST =
  'Network lost 02:13, says their page, and we wait for them: silence may be the network. What is written now may not arrive.';
const WAS_LOST =
  'No network from 02:13 to 02:16, says their page, while we waited for them. What was written then may have come late.';

describe('their network is lost while we wait for them', () => {
  test.each<[string, ConversationEvent[], string[]]>([
    ['is told at once', [...open, offline('2:13')], [LOST]],
    ['mostly their page can tell only when it is back', [...open, again('2:16', '2:13', '2:16')], [WAS_LOST]],
    [
      'once for each message of ours, however often it comes and goes',
      [...open, offline('2:13'), again('2:16', '2:13', '2:16'), offline('2:17', 4), again('2:19', '2:17', '2:19', 5)],
      [LOST],
    ],
    [
      'again when we wait anew',
      [...open, offline('2:13'), wrote('2:14', 3), replied('2:15', 4), offline('2:18', 4)],
      [LOST, LOST.replace('02:13', '02:18')],
    ],
    ['half a minute explains no silence', [...open, again('2:13:40', '2:13:10', '2:13:40')], []],
    [
      'nor does what was over before we wrote',
      [...open.slice(0, 3), again('2:05', '2:02', '2:04'), replied('2:05', 2)],
      [],
    ],
    ['not while they wait for us', [...open, wrote('2:10', 3), offline('2:13')], []],
    [
      'not when another page of theirs was there',
      [...open, pageHeard('2:14', 'b', 1), again('2:16', '2:13', '2:16')],
      [],
    ],
    ['not in a closed conversation', [...open, snapshot('2:12', { status: 'resolved' }), offline('2:13')], []],
    [
      'not while our own line is in trouble',
      [...open, line('2:12', 'chatwoot-away'), again('2:16', '2:13', '2:16')],
      [],
    ],
    ['not after the quick exit', [...open, quickExit('2:12'), again('2:16', '2:13', '2:16')], []],
    [
      'nor when a note of ours about it stands there',
      [...open, noted('2:12', { kind: 'network-lost', data: { message: 2 } }), offline('2:13')],
      [],
    ],
  ])('%s', (_what, events, texts) => expect(textsOf(events)).toEqual(texts));

  test('whoever has the conversation is called, and it is told in the desk’s language', () => {
    const { told } = notesOf([...open, offline('2:13')], [], 'es');
    expect(told).toEqual([
      {
        clock: '2:13:00',
        text: 'Sin red desde 02:13, dice su página, y esperamos respuesta: el silencio puede ser la red. Lo que se escriba ahora puede no llegar.',
        mention: [5],
      },
    ]);
  });
});

describe('back after a leave', () => {
  const left = pageHeard('2:14', 'a', 2, { state: 'left', since: at('2:14'), leftAt: at('2:14') });
  const gone = [...open, left];
  const SOMEONE = 'It may be someone else: ask before you go on.';

  test.each<[string, ConversationEvent[], string[]]>([
    [
      'by a message',
      [...gone, wrote('2:20', 3)],
      [`Back: written 02:20, after their page was closed 02:14. ${SOMEONE}`],
    ],
    [
      'by a page',
      [...gone, pageHeard('2:20', 'b', 1, { bornAt: at('2:20') })],
      [`Back: a page of theirs opened 02:20, after it was closed 02:14. ${SOMEONE}`],
    ],
    [
      'by the browser’s Back',
      [...gone, pageHeard('2:20', 'a', 3, { leftAt: at('2:14') })],
      [`Back: a page of theirs opened 02:20, after it was closed 02:14. ${SOMEONE}`],
    ],
    [
      'by typing',
      [...gone, typed('2:20')],
      [`Back: typing heard 02:20, after their page was closed 02:14. ${SOMEONE}`],
    ],
    [
      'is told once, by the first sign',
      [...gone, wrote('2:20', 3), pageHeard('2:21', 'b', 1, { bornAt: at('2:21') }), wrote('2:22', 4)],
      [`Back: written 02:20, after their page was closed 02:14. ${SOMEONE}`],
    ],
    [
      'nobody was shown as left yet: a reload',
      [...open, left, pageHeard('2:14:05', 'b', 1, { bornAt: at('2:14:05') })],
      [],
    ],
    [
      'a closed conversation has a card of its own',
      [...gone, snapshot('2:19', { status: 'resolved' }), wrote('2:20', 3)],
      [],
    ],
    ['not after the quick exit', [...gone, quickExit('2:17'), pageHeard('2:20', 'b', 1, { bornAt: at('2:20') })], []],
    [
      'nor when a note of ours about it stands there',
      [...gone, noted('2:19', { kind: 'returned', data: { left: at('2:14') } }), wrote('2:20', 3)],
      [],
    ],
  ])('%s', (_what, events, texts) => expect(textsOf(events, ['2:16:00', '2:16:01'])).toEqual(texts));

  test('again after another leave, in the desk’s language', () => {
    const second = pageHeard('2:24', 'b', 2, {
      bornAt: at('2:20'),
      state: 'left',
      since: at('2:24'),
      leftAt: at('2:24'),
    });
    const events = [...gone, pageHeard('2:20', 'b', 1, { bornAt: at('2:20') }), second, wrote('2:30', 3)];
    expect(textsOf(events, ['2:16:01', '2:26:01'], 'es')).toEqual([
      'De vuelta: una página suya se abrió 02:20, tras cerrarse 02:14. Puede ser otra persona: pregunta antes de seguir.',
      'De vuelta: escrito 02:30, tras cerrarse su página 02:24. Puede ser otra persona: pregunta antes de seguir.',
    ]);
  });
});

describe('the line of whoever attends to them is lost', () => {
  const lost = advocateLine('2:10', true);
  const NOTE =
    'No sign from the panel of {agent:5} since 02:10: what is written here may not be seen. Whoever can, please look.';
  test.each<[string, ConversationEvent[], string[]]>([
    ['the team is told', [...open, lost], [NOTE]],
    ['once, however often it is heard', [...open, lost, lost, wrote('2:11', 3)], [NOTE]],
    [
      'and again when it is lost anew',
      [...open, lost, advocateLine('2:12', false), advocateLine('2:14', true)],
      [NOTE, NOTE.replace('02:10', '02:14')],
    ],
    ['not of a colleague who only looked', [...open, advocateLine('2:10', true, 6)], []],
    ['not where nobody wrote for an hour', [...open, advocateLine('3:05', true)], []],
    ['not in a closed conversation', [...open, snapshot('2:09', { status: 'resolved' }), lost], []],
    [
      'nor when a note of ours about it stands there',
      [...open, noted('2:10', { kind: 'advocate-line', data: { since: at('2:10') } }), lost],
      [],
    ],
  ])('%s', (_what, events, texts) => expect(textsOf(events)).toEqual(texts));

  test('supervisors are called where nobody else is on shift, in the desk’s language', () => {
    const { told } = notesOf([...open, lost], [], 'es');
    expect(told).toMatchObject([{ text: expect.stringMatching(/^Sin señal del panel de/) as string, mention: [9] }]);
  });
});

describe('a note is taken back before it is posted', () => {
  const posted = (events: ConversationEvent[], wish: Wish & { effect: NoteEffect }, clock: string) => {
    const { facts } = notesOf(events, ['2:16:01']);
    return heldBack(wish.effect, { facts, now: at(clock), policy: DEFAULT_POLICY });
  };
  const wishOf = (marker: NoteEffect['marker']): Wish & { effect: NoteEffect } => ({
    cause: 'any',
    effect: { kind: 'note', about: 'must-see', text: '…', mention: [], marker, deadline: Infinity },
  });
  const lost = wishOf({ kind: 'network-lost', data: { message: 2 } });
  const back = wishOf({ kind: 'returned', data: { left: at('2:14') } });

  test('of a lost network, when they wrote', () => {
    expect(posted([...open, offline('2:13')], lost, '2:13:01')).toBeNull();
    expect(posted([...open, offline('2:13'), wrote('2:13:30', 3)], lost, '2:13:31')).toBe('written again');
  });
  test('of a lost line, when it is back', () => {
    const since = wishOf({ kind: 'advocate-line', data: { since: at('2:10') } });
    expect(posted([...open, advocateLine('2:10', true)], since, '2:10:01')).toBeNull();
    const back = advocateLine('2:10:20', false);
    expect(posted([...open, advocateLine('2:10', true), back], since, '2:10:21')).toBe('back again');
  });
  test('of a return, when they left by the quick exit since', () => {
    const came = [...open, wrote('2:20', 3)];
    expect(posted(came, back, '2:20:01')).toBeNull();
    expect(posted([...came, quickExit('2:20:01')], back, '2:20:02')).toBe('quick exit since');
  });
});
