import type { ConversationEvent } from '../kernel/event';
import type { ConversationFacts } from '../kernel/facts';
import { DEFAULT_POLICY } from '../kernel/policy';
import { learn } from '../learn';
import { SUBJECT } from '../history.arbitrary';
import { after, at, inPage, pageHeard, wrote } from '../telling.arbitrary';
import { meter } from './meter';

/** Hears these, looks at this moment, and remembers what was counted. */
function look(facts: ConversationFacts, clock: string, ...events: ConversationEvent[]): [ConversationFacts, string[]] {
  const known = events.reduce(learn<ConversationFacts>, facts);
  const wishes = meter.wants?.({ facts: known, now: at(clock), policy: DEFAULT_POLICY }).wishes ?? [];
  const heard = { id: clock, subject: SUBJECT, at: at(clock), heardAt: at(clock), via: 'ourselves' as const };
  const next = wishes.reduce((sofar, wish) => learn(sofar, { ...heard, kind: 'effect-planned', ...wish }), known);
  return [next, wishes.flatMap(({ effect }) => (effect.kind === 'count' ? [`${effect.counts} ${effect.stance}`] : []))];
}

const left = (clock: string) => pageHeard(clock, 'a', 2, { state: 'left', since: at(clock), leftAt: at(clock) });
const chat = after('chat', []);
const [open] = look(chat, '2:00', pageHeard('2:00', 'a', 1, { chat: 'open' }));
const [closed] = look(open, '2:01:01', left('2:01'));
const [gone] = look(closed, '2:03');

test('a side is counted when it is taken, and again only when it changes', () => {
  expect(look(chat, '2:00', pageHeard('2:00', 'a', 1))[1]).toEqual(['shown there']);
  expect(look(open, '2:00:10')[1]).toEqual([]);
  expect(look(open, '2:01:01', left('2:01'))[1]).toEqual(['shown neither']);
  expect(look(closed, '2:03')[1]).toEqual(['shown gone']);
});

test('without a beacon nothing is claimed that could be disproved', () => {
  expect(look(chat, '2:00', wrote('2:00', 1))[1]).toEqual([]);
});

test('they wrote while we said left: counted once', () => {
  const [told, counts] = look(gone, '2:05', wrote('2:04', 1));
  expect(counts).toEqual(['disproved gone', 'shown there']);
  expect(look(told, '2:05:30')[1]).toEqual([]);
});

test('who comes back and is heard at once disproves nothing', () => {
  expect(look(gone, '2:04:02', wrote('2:04', 1))[1]).toEqual(['shown there']);
});

test('what is shown this moment has not stood long enough to be wrong, whatever is known already', () => {
  expect(look(chat, '2:10', left('2:01'), inPage('2:01:01', 7))[1]).toEqual(['shown gone']);
});

test('no page had a network while we said that they are there', () => {
  const offline = { from: at('2:00:10'), until: at('2:00:45') };
  const back = pageHeard('2:00:46', 'a', 3, { since: at('2:00:45'), offline });
  expect(look(open, '2:00:46', back)[1]).toEqual(['disproved there']);
  const short = pageHeard('2:00:25', 'a', 3, { since: at('2:00:25'), offline: { ...offline, until: at('2:00:25') } });
  expect(look(open, '2:00:25', short)[1]).toEqual([]);
});

test('within a side each kind of verdict is a statement of its own, and the one that stood is blamed, with its source', () => {
  const [wrote1] = look(chat, '2:00', pageHeard('2:00', 'a', 1, { chat: 'open' }), wrote('2:00', 1));
  const [quiet, counts] = look(wrote1, '2:02', pageHeard('2:02', 'a', 1, { chat: 'open', since: at('2:00') }));
  expect(counts).toEqual(['shown there']);
  const offline = { from: at('2:02:10'), until: at('2:02:45') };
  const back = [pageHeard('2:02:46', 'a', 3, { since: at('2:02:45'), offline })].reduce(
    learn<ConversationFacts>,
    quiet,
  );
  const wishes = meter.wants?.({ facts: back, now: at('2:02:46'), policy: DEFAULT_POLICY }).wishes ?? [];
  expect(wishes).toMatchObject([
    { effect: { counts: 'disproved', verdict: 'quiet', source: 'page-open', shownAt: at('2:02') } },
  ]);
});
