import fc from 'fast-check';
import { decide, heldBack, type Plan } from './decide';
import { known } from './hearing-laws.arbitrary';
import { history, moment } from './history.arbitrary';
import type { TextPurpose, TextToClientEffect } from './kernel/effect';
import type { ConversationFacts } from './kernel/facts';
import { NO_CREDITS } from './kernel/credits-memory';
import { MINUTE } from './kernel/instant';
import { DEFAULT_POLICY, type Policy } from './kernel/policy';
import { safeSaid, snapshot } from './telling.arbitrary';
import { SHIPPED, type TextName } from './texts/shipped-text';

const RUNS = 1_000;
const policies = fc.constantFrom<Policy>(DEFAULT_POLICY, { ...DEFAULT_POLICY, language: 'es' });

/** The same conversation, told that so much of the plan is used. */
const usedUpTo = (facts: ConversationFacts, percent: number): ConversationFacts => ({
  ...facts,
  credits: { ...(facts.credits ?? NO_CREDITS), level: { percent, until: '2026-12-01', at: 1 } },
});
/** What of a plan is seen by anybody but in the sidebar's own line of credits. */
const withoutSidebar = ({ wishes, heldBack: held }: Plan) => ({
  wishes: wishes.filter(({ effect }) => effect.kind !== 'show-attributes'),
  held,
});
const text = fc.record({
  name: fc.constantFrom(...(Object.keys(SHIPPED) as TextName[])),
  automatic: fc.boolean(),
  purpose: fc.constantFrom<TextPurpose | null>(null, 'safety-question', 'not-safe-text', 'opt-out-confirmation'),
});
const effectOf = (
  { name, automatic, purpose }: { name: TextName; automatic: boolean; purpose: TextPurpose | null },
  now: number,
): TextToClientEffect => ({
  ...{ kind: 'text-to-client', about: 'credits', text: SHIPPED[name].en, automatic, deadline: now + MINUTE },
  ...(purpose ? { purpose } : {}),
});

test('a plan that is used up changes nothing of what is done in a conversation, whatever was heard', () => {
  fc.assert(
    fc.property(history, moment, policies, (events, now, policy) => {
      const facts = known(events);
      const [spent, ample] = [usedUpTo(facts, 100), usedUpTo(facts, 0)];
      expect(withoutSidebar(decide({ facts: spent, now, policy }))).toEqual(
        withoutSidebar(decide({ facts: ample, now, policy })),
      );
    }),
    { numRuns: RUNS },
  );
});

/** Half of them never wrote, and somebody said that they may be written to: then only credits could hold a text back. */
const met = fc.tuple(history, fc.boolean()).map(([events, wrote]) => {
  if (wrote) return known(events);
  const silent = events.filter(({ kind }) => kind !== 'client-wrote');
  return known([...silent, snapshot('2:00', { channel: 'chat' }), safeSaid('2:00', 'chat')]);
});

test('when it is used up, a text is held back or not as if there were plenty, by every room, unless it is outreach', () => {
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(met, moment, policies, text, (facts, now, policy, what) => {
      const effect = effectOf(what, now);
      const ask = (percent: number, one: TextToClientEffect) =>
        heldBack(one, { facts: usedUpTo(facts, percent), now, policy });
      expect(ask(100, effect)).toEqual(ask(0, effect));
      const outreach = { ...effect, outreach: true };
      const wrote = facts.thread.inbound.length > 0;
      // Whoever wrote to us is answered, whatever the text is called.
      if (wrote) expect(ask(100, outreach)).toEqual(ask(0, outreach));
      else expect(ask(100, outreach)).not.toBeNull();
      outcomes.add(`${wrote ? 'wrote' : 'silent'}: ${ask(0, effect) === null ? 'goes' : 'held'}`);
    }),
    { numRuns: RUNS },
  );
  expect([...outcomes].sort()).toEqual(['silent: goes', 'silent: held', 'wrote: goes', 'wrote: held']);
});
