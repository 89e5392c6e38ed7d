import { consider } from '../consider';
import { heldBack } from '../decide';
import type { Intent, PageOnCallEffect } from '../kernel/effect';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { MINUTE, SECOND } from '../kernel/instant';
import type { OnCallEvent, ToldWait } from '../kernel/on-call-events';
import { NO_ON_CALL, type Rota } from '../kernel/on-call-policy';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { segmentsOf } from '../kernel/segments';
import { desk, subjectKey } from '../kernel/subject';
import { wakeText } from './page-text';

const DESK = desk(1);
const START = Date.UTC(2026, 10, 22, 2, 13);
const always = { when: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const }, from: 0, to: 0 };
const rota: Rota = {
  ...{ name: 'nights', zone: 'UTC', inboxes: [], teams: [], hours: [], holidays: [], changes: [], supervisors: [9] },
  shifts: [{ ...always, people: [3], backup: [4] }],
};
const policy: Policy = {
  ...DEFAULT_POLICY,
  onCall: { ...NO_ON_CALL, rotas: [rota] },
  pageLink: 'https://desk.example.net/a',
};

/** A desk at a moment, and what it wanted at each. */
function aDesk(given: Policy = policy) {
  let facts = noFacts(DESK) as DeskFacts;
  let now = START;
  const planned: Intent[] = [];
  const hear = (event: OnCallEvent | null): readonly Intent[] => {
    const frame = { id: 'e', subject: DESK, at: now, heardAt: now, via: 'ourselves' as const };
    const mail = event ? [{ ...frame, ...event } as HelplineEvent] : [];
    const considered = consider(subjectKey(DESK), facts, mail, now, given);
    facts = considered.facts as DeskFacts;
    planned.push(...considered.intents);
    // Each page leaves at once.
    for (const { id, effect } of considered.intents) {
      if (effect.kind === 'page-on-call') hear({ kind: 'page-sent', page: id, by: effect.by, sid: null, tries: 1 });
    }
    return considered.intents;
  };
  return {
    hear,
    planned,
    facts: () => facts,
    at: (minutes: number): void => void (now = START + minutes * MINUTE),
    /** Who was woken at the looks of each minute up to then. */
    walk(to: number): string[] {
      const seen: string[] = [];
      for (let at = now; at <= START + to * MINUTE; at += 10 * SECOND) {
        now = at;
        for (const { effect } of hear(null)) {
          if (effect.kind === 'page-on-call')
            seen.push(`${(at - START) / MINUTE} ${effect.purpose} ${effect.agentId} ${effect.by}`);
        }
      }
      return seen;
    },
    held: (effect: PageOnCallEffect) => heldBack(effect, { facts, now, policy: given }),
  };
}

const wait = (more: Partial<ToldWait> = {}): OnCallEvent => ({
  kind: 'wait-told',
  wait: {
    ...{ conversationId: 12, messageId: 30, since: START, lastAt: START, channel: 'chat', inboxId: 1, teamId: null },
    ...{ lookedAt: null, over: null, toldAt: START },
    ...more,
  },
});
const pagesOf = (intents: readonly Intent[]): PageOnCallEffect[] =>
  intents.flatMap(({ effect }) => (effect.kind === 'page-on-call' ? [effect] : []));

