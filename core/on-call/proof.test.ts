import type { NoteMarker } from '../kernel/event';
import { MINUTE, SECOND } from '../kernel/instant';
import { NO_ON_CALL_MEMORY, type OnCallMemory, type OverRing, type Step } from '../kernel/on-call-memory';
import type { WaitOver } from '../kernel/on-call-events';
import { NO_ON_CALL } from '../kernel/on-call-policy';
import { writeAttempt, writeTaking, type Attempt } from './attempt';
import { overMarker, stepMarker } from './marker';
import { proofOf } from './proof';
import { proofRows } from './proof-rows';
import { sayAnswered, sayProof } from './proof-words';

const START = Date.UTC(2026, 10, 22, 2, 13);
const NOVEMBER = { from: Date.UTC(2026, 10, 1), until: Date.UTC(2026, 11, 1) };
const NOW = START + 60 * MINUTE;
const SID = 'SM00000000000000000000000000000001';

const cover = (conversationId: number, minutes = 0) => ({
  ...{ conversationId, messageId: conversationId * 10, since: START + minutes * MINUTE },
});
const step = (ring: string, n: number, more: Partial<Step> = {}): Step => ({
  ...{ ring, rota: 'nights', letter: 'A', n, level: 'primary', at: START, people: [3], covers: [cover(12)] },
  ...more,
});
const over = (ring: string, waits: OverRing['waits'], lines: string[] = [], at = START + 8 * MINUTE): NoteMarker =>
  overMarker({ ring, at, waits }, { letter: 'A', startedAt: START }, lines);
const ended = (conversationId: number, how: WaitOver['how'], minutes: number, by: number | null = null) => ({
  ...cover(conversationId),
  over: { how, at: START + minutes * MINUTE, by },
});
const attempt = (n: number, agentId: number, more: Partial<Attempt> = {}): Attempt => ({
  ...{ n, agentId, purpose: 'wake', by: 'text', at: START + n * SECOND, state: 'delivered' },
  ...{ stateAt: START + (n + 4) * SECOND, tries: 1, code: null, sid: SID },
  ...more,
});

const NIGHT = [
  stepMarker(step('r1', 1)),
  over(
    'r1',
    [ended(12, 'answered', 8, 4)],
    [
      ...[
        attempt(1, 3),
        attempt(2, 3, { by: 'call', at: START + 3 * MINUTE, state: 'failed', code: 20003, sid: null }),
      ],
      ...[attempt(3, 4, { at: START + 6 * MINUTE, tries: 2 })],
    ]
      .map(writeAttempt)
      .concat(writeTaking({ agentId: 4, how: 'letter', at: START + 7 * MINUTE })),
  ),
];
const proof = (notes: readonly NoteMarker[], live: OnCallMemory = NO_ON_CALL_MEMORY, now = NOW) =>
  proofOf(notes, live, NO_ON_CALL, NOVEMBER, now);

