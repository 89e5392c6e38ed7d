import { say } from '../../core/connection/say';
import { verdict } from '../../core/connection/verdict';
import { receiptsOf } from '../../core/connection/receipt';
import type { HelplineEvent } from '../../core/kernel/event';
import { noConversationFacts, type ConversationFacts } from '../../core/kernel/facts';
import { same } from '../../core/kernel/same';
import { learn } from '../../core/learn';
import { createRandom, type Random } from '../../practice/random';
import { simulate, USUAL, type Session } from '../world/session';
import { MINUTE } from '../world/truth';
import { judgeSession } from './judge-session';
import { POLICIES } from './show';
import { createDoor, snapshotOf, SUBJECT } from './translate';

/** How long (ms) the piece of a session is that makes a history. */
const PIECE = [MINUTE / 2, 5 * MINUTE] as const;

/**
 * One history of a conversation (C6): heard in another order and partly twice it ends in the same facts and the same
 * words; with any part of it lost, all that is said is still true as worded. Answers what went wrong.
 */
export function tryHistory(seed: number): string[] {
  const dice = createRandom(seed ^ 0xc6);
  const session = simulate(seed, { ...USUAL, beacon: seed % 5 !== 0, beatLoss: seed % 2 === 0 ? 0.05 : 0.01 });
  const piece = cut(session, session.truth.start + dice.between(...PIECE));
  const lost = dice.next() * 0.7;
  const lossy = { ...piece, heard: piece.heard.filter(() => !dice.chance(lost)) };
  return [...reheard(piece, dice), ...judgeSession(lossy).wrong.map((wrong) => `with loss: ${wrong}`)];
}

function cut({ truth, heard, ...rest }: Session, until: number): Session {
  const end = Math.min(truth.end, until);
  return { ...rest, truth: { ...truth, end }, heard: heard.filter(({ heardAt }) => heardAt <= end) };
}

function reheard({ seed, truth, heard }: Session, dice: Random): string[] {
  const door = createDoor();
  const events = [
    snapshotOf(truth),
    ...heard.flatMap((one) => [...door.hear(one), ...(dice.chance(0.2) ? door.pages(one.heardAt) : [])]),
  ];
  const again = shuffle([...events, ...events.filter(() => dice.chance(0.3))], dice);
  const [once, twice] = [events, again].map(factsOf) as [ConversationFacts, ConversationFacts];
  if (!same(once, twice)) return [`seed ${seed}: other facts in another order`];
  const says = (facts: ConversationFacts, now: number): string =>
    JSON.stringify([
      say(verdict(facts, now, POLICIES.en).statement, now, POLICIES.en),
      receiptsOf(facts, now, POLICIES.en),
    ]);
  const moments = [truth.end, truth.end + MINUTE, truth.end + 10 * MINUTE];
  return moments.every((now) => says(once, now) === says(twice, now)) ? [] : [`seed ${seed}: other words`];
}

const factsOf = (events: readonly HelplineEvent[]): ConversationFacts =>
  events.reduce(learn<ConversationFacts>, noConversationFacts(SUBJECT));

function shuffle<T>(all: T[], dice: Random): T[] {
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(dice.next() * (i + 1));
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}
