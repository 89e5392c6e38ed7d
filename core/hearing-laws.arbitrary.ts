import fc from 'fast-check';
import { evidenceOf } from './connection/evidence';
import { receiptsOf } from './connection/receipt';
import { verdict } from './connection/verdict';
import { history, moment, signsAndRest, SUBJECT } from './history.arbitrary';
import type { HelplineEvent } from './kernel/event';
import { noConversationFacts, type ConversationFacts } from './kernel/facts';
import type { Instant } from './kernel/instant';
import { DEFAULT_POLICY } from './kernel/policy';
import { same } from './kernel/same';
import { learn } from './learn';
import { noMoreCertain, noMoreCertainVerdict } from './less-certain.arbitrary';

export const known = (events: readonly HelplineEvent[]): ConversationFacts =>
  events.reduce(learn<ConversationFacts>, noConversationFacts(SUBJECT));

/** The same events in another order, some of them several times. */
const reheard = (events: HelplineEvent[]): fc.Arbitrary<HelplineEvent[]> =>
  fc
    .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.shuffledSubarray(events))
    .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));

const replayed = history.chain((events) => fc.tuple(fc.constant(events), reheard(events)));
const withLoss = signsAndRest.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all.signs), moment));

/** Law 1, goal C6. Throws what fast-check says when it does not hold. */
export function sameInAnyOrder(runs: number): void {
  fc.assert(
    fc.property(replayed, ([once, again]) => same(known(again), known(once))),
    { numRuns: runs },
  );
}

/** Law 1b: any of the signs may be lost. */
export function noMoreWithLoss(runs: number): void {
  fc.assert(
    fc.property(withLoss, ([{ signs, rest, of }, heard, now]) => {
      const all = [...signs, ...rest];
      return claimsNoMore(known([...heard, ...rest]), known(all), all, now, of !== 'email');
    }),
    { numRuns: runs },
  );
}

/** Law 1b: Chatwoot’s own account of the conversation may not have come. */
export function noMoreWithoutSnapshot(runs: number): void {
  fc.assert(
    fc.property(signsAndRest, moment, ({ signs, rest, of }, now) => {
      fc.pre(of !== 'email');
      const all = [...signs, ...rest];
      const heard = all.filter(({ kind }) => kind !== 'conversation-changed');
      return claimsNoMore(known(heard), known(all), all, now, true);
    }),
    { numRuns: runs },
  );
}

/** Of an e-mail only who spoke last is told, and that changes with what is lost. */
function claimsNoMore(
  less: ConversationFacts,
  full: ConversationFacts,
  heard: readonly HelplineEvent[],
  now: Instant,
  hasVerdict: boolean,
): boolean {
  const policy = DEFAULT_POLICY;
  const receipts = new Map(receiptsOf(full, now, policy).map((one) => [one.messageId, one]));
  if (!receiptsOf(less, now, policy).every((one) => noMoreCertain(one, receipts.get(one.messageId)))) return false;
  if (!hasVerdict) return true;
  const [a, b] = [verdict(less, now, policy), verdict(full, now, policy)];
  return noMoreCertainVerdict(a, b, evidenceOf(full), heard);
}
