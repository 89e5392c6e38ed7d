import fc from 'fast-check';
import { consider } from './consider';
import { decide } from './decide';
import { DESK, deskHistory } from './desk-history.arbitrary';
import { START } from './history.arbitrary';
import type { HelplineEvent } from './kernel/event';
import { noFacts, type DeskFacts } from './kernel/facts';
import { MINUTE, SECOND } from './kernel/instant';
import { DEFAULT_POLICY } from './kernel/policy';
import { subjectKey } from './kernel/subject';
import { learn } from './learn';
import { ON_CALL_ROTA } from './on-call-history.arbitrary';

/** With somebody on call, so that whoever waits is forwarded. */
const POLICY = { ...DEFAULT_POLICY, onCall: { ...DEFAULT_POLICY.onCall, rotas: [ON_CALL_ROTA] } };
const RUNS = 300;
const known = (events: readonly HelplineEvent[]): DeskFacts =>
  events.reduce(learn<DeskFacts>, noFacts(DESK) as DeskFacts);

test('law 1: another order, twice or late leads to the same facts of the desk', () => {
  const replayed = deskHistory.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length })),
  );
  fc.assert(
    fc.property(replayed, ([once, again]) => expect(known(again)).toEqual(known(once))),
    { numRuns: 2 * RUNS },
  );
});

test('law 3: the same facts of the desk give the same plan, also when read back', () => {
  fc.assert(
    fc.property(deskHistory, fc.nat({ max: 60 }), (events, minutes) => {
      const facts = known(events);
      const situation = { now: START + minutes * MINUTE, policy: POLICY };
      const readBack = JSON.parse(JSON.stringify(facts)) as DeskFacts;
      expect(decide({ ...situation, facts: readBack })).toEqual(decide({ ...situation, facts }));
    }),
    { numRuns: RUNS },
  );
});

test('law 4: whatever is told to people or to the conversations is told once', () => {
  fc.assert(
    fc.property(deskHistory, (events) => {
      const ids: string[] = [];
      let facts: DeskFacts = known([]);
      events.forEach((event, i) => {
        for (const now of [START + i * MINUTE, START + i * MINUTE + 30 * SECOND]) {
          const considered = consider(subjectKey(DESK), facts, [event], now, POLICY);
          facts = considered.facts as DeskFacts;
          ids.push(...considered.intents.map(({ id }) => id));
        }
      });
      expect(ids).toEqual([...new Set(ids)]);
    }),
    { numRuns: RUNS },
  );
});
