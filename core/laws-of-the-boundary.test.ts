import { boundaryHistory, PLACES } from './boundary-history.arbitrary';
import { ARMED, brokenBy, knownAfter, mixed, wholeOf } from './boundary-law.arbitrary';
import { mayGo, mayGoOffered, truthOf } from './boundary-oracle.arbitrary';
import type { ConversationEvent } from './kernel/event';
import { mayText } from './kernel/may-text';

/** How many histories are tried here; `npm run laws` tries a million. */
const RUNS = 6_000;
const seeds = Array.from({ length: RUNS }, (_, i) => i + 1);
const some = seeds.slice(0, RUNS / 8);

test('law 2: nothing reaches a locked client but the three exceptions, and no lock ends but by its own rule', () => {
  expect(seeds.flatMap((seed) => brokenBy(seed) ?? []).slice(0, 5)).toEqual([]);
});

test('the histories hold every lock and every exception, so that the law has something to forbid', () => {
  const seen = new Set<string>();
  for (const seed of seeds) {
    const history = boundaryHistory(seed);
    const truth = truthOf(history.deeds, history.now);
    for (const [name, held] of Object.entries(truth)) if (held) seen.add(name);
    for (const { id } of PLACES) {
      for (const purpose of [null, 'opt-out-confirmation', 'not-safe-text', 'safety-question'] as const) {
        if (mayGo(history, { where: id, automatic: false, purpose })) seen.add(`goes ${purpose}`);
      }
    }
  }
  expect([...seen].sort()).toEqual([
    'doNotContact',
    'goes not-safe-text',
    'goes null',
    'goes opt-out-confirmation',
    'goes safety-question',
    'notSafe',
    'optedOut',
    'quickExit',
  ]);
});

test('a click on an offered text goes where the story lets it, and nothing automatic goes for it', () => {
  const faults = some.flatMap((seed) => {
    const history = boundaryHistory(seed);
    return knownAfter(mixed(history.events, seed)).conversations.flatMap((facts) => {
      const where = facts.subject.conversationId;
      const goes = (automatic: boolean, offered: boolean): boolean =>
        mayText(facts, { automatic, purpose: null, offered }, history.now, ARMED) === null;
      const right = goes(false, true) === mayGoOffered(history, where) && goes(true, true) === goes(true, false);
      return right ? [] : [`seed ${seed}, conversation ${where}`];
    });
  });
  expect(faults.slice(0, 5)).toEqual([]);
});

test('law 1: the same history in another order, some of it twice, ends with the same boundary', () => {
  for (const seed of some) {
    const { events } = boundaryHistory(seed);
    expect(wholeOf(knownAfter(mixed(events, seed)))).toEqual(wholeOf(knownAfter(events)));
  }
});

test('law 6: what stands in Chatwoot tells the same locks, consent and safety as having been there', () => {
  for (const seed of some) {
    const { events } = boundaryHistory(seed);
    // Each quick exit is noted by our bot; what was refused never counted; what nobody answered yet is no truth yet.
    const answered = new Set(
      events.flatMap((event) => (event.kind === 'note-written' ? [event.marker?.data['message']] : [])),
    );
    const settled = events.filter((event) => event.kind !== 'advocate-command' || answered.has(event.messageId));
    expect(wholeOf(knownAfter(settled.map(asNote)))).toEqual(wholeOf(knownAfter(settled)));
  }
});

/** What only the beacon told stands in Chatwoot as the note of our bot. */
function asNote(event: ConversationEvent): ConversationEvent {
  if (event.kind !== 'quick-exit') return event;
  const { at, subject, id, heardAt, via } = event;
  const marker = { kind: 'quick-exit', data: { at } };
  const author = { kind: 'our-bot' } as const;
  return { id, at, heardAt, via, subject, kind: 'note-written', messageId: 1, author, intent: null, marker };
}