describe('nobody is at the desk, and a client waits', () => {
  it('the first is paged at once, again at 3 by a call, the backup at 6, the supervisor at 10, all at 20 and 30', () => {
    const one = aDesk();
    expect(pagesOf(one.hear(wait()))).toMatchObject([{ agentId: 3, by: 'text', purpose: 'wake', letter: 'A' }]);
    expect(one.walk(30)).toEqual([
      ...['3 wake 3 call', '6 wake 4 text', '10 wake 9 text'],
      ...['20 wake 3 call', '20 wake 4 call', '20 wake 9 call', '30 wake 3 call', '30 wake 4 call', '30 wake 9 call'],
    ]);
  });

  it('whoever sends the letter stops the others, who are told; they are reminded at 5 and lapse at 10', () => {
    const one = aDesk();
    one.hear(wait());
    one.walk(7);
    const told = one.hear({ kind: 'page-taken', agentId: 4, how: 'letter', letter: 'A' });
    expect(pagesOf(told)).toMatchObject([{ agentId: 3, purpose: 'stand-down', text: 'A: taken, no need to look.' }]);
    expect(one.walk(17)).toEqual(['12 remind 4 text', '17 wake 9 text']);
  });

  it.each<[string, OnCallEvent]>([
    ['another letter', { kind: 'page-taken', agentId: 3, how: 'letter', letter: 'Q' }],
    ['somebody who was not paged', { kind: 'page-taken', agentId: 4, how: 'letter', letter: 'A' }],
    ['a key for another ring', { kind: 'page-taken', agentId: 3, how: 'key', ring: 'nights-c1-m1' }],
  ])('%s takes nothing', (_what, reply) => {
    const one = aDesk();
    one.hear(wait());
    one.at(1);
    expect(one.hear(reply)).toEqual([]);
    expect(one.walk(3)).toEqual(['3 wake 3 call']);
  });

  it('an answer stops the ringing, and the others are told once', () => {
    const one = aDesk();
    one.hear(wait());
    one.walk(6);
    const intents = one.hear(
      wait({ toldAt: START + 6 * MINUTE, over: { how: 'answered', at: START + 6 * MINUTE, by: 4 } }),
    );
    expect(one.planned.some(({ effect }) => effect.kind === 'note' && effect.marker.kind === 'on-call-over')).toBe(
      true,
    );
    expect(pagesOf(intents)).toMatchObject([]);
    expect(one.walk(30)).toEqual(['6 stand-down 3 text']);
  });

  it('those who wait together share a page, and whoever comes later joins it', () => {
    const one = aDesk();
    one.hear(wait());
    one.at(1);
    expect(one.hear(wait({ conversationId: 13, messageId: 31, since: START + MINUTE, channel: 'sms' }))).toEqual([]);
    one.at(3);
    expect(pagesOf(one.hear(null))[0]?.text).toBe(
      '2 waiting since 02:13, messages. Reply A to take it. https://desk.example.net/a',
    );
  });

  it('a page that failed brings the next people at once', () => {
    const one = aDesk();
    const [first] = one.hear(wait());
    one.at(0.5);
    const intents = one.hear({ kind: 'page-receipt', page: first?.id ?? '', status: 'failed', code: 30003 });
    expect(pagesOf(intents)).toMatchObject([{ agentId: 4 }]);
  });

  it('a swap holds from the next page, and one that was planned before it is not sent', () => {
    const one = aDesk();
    const [first] = pagesOf(one.hear(wait()));
    const change = { from: START, until: START + 60 * MINUTE, what: 'swap', out: 3, in: 7 } as const;
    one.hear({ kind: 'rota-changed', change: { id: 'x', at: START, by: 9, rota: null, change } });
    expect(first && one.held(first)).toBe('off the rota');
    expect(one.walk(3)).toEqual(['3 wake 7 call']);
  });

  it('whoever texted STOP is passed over', () => {
    const one = aDesk();
    one.hear({ kind: 'pages-refused', agentId: 3, out: true });
    expect(pagesOf(one.hear(wait()))).toMatchObject([{ agentId: 4 }]);
  });

  it('in the desk’s hours nobody is paged until nobody has looked for 5 minutes', () => {
    const one = aDesk({
      ...policy,
      onCall: { ...policy.onCall, rotas: [{ ...rota, hours: [{ days: always.when.days, from: 0, to: 0 }] }] },
    });
    expect(pagesOf(one.hear(wait()))).toEqual([]);
    expect(one.walk(5)).toEqual(['5 wake 3 text']);
  });
});

