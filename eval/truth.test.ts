import { say } from '../core/connection/say';
import type { Statement } from '../core/connection/statement';
import { verdict, type Verdict } from '../core/connection/verdict';
import type { ConversationFacts } from '../core/kernel/facts';
import type { Policy } from '../core/kernel/policy';
import { tryHistory } from './harness/histories';
import { judgeSession } from './harness/judge-session';
import { measure, nothingMeasured, percentile } from './harness/measure';
import { RULES, type Rules } from './harness/show';
import { simulate, USUAL, type Setting } from './world/session';

const LOSSY: Setting = { ...USUAL, beatLoss: 0.05, pingLoss: 0.05 };
const setting = (seed: number): Setting => [USUAL, LOSSY, { ...USUAL, beacon: false }][seed % 3] ?? USUAL;

test('20,000 statements in English and Spanish are all true as worded', () => {
  let [statements, wrong]: [number, string[]] = [0, []];
  for (let seed = 90_001; statements < 20_000; seed += 1) {
    const judged = judgeSession(simulate(seed, setting(seed)));
    statements += judged.statements;
    wrong = [...wrong, ...judged.wrong];
  }
  expect(wrong).toEqual([]);
});

test('150 histories in another order, twice and with loss end in the same facts, and claim nothing false (C6)', () => {
  expect(Array.from({ length: 150 }, (_, i) => tryHistory(70_000 + i)).flat()).toEqual([]);
});

test('the same seed is the same conversation, and what is shown of it', () => {
  const once = simulate(5, USUAL);
  expect(simulate(5, USUAL)).toEqual(once);
  expect(judgeSession(once)).toEqual(judgeSession(simulate(5, USUAL)));
});

test('a few sessions: hardly ever gone while a page is open, and the end of a visit soon shown (C2, C3)', () => {
  const sum = nothingMeasured();
  for (let seed = 300; seed < 340; seed += 1) measure(simulate(seed, USUAL), sum);
  expect(sum.ours.goneSoon).toBeLessThanOrEqual(0.0001 * sum.settled);
  expect(sum.ours.goneWhileOpen).toBeLessThan(sum.dot.goneWhileOpen);
  expect(percentile(sum.withLeave, 0.95)).toBeLessThanOrEqual(3_000);
  expect(percentile(sum.withoutLeave, 0.95)).toBeLessThanOrEqual(55_000);
});

test('without the beacon never worse than Chatwoot’s dot, in the first seconds of a page neither (C2)', () => {
  const sum = nothingMeasured();
  for (let seed = 2; seed < 2 + 4 * 150; seed += 4) measure(simulate(seed, { ...USUAL, beacon: false }), sum);
  expect(sum.ours.goneSoon).toBeLessThanOrEqual(sum.dot.goneSoon);
  expect(sum.ours.goneWhileOpen).toBeLessThanOrEqual(sum.dot.goneWhileOpen);
});

/** Our rules, with one thing wrong in them. */
const broken = (change: (judged: Verdict, facts: ConversationFacts, now: number) => Statement): Rules => ({
  ...RULES,
  verdict: (facts, now, policy) => {
    const judged = verdict(facts, now, policy);
    return { ...judged, statement: change(judged, facts, now) };
  },
});
const worded = (change: (words: string) => string): Rules => ({
  ...RULES,
  say: (statement: Statement, now: number, policy: Policy) => change(say(statement, now, policy)),
});
const MINUTE = 60_000;

/** Wrong wordings and wrong rules: the judge has to find each of them. */
const PLANTED: readonly [string, Rules][] = [
  [
    'a page that is closed is called open',
    broken(({ statement }) => (statement.says === 'closed' ? { says: 'open', chat: true, last: null } : statement)),
  ],
  [
    'silence is called a closed page',
    broken(({ statement }) =>
      statement.says === 'nothing-since' ? { says: 'closed', at: statement.since } : statement,
    ),
  ],
  [
    'a hidden page is called closed',
    broken(({ statement }) => (statement.says === 'hidden' ? { ...statement, says: 'closed' } : statement)),
  ],
  [
    'a closed page is called hidden',
    broken(({ statement }) => (statement.says === 'closed' ? { ...statement, says: 'hidden' } : statement)),
  ],
  [
    'silence is called a lost network',
    broken(({ statement }) =>
      statement.says === 'nothing-since' ? { says: 'offline', at: statement.since } : statement,
    ),
  ],
  [
    'typing is called writing',
    broken(({ statement }) => (statement.says === 'typing' ? { ...statement, says: 'wrote' } : statement)),
  ],
  [
    '"since" names the minute that has begun',
    worded((words) =>
      words.replace(
        /(Nothing heard since \d\d:)(\d\d)/,
        (_all, head: string, minute: string) => head + String((Number(minute) + 59) % 60).padStart(2, '0'),
      ),
    ),
  ],
  [
    'an hour ahead in Spanish',
    worded((words) =>
      words.replace(
        /(Escribió )(\d\d)/,
        (_all, head: string, hour: string) => head + String((Number(hour) + 23) % 24).padStart(2, '0'),
      ),
    ),
  ],
  [
    'an open page is called an open chat',
    broken(({ statement }) => (statement.says === 'open' ? { ...statement, chat: true } : statement)),
  ],
  [
    'a beat counts for three minutes',
    broken(({ statement }, facts, now) =>
      statement.says === 'nothing-since' &&
      facts.beacon.pages.some(({ state, lastHeardAt }) => state === 'visible' && now < lastHeardAt + 3 * MINUTE)
        ? { says: 'open', chat: false, last: null }
        : statement,
    ),
  ],
  [
    'a quick exit is called a leave',
    broken(({ statement }) =>
      statement.says === 'quick-exit' ? { says: 'left', at: statement.at - 2 * MINUTE } : statement,
    ),
  ],
  [
    'the dot is said to be of now',
    broken(({ statement }, _facts, now) =>
      statement.says === 'quiet' ? { ...statement, pageAfter: Math.floor(now / MINUTE) * MINUTE } : statement,
    ),
  ],
  [
    'an opened chat is said of a client who wrote later',
    broken(({ statement }, facts) =>
      statement.says === 'wrote' && facts.presence.openedAt
        ? { says: 'opened', at: statement.at - 3 * MINUTE }
        : statement,
    ),
  ],
  [
    'the first message is told instead of the last',
    broken(({ statement }, facts) =>
      statement.says === 'wrote' ? { ...statement, at: facts.thread.inbound[0]?.at ?? statement.at } : statement,
    ),
  ],
  ['the person is judged', worded((words) => words.replace('Page closed', 'She is gone'))],
  ['too long for the sidebar', worded((words) => words.replace('Chat open', 'The chat of this client is open'))],
];

test.each(PLANTED)('the judge finds out when %s', (_what, rules) => {
  const wrong: string[] = [];
  for (let seed = 100; seed < 180 && wrong.length === 0; seed += 1)
    wrong.push(...judgeSession(simulate(seed, seed % 4 === 0 ? { ...USUAL, beacon: false } : LOSSY), rules).wrong);
  expect(wrong).not.toEqual([]);
});
