import fc from 'fast-check';
import { history, moment, SUBJECT } from '../history.arbitrary';
import type { HelplineEvent } from '../kernel/event';
import { noConversationFacts, type ConversationFacts } from '../kernel/facts';
import { DAY } from '../kernel/instant';
import { DEFAULT_POLICY } from '../kernel/policy';
import { learn } from '../learn';
import { after, at, pageHeard, quickExit, replied, sending, wrote } from '../telling.arbitrary';
import { panelView } from './contract';
import { presentPanel, viewChangesAt } from './present-panel';

const policy = DEFAULT_POLICY;
const known = (events: readonly HelplineEvent[]): ConversationFacts =>
  events.reduce(learn<ConversationFacts>, noConversationFacts(SUBJECT));

test('whatever was heard, the view is one that the page can read', () => {
  fc.assert(
    fc.property(history, moment, fc.constantFrom('en' as const, 'es' as const), (events, now, language) => {
      const view = presentPanel(known(events), 7, now, { ...policy, language });
      expect(panelView.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
    }),
    { numRuns: 300 },
  );
});

test('between two moments at which it says that it changes, it says the same', () => {
  const later = fc.nat({ max: 2 * DAY });
  fc.assert(
    fc.property(history, moment, later, (events, now, ahead) => {
      const facts = known(events);
      const view = presentPanel(facts, 7, now, policy);
      const until = viewChangesAt(facts, view, policy) ?? Infinity;
      const then = Math.min(now + ahead, until - 1);
      expect({ ...presentPanel(facts, 7, then, policy), at: now }).toEqual(view);
    }),
    { numRuns: 600 },
  );
});

test('a client whose pages are all closed: looked at a minute later, the ladder says the same', () => {
  const left = pageHeard('2:05', 'a', 2, { state: 'left', since: at('2:05'), leftAt: at('2:05') });
  const facts = after('chat', [wrote('2:00', 1), replied('2:01', 2), left]);
  const ladder = (clock: string) => presentPanel(facts, 1, at(clock), policy).cards.ladder;
  expect(ladder('2:10')?.steps).toMatchObject([{ words: 'Closing without a text; you decide', dueAt: null }]);
  expect(ladder('2:11')).toEqual(ladder('2:10'));
});

test('what is to be done next is told with its times', () => {
  const step = (clock: string, ...events: Parameters<typeof after>[1][number][]) =>
    presentPanel(after('chat', events), 1, at(clock), policy).nextStep;
  expect(step('2:00:10', wrote('2:00', 1))).toMatchObject({ kind: 'answer-by', since: at('2:00'), dueAt: at('2:01') });
  expect(step('2:01', wrote('2:00', 1))).toMatchObject({ kind: 'overdue', words: 'Wrote 02:00: please answer' });
  expect(step('2:01', wrote('2:00', 1), sending('1:50', true))).toMatchObject({ kind: 'stopped', since: at('1:50') });
  expect(step('2:01', wrote('2:00', 1), quickExit('2:00:30'))).toMatchObject({
    kind: 'locked',
    since: at('2:00:30'),
    dueAt: null,
    words: 'Write nothing; see Safe to contact',
  });
  expect(step('2:02', wrote('2:00', 1), quickExit('2:00:30'), wrote('2:01', 2)).words).toBe(
    'Check first; see Safe to contact',
  );
  expect(step('2:01')).toMatchObject({ kind: 'nothing', dueAt: null });
});

test('a text is offered in full with its price, and why it may not go', () => {
  const texts = (clock: string, ...events: Parameters<typeof after>[1][number][]) =>
    presentPanel(after('chat', events), 1, at(clock), policy).cards.texts;
  const first = texts('2:01', wrote('2:00', 1));
  expect(first.heldBack).toBeNull();
  expect(first.offered.find(({ name }) => name === 'checkIn')).toMatchObject({ segments: 1, encoding: 'gsm-7' });
  expect(texts('2:10', wrote('2:00', 1)).heldBack).toContain('more than ten minutes ago');
  expect(texts('2:01', wrote('2:00', 1), sending('1:50', true)).heldBack).toBe('All sending is stopped.');
});
