import { consider } from '../consider';
import { noFacts, type DeskFacts } from '../kernel/facts';
import type { HelplineEvent, NoteMarker } from '../kernel/event';
import { DAY, HOUR, MINUTE, type Instant } from '../kernel/instant';
import type { OnCallEvent } from '../kernel/on-call-events';
import { NO_ON_CALL_MEMORY, type OnCallMemory } from '../kernel/on-call-memory';
import { NO_ON_CALL, type OnCallShift, type Rota, type RotaChange } from '../kernel/on-call-policy';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { desk, subjectKey } from '../kernel/subject';
import { WEEKDAYS } from '../kernel/wall-clock';
import { onCallAt } from './on-call-at';
import { openUntil } from '../kernel/open-hours';
import { uncovered } from './coverage';
import { seeded } from './seeded.arbitrary';
import { timetable } from './timetable';

/** A Thursday. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const shift = (from: number, to: number, people: number[], more: Partial<OnCallShift> = {}): OnCallShift => ({
  ...{ when: { days: WEEKDAYS }, from: from * 60, to: to * 60, people, backup: [] },
  ...more,
});
const rota = (shifts: readonly OnCallShift[], more: Partial<Rota> = {}): Rota => ({
  ...{ name: 'nights', zone: 'UTC', inboxes: [], teams: [], hours: [], holidays: [], shifts, changes: [] },
  ...{ supervisors: [], ...more },
});
const people = (...all: [number, boolean, boolean][]): OnCallMemory => ({
  ...NO_ON_CALL_MEMORY,
  people: { at: NOW, people: all.map(([agentId, here, number]) => ({ agentId, here, number })) },
});
const found = (rotas: Rota[], known: OnCallMemory = NO_ON_CALL_MEMORY, changes: RotaChange[] = []): string[] =>
  uncovered({ ...NO_ON_CALL, rotas }, known, () => changes, NOW).map((one) => {
    const who = 'agentId' in one ? ` ${one.agentId}` : '';
    return `${one.what}${who} ${one.rota} ${new Date(one.from).toISOString().slice(5, 16)}`;
  });

describe('what is not covered in the next 14 days', () => {
  it.each<[string, string[], string[]]>([
    ['nothing, where somebody is always there', found([rota([shift(0, 0, [3])])]), []],
    [
      'a night that nobody has',
      found([rota([shift(0, 0, [3], { when: { days: WEEKDAYS.filter((day) => day !== 'sat') } })])]),
      ['nobody nights 11-28T00:00', 'nobody nights 12-05T00:00'],
    ],
    [
      'no hour in which somebody is at the desk',
      found([rota([shift(18, 9, [3])], { hours: [{ days: WEEKDAYS, from: 9 * 60, to: 18 * 60 }] })]),
      [],
    ],
    [
      'a date that a supervisor took out',
      found([rota([shift(0, 0, [3])])], NO_ON_CALL_MEMORY, [
        { what: 'remove', people: [3], from: NOW + DAY, until: NOW + DAY + HOUR },
      ]),
      ['nobody nights 11-27T12:00'],
    ],
    [
      'who is not in Chatwoot any more, and who has no number, backup or not',
      found(
        [rota([shift(0, 0, [3], { backup: [7, 8] })])],
        people([3, false, true], [7, true, false], [8, true, true]),
      ),
      ['gone 3 nights 11-26T12:00', 'no-number 7 nights 11-26T12:00'],
    ],
    [
      'who has texted STOP',
      found([rota([shift(0, 0, [3])])], { ...people([3, true, true]), refused: [{ agentId: 3, out: true, at: NOW }] }),
      ['opted-out 3 nights 11-26T12:00'],
    ],
    [
      'who is on two shifts of a rota at once',
      found([rota([shift(0, 14, [3]), shift(13, 0, [3])])]),
      ['twice 3 nights 11-26T13:00'],
    ],
    [
      'who is on call in two rotas at once',
      found([
        rota([shift(0, 0, [3])]),
        rota([shift(20, 22, [3])], { name: 'texts', hours: [{ days: WEEKDAYS, from: 22 * 60, to: 20 * 60 }] }),
      ]),
      ['twice 3 nights 11-26T20:00'],
    ],
  ])('is %s', (_what, got, wanted) => expect(got).toEqual(wanted));
});

test('the table of a rota says at each minute what the rule says, without a hole', () => {
  const random = seeded(11);
  for (let run = 0; run < 150; run += 1) {
    const zone = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'][random(4)] ?? 'UTC';
    const from = Date.parse('2026-10-20T00:00:00Z') + random(20) * DAY + random(24) * HOUR;
    const some = rota(
      Array.from({ length: 1 + random(3) }, (_, i) => shift(random(24), random(24), [i + 1, 1 + random(4)])),
      { zone, hours: [{ days: ['mon', 'sat', 'sun'], from: random(1440), to: random(1440) }] },
    );
    const begin = from + random(30) * HOUR;
    const changes: RotaChange[] = [
      { what: 'forward-all', from: begin, until: begin + HOUR, people: [9] },
      { what: 'add', from: begin, until: begin + 3 * HOUR, people: [8], backup: [1] },
      { what: 'remove', from: begin + HOUR, until: begin + 9 * HOUR, people: [2] },
    ];
    const rows = timetable(some, changes, from, from + 3 * DAY);
    let end: Instant = from;
    for (const row of rows) {
      expect(row.from).toBe(end);
      end = row.until;
      for (const at of [row.from, row.from + random((row.until - row.from) / MINUTE) * MINUTE, row.until - 1]) {
        const { people: first, backup } = onCallAt(some, changes, at);
        expect(row).toMatchObject({ people: first, backup, open: openUntil(some, changes, at) !== null });
      }
    }
    expect(end).toBe(from + 3 * DAY);
  }
});

describe('what is not covered', () => {
  const policy: Policy = {
    ...{ ...DEFAULT_POLICY, supervisors: [9] },
    onCall: { ...NO_ON_CALL, rotas: [rota([shift(0, 0, [3], { backup: [7] })])] },
  };
  const reads = (here: boolean): OnCallEvent => ({
    kind: 'people-read',
    people: [3, 7, 9].map((agentId) => ({ agentId, here: agentId === 7 ? here : true, number: true })),
  });
  function aDesk() {
    let facts = noFacts(desk(1)) as DeskFacts;
    return {
      hear(event: OnCallEvent | { marker: NoteMarker }, now: Instant): { text: string; marker: NoteMarker }[] {
        const note = { kind: 'note-written', messageId: 1, intent: null, author: { kind: 'our-bot' } };
        const what = 'marker' in event ? { ...note, ...event } : event;
        const mail = { id: 'e', subject: desk(1), at: now, heardAt: now, via: 'ourselves', ...what } as HelplineEvent;
        const considered = consider(subjectKey(desk(1)), facts, [mail], now, policy);
        facts = considered.facts as DeskFacts;
        return considered.intents.flatMap(({ effect }) =>
          effect.kind === 'note' && effect.marker.kind === 'on-call-coverage' ? [{ ...effect }] : [],
        );
      },
    };
  }

  it('is told to the supervisors once, and again when it is still so after two weeks', () => {
    const one = aDesk();
    expect(one.hear(reads(true), NOW)).toEqual([]);
    const [note, ...more] = one.hear(reads(false), NOW + HOUR);
    expect(more).toEqual([]);
    expect(note).toMatchObject({ mention: [9] });
    expect(note?.text).toBe(
      'On call, the next 14 days. Please look:\n' +
        '- nights, 2026-11-26 13:00 to 2026-11-27 00:00: #7 is not in Chatwoot any more, and is passed over. Swap them.',
    );
    expect(one.hear(reads(false), NOW + 2 * HOUR)).toEqual([]);
    expect(one.hear(reads(false), NOW + 14 * DAY)).toEqual([]);
    expect(one.hear(reads(false), NOW + 16 * DAY)).toHaveLength(1);
  });

  it('is not told again by a desk whose memory was emptied: its own note says that it was', () => {
    const [note] = aDesk().hear(reads(false), NOW);
    if (!note) throw new Error('nothing was told');
    const emptied = aDesk();
    emptied.hear({ marker: note.marker }, NOW + MINUTE);
    expect(emptied.hear(reads(false), NOW + HOUR)).toEqual([]);
  });
});
