import type { Bought } from '../kernel/bought';
import { USUAL_CREDITS } from '../kernel/credits';
import { noFacts, type DeskFacts } from '../kernel/facts';
import type { HelplineEvent } from '../kernel/event';
import { DEFAULT_POLICY } from '../kernel/policy';
import { desk } from '../kernel/subject';
import { topUpsIn } from './balance';
import { boughtNote } from './bought-words';
import { credits } from './credits';
import { creditsMarker } from './marker';

const DESK = desk(1);
const KEY = '2026-11-22T02:00:00.000Z-a1';
const TOP_UP: Bought = { what: 'top-up', on: '2026-11-20', credits: 500 };
const heard = { id: 'x', subject: DESK, at: 5, heardAt: 5, via: 'ourselves' as const };
const told: HelplineEvent = { ...heard, kind: 'credits-bought', key: KEY, bought: TOP_UP };
const note = (messageId: number, by: 'our-bot' | 'advocate' = 'our-bot'): HelplineEvent => ({
  ...{ ...heard, kind: 'note-written', messageId, intent: null },
  author: by === 'our-bot' ? { kind: 'our-bot' } : { kind: 'advocate', agentId: 5 },
  marker: creditsMarker({ ...TOP_UP, key: KEY }),
});
const after = (...events: HelplineEvent[]): DeskFacts =>
  events.reduce((facts, event) => credits.learns?.(facts, event) ?? facts, noFacts(DESK) as DeskFacts);
const wishes = (facts: DeskFacts) => credits.wants?.({ facts, now: 10, policy: DEFAULT_POLICY }).wishes ?? [];
const topUps = ({ credits: memory }: DeskFacts) => topUpsIn(USUAL_CREDITS, memory?.topUps ?? []);

describe('what a command tells', () => {
  it('is asked for as one note, which says it in words and to a rebuild', () => {
    const [wish, ...more] = wishes(after(told, told));
    expect(more).toEqual([]);
    expect(wish?.effect).toMatchObject({
      kind: 'note',
      text: 'Message credits: 500 were bought beside the plan, for the period that 2026-11-20 is in.',
      marker: { kind: 'credits', data: { what: 'top-up', on: '2026-11-20', credits: 500, key: KEY } },
    });
  });

  it('is not asked for again once it was planned, whatever is heard after', () => {
    const [wish] = wishes(after(told));
    if (!wish) throw new Error('a note was expected');
    const planned: HelplineEvent = { ...heard, kind: 'effect-planned', cause: wish.cause, effect: wish.effect };
    expect(wishes(after(told, planned, told))).toEqual([]);
    expect(wishes(after(planned, told))).toEqual([]);
  });

  it('counts from when it stands in a note of ours, and once if two notes say it', () => {
    expect(topUps(after(told))).toEqual([]);
    expect(topUps(after(note(9, 'advocate')))).toEqual([]);
    expect(topUps(after(told, note(9), note(12), note(9)))).toMatchObject([{ on: '2026-11-20', credits: 500 }]);
  });

  it('is known again from the note alone', () => {
    expect(topUps(after(note(9)))).toEqual(topUps(after(told, note(9))));
  });
});

test.each<[Bought, string]>([
  [
    { what: 'top-up', on: '2026-11-20', credits: -4_500 },
    'Message credits: 4,500 were noted by mistake and are taken back, from the period that 2026-11-20 is in.',
  ],
  [
    { what: 'plan', from: '2026-12-01', every: 'quarter', credits: 30_000, carryOver: 50 },
    'Message credits: from 2026-12-01 on the plan is 30,000 a quarter. At most 50 unused ones are taken along into the next period.',
  ],
  [
    { what: 'plan', from: '2026-12-01', every: 'month', credits: 1, carryOver: null },
    'Message credits: from 2026-12-01 on the plan is 1 a month.',
  ],
])('%j in words', (bought, words) => {
  expect(boughtNote(bought, 'en')).toBe(words);
  expect(boughtNote(bought, 'es')).toMatch(/^Créditos de mensajes: /);
});
