import type { DangerAt } from '../kernel/event';
import type { DeskFacts } from '../kernel/facts';
import { DAY, HOUR, type Duration, type Instant } from '../kernel/instant';
import { severityOf } from './dangers';

/** The settings are read at least daily; a reading older than this proves nothing any more (ms). */
const READING_HOLDS: Duration = 26 * HOUR;

/** A person's answer is asked for again after this long (ms). */
export const ANSWER_HOLDS: Duration = 90 * DAY;

/** What keeps the preflight from being green, each with where it is; empty is green, as long as the reading holds. */
export type Standing = {
  dangers: readonly DangerAt[];
  /** To be asked: never answered, or too long ago. */
  open: readonly string[];
};

/** All that stands against green: what was read, what a person answered, what nobody answered. Null: never read. */
export function standingOf({ preflight }: DeskFacts, now: Instant): Standing | null {
  const { read } = preflight;
  if (read === null) return null;
  const answered = new Map(preflight.answers.map((answer) => [answer.question, answer]));
  const held = read.asked.flatMap((question) => {
    const answer = answered.get(question);
    return answer && now - answer.at < ANSWER_HOLDS ? [answer] : [];
  });
  const admitted = held.filter(({ safe }) => !safe).map(({ question }) => ({ id: question, inboxId: null }));
  const open = read.asked.filter((question) => !held.some((answer) => answer.question === question));
  return { dangers: [...read.dangers, ...admitted], open };
}

/** Of what stands against green only what really stops it. */
export function stopping({ dangers, open }: Standing): Standing {
  return {
    dangers: dangers.filter(({ id }) => severityOf(id) === 'stops'),
    open: open.filter((id) => severityOf(id) === 'stops'),
  };
}

export const isEmpty = ({ dangers, open }: Standing): boolean => dangers.length === 0 && open.length === 0;

/**
 * Armed: whether something of ours may text a client by itself at all (design section 11). Only when the settings were
 * read lately, nothing in them stops it, and every question that stops it was answered within 90 days.
 */
export function isGreen(facts: DeskFacts, now: Instant): boolean {
  const standing = standingOf(facts, now);
  const { read } = facts.preflight;
  return read !== null && standing !== null && now - read.at < READING_HOLDS && isEmpty(stopping(standing));
}