describe('the proof', () => {
  it('has each attempt with who, when, by what, what the provider said, who took it, and when the client was answered', () => {
    expect(sayProof(proof(NIGHT), '2026-11', 'UTC', 'en')).toEqual([
      'Answered within 15 min: 1 of 1 in 2026-11.',
      '',
      'Letter A, 1 waiting',
      `  2026-11-22 02:13  #3 paged by text: delivered, ${SID}`,
      '  2026-11-22 02:16  #3 paged by call: not delivered (20003)',
      `  2026-11-22 02:19  #4 paged by text: delivered, up to 2 times, ${SID}`,
      '  2026-11-22 02:20  agent #4 took it by the letter',
      '  2026-11-22 02:21  answered after 8 min 00 s',
    ]);
  });

  it('names no client: neither their conversation nor their message stands in it', () => {
    const told = JSON.stringify(proof(NIGHT));
    expect(told).not.toMatch(/conversationId|messageId|"ring"/);
    expect(JSON.stringify(proofRows(proof(NIGHT)))).not.toMatch(/\b12\b|\b120\b|-c12/);
  });

  it('has a row for each page, each who took it and each wait', () => {
    const rows = proofRows(proof(NIGHT));
    expect(
      rows.map(({ what, agent, channel, receipt, secondsWaited }) => [what, agent, channel, receipt, secondsWaited]),
    ).toEqual([
      ['page', 3, 'text', 'delivered', null],
      ['page', 3, 'call', 'failed', null],
      ['page', 4, 'text', 'delivered', null],
      ['taken', 4, null, null, null],
      ['client', 4, null, null, 480],
    ]);
  });

  it('knows of a ring that goes on, and of what was heard since its note was written', () => {
    const page = {
      ...({ page: 'd:1:wake.r1.1.3:page-on-call', by: 'text', sid: SID, sentAt: START, tries: 1 } as const),
      ...{ heard: { delivered: START + SECOND }, failed: null, code: null },
    };
    const late = { ...page, page: 'd:1:wake.r2.1.9:page-on-call' };
    const live = {
      ...NO_ON_CALL_MEMORY,
      steps: [step('r1', 1), step('r2', 1, { letter: 'B', people: [9] })],
      pages: [page, late],
    };
    const written = over('r1', [ended(12, 'left', 1)], [writeAttempt(attempt(1, 3, { state: 'sent', stateAt: null }))]);
    expect(
      proof([written], live).rings.map(({ letter, endedAt, attempts }) => [
        letter,
        endedAt !== null,
        attempts[0]?.state,
      ]),
    ).toEqual([
      ['A', true, 'delivered'],
      ['B', false, 'delivered'],
    ]);
  });

  it('an hour in which nobody could be paged is in it', () => {
    const told = sayProof(proof([stepMarker(step('r1', 1, { level: 'nobody', people: [] }))]), '2026-11', 'UTC', 'en');
    expect(told).toContain('  2026-11-22 02:13  nobody on the rota could be paged');
  });

  it('two months are two proofs', () => {
    expect(
      proofOf(NIGHT, NO_ON_CALL_MEMORY, NO_ON_CALL, { from: NOVEMBER.until, until: NOVEMBER.until + 1 }, NOW).rings,
    ).toEqual([]);
  });
});

describe('how many were answered in time', () => {
  const of = (waits: OverRing['waits'], now = NOW) => proof([over('r1', waits)], NO_ON_CALL_MEMORY, now).answered;
  it.each([
    ['answered within the goal', [ended(12, 'answered', 15)], { inTime: 1 }],
    ['answered later', [ended(12, 'answered', 16)], { late: 1 }],
    ['gone before it', [ended(12, 'left', 5)], { gone: 1 }],
    ['taken back before it', [ended(12, 'withdrawn', 5)], { gone: 1 }],
    ['gone when it was over: that is not in time', [ended(12, 'left', 16)], { late: 1 }],
  ] as const)('%s', (_what, waits, sums) => {
    expect(of([...waits])).toEqual({ inTime: 0, late: 0, gone: 0, open: 0, goal: 15 * MINUTE, ...sums });
  });

  it.each([
    ['still waiting', 10, { open: 1, late: 0 }],
    ['still waiting after the goal', 16, { open: 0, late: 1 }],
  ])('%s', (_what, minutes, sums) => {
    expect(proof([stepMarker(step('r1', 1))], NO_ON_CALL_MEMORY, START + minutes * MINUTE).answered).toMatchObject(
      sums,
    );
  });

  it('a wait of which two letters told is one, and its answer is what counts', () => {
    const notes = [over('r1', [ended(12, 'put-away', 2)]), over('r2', [ended(12, 'answered', 9)])];
    expect(proof(notes).answered).toMatchObject({ inTime: 1, late: 0, gone: 0 });
  });

  it('is one sentence', () => {
    const sums = { inTime: 24, late: 1, gone: 0, open: 0, goal: 15 * MINUTE };
    expect(sayAnswered(sums, '2026-11', 'en')).toBe('Answered within 15 min: 24 of 25 in 2026-11.');
    expect(sayAnswered({ ...sums, gone: 2, open: 1 }, '2026-11', 'es')).toBe(
      'Respondidos en 15 min: 24 de 25 en 2026-11. 2 se fueron o lo retiraron antes. 1 aún en espera.',
    );
    expect(sayAnswered({ ...sums, inTime: 0, late: 0 }, '2026-11', 'en')).toBe('Nobody was forwarded in 2026-11.');
  });
});
