import { createRandom } from '../../practice/random';
import { say } from '../../core/connection/say';
import { meter } from '../../core/connection/meter';
import { verdict, type Verdict } from '../../core/connection/verdict';
import type { CountEffect } from '../../core/kernel/effect';
import { noConversationFacts, type ConversationFacts } from '../../core/kernel/facts';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { learn } from '../../core/learn';
import type { Session } from '../world/session';
import { createDoor, snapshotOf, SUBJECT } from './translate';

/** What stood on the advocate's screen from `at` until the next: written when mail came or the verdict's time was up. */
export type Shown = {
  at: number;
  until: number;
  facts: ConversationFacts;
  verdict: Verdict;
  words: Readonly<Record<'en' | 'es', string>>;
  /** How much of what reached us was known. */
  known: number;
  /** All that the meter has counted until then. */
  counted: readonly Counted[];
};

export type Counted = CountEffect & { at: number };

/** The two readers: one in Greenwich, one where the clock is 5 h 45 min ahead. */
export const POLICIES: Readonly<Record<'en' | 'es', Policy>> = {
  en: { ...DEFAULT_POLICY, language: 'en', zone: 'UTC' },
  es: { ...DEFAULT_POLICY, language: 'es', zone: 'Asia/Kathmandu' },
};

/** The rules as they may be replaced by broken ones, to see whether the judge notices. */
export type Rules = { verdict: typeof verdict; say: typeof say };
export const RULES: Rules = { verdict, say };

/** A worker: hears mail a moment after it came, wakes when the verdict would change, looks at the pages each time. */
export function* shownIn({ seed, truth, heard }: Session, rules: Rules = RULES): Generator<Shown> {
  const dice = createRandom(seed ^ 0x5eed);
  const door = createDoor();
  let facts = learn(noConversationFacts(SUBJECT), snapshotOf(truth));
  let next = 0;
  let alarm: number | null = null;
  let last: Shown | null = null;
  const counted: Counted[] = [];
  for (;;) {
    // A beat that changes nothing rings no bell.
    let mailAt = Infinity;
    const mail = [];
    while (next < heard.length) {
      const one = heard[next];
      if (!one || one.heardAt > Math.min(mailAt, alarm ?? Infinity)) break;
      const events = door.hear(one);
      mail.push(...events);
      if (events.length > 0 && mailAt === Infinity) mailAt = one.heardAt + Math.round(dice.between(10, 250));
      next += 1;
    }
    const rings = alarm === null ? Infinity : alarm + Math.round(dice.between(0, 1_000));
    const at = Math.min(mailAt, rings);
    if (last) yield { ...last, until: Math.min(at, truth.end) };
    if (at === Infinity || at >= truth.end) return;
    for (; next < heard.length && (heard[next]?.heardAt ?? Infinity) <= at; next += 1) {
      const one = heard[next];
      if (one) mail.push(...door.hear(one));
    }
    facts = [...mail, ...door.pages(at)].reduce(learn<ConversationFacts>, facts);
    // What the meter wants counted comes back to it as planned, as on the real road.
    for (const { effect, cause } of meter.wants?.({ facts, now: at, policy: POLICIES.en }).wishes ?? []) {
      const planned = { id: '', subject: SUBJECT, at, heardAt: at, via: 'ourselves' as const };
      facts = learn(facts, { ...planned, kind: 'effect-planned', effect, cause });
      if (effect.kind === 'count') counted.push({ ...effect, at });
    }
    const judged = rules.verdict(facts, at, POLICIES.en);
    alarm = judged.changesAt;
    const { statement } = judged;
    const words = { en: rules.say(statement, at, POLICIES.en), es: rules.say(statement, at, POLICIES.es) };
    last = { at, until: at, facts, verdict: judged, words, known: next, counted };
  }
}