describe('the phone line', () => {
  const after = 9 * MINUTE;
  const withLine = (text: string | null): Policy => ({
    ...policy,
    onCall: { ...policy.onCall, phoneLine: { after, text } },
  });
  const toldBy = (one: ReturnType<typeof aDesk>): number =>
    one.planned.filter(({ effect }) => effect.kind === 'tell' && effect.what.kind === 'phone-line').length;

  it('a client in a web chat for whom nobody came is told it once, at nine minutes', () => {
    const one = aDesk(withLine('You can also call 555-0100.'));
    one.hear(wait());
    one.walk(8.9);
    expect(toldBy(one)).toBe(0);
    one.walk(9.2);
    expect(toldBy(one)).toBe(1);
    one.walk(40);
    expect(toldBy(one)).toBe(1);
  });

  it.each<[string, string | null, OnCallEvent]>([
    ['there is no such text', null, wait()],
    ['they wrote by text message', 'You can also call 555-0100.', wait({ channel: 'sms' })],
    ['they were answered', 'You can also call 555-0100.', wait({ over: { how: 'answered', at: START, by: 3 } })],
  ])('nobody is told when %s', (_what, text, told) => {
    const one = aDesk(withLine(text));
    one.hear(told);
    one.walk(20);
    expect(toldBy(one)).toBe(0);
  });
});

describe('a desk whose memory was emptied', () => {
  it('goes on where the notes say it was; which pages left it has forgotten, so the next step comes a little sooner', () => {
    const before = aDesk();
    before.hear(wait());
    before.walk(6);
    const markers = before.planned.flatMap(({ effect }) => (effect.kind === 'note' ? [effect.marker] : []));
    const after = aDesk();
    after.at(7);
    const note = (marker: NoteMarker) =>
      ({
        kind: 'note-written',
        messageId: 1,
        author: { kind: 'our-bot' },
        intent: null,
        marker,
      }) as unknown as OnCallEvent;
    markers.forEach((marker) => after.hear(note(marker)));
    expect(pagesOf(after.hear(wait()))).toEqual([]);
    expect(after.walk(10)).toEqual(['8 wake 9 text']);
  });
});

describe('a desk that forgot everything but its notes', () => {
  const heardFrom = (before: ReturnType<typeof aDesk>) => {
    const markers = before.planned.flatMap(({ effect }) => (effect.kind === 'note' ? [effect.marker] : []));
    const after = aDesk();
    after.at(8);
    for (const marker of markers) {
      const note = { kind: 'note-written', messageId: 1, author: { kind: 'our-bot' }, intent: null, marker };
      after.hear(note as unknown as OnCallEvent);
    }
    return after;
  };
  it.each<[string, OnCallEvent]>([
    ['a letter', { kind: 'page-taken', agentId: 4, how: 'letter', letter: 'A' }],
    ['a click in the panel', { kind: 'page-taken', agentId: 55, how: 'panel', conversationId: 12 }],
  ])('wakes nobody for what was taken by %s: who took it is reminded, and it lapses as before', (_what, reply) => {
    const before = aDesk();
    before.hear(wait());
    before.walk(7);
    before.hear(reply);
    const after = heardFrom(before);
    after.hear(wait());
    const { agentId } = reply as { agentId: number };
    expect(after.walk(17)).toEqual([`12 remind ${agentId} text`, '17 wake 9 text']);
  });
});

describe('what a page says', () => {
  const said = (language: 'en' | 'es', more: Partial<Policy> = {}): string =>
    wakeText(
      'wake',
      [{ since: START, channel: 'chat' }],
      { letter: 'K', zone: 'America/New_York' },
      { ...policy, language, ...more },
    );
  it.each(['en', 'es'] as const)('is one plain segment (%s)', (language) => {
    expect(segmentsOf(said(language))).toEqual({ segments: 1, encoding: 'gsm-7' });
  });
  it('has how many, since when, where, and the letter', () => {
    expect(said('en')).toBe('1 waiting since 21:13, web chat. Reply K to take it. https://desk.example.net/a');
  });
  it.each(['https://shelter.example.net/a', 'https://chat.open-door.example/a', 'https://opendoor.example/a'])(
    'has no link when its host tells what this is about: %s',
    (pageLink) => {
      const texting = { ...policy.texting, neverSay: ['Open Door'] };
      expect(said('en', { pageLink, texting })).toBe('1 waiting since 21:13, web chat. Reply K to take it.');
    },
  );
});
