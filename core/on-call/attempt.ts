import type { Instant } from '../kernel/instant';
import type { PageChannel } from '../kernel/on-call-events';
import type { PageRef } from './page-id';
import type { Ring } from './ring';

/** One page to one person, as the proof has it. `at`: when it left, or when it was known that it would not. */
export type Attempt = Pick<PageRef, 'n' | 'agentId' | 'purpose'> & {
  by: PageChannel | null;
  at: Instant;
  /** What became of it: the provider's own word, or why it was not sent. */
  state: string;
  stateAt: Instant | null;
  /** More than one: the provider's answer was lost, and it may have come twice. */
  tries: number;
  code: number | null;
  /** The provider's own id. */
  sid: string | null;
};

/** Who took it, and how. */
export type Taking = { agentId: number; how: string; at: Instant };

export function attemptsOf({ pages }: Ring): Attempt[] {
  return pages.flatMap(({ ref: { n, agentId, purpose }, by, sentAt, heard, failed, tries, code, sid }) => {
    const [state, stateAt] = heard.heard
      ? ['heard', heard.heard]
      : heard.delivered
        ? ['delivered', heard.delivered]
        : failed
          ? [failed.why, failed.at]
          : heard.failed
            ? ['failed', heard.failed]
            : ['sent', heard.sent ?? null];
    const at = sentAt ?? stateAt;
    return at === null ? [] : [{ n, agentId, purpose, by, at, state, stateAt, tries, code, sid }];
  });
}

const PARTS = 10;

export const writeAttempt = (one: Attempt): string =>
  [one.n, one.agentId, one.purpose, one.by, one.at, one.state, one.stateAt, one.tries, one.code, one.sid].join('.');

/** Null: this part of the note says something else. */
export function readAttempt(text: string): Attempt | null {
  const parts = text.split('.');
  if (parts.length !== PARTS) return null;
  const [n, agentId, purpose, by, at, state = '', stateAt, tries, code, sid] = parts;
  const number = (part: string | undefined): number | null => (part ? Number(part) : null);
  return {
    ...{ n: Number(n), agentId: Number(agentId), purpose: purpose as Attempt['purpose'] },
    by: (by || null) as Attempt['by'],
    ...{ at: Number(at), state, stateAt: number(stateAt), tries: Number(tries), code: number(code), sid: sid || null },
  };
}

export const writeTaking = ({ agentId, how, at }: Taking): string => ['taken', agentId, how, at].join('.');

export function readTaking(text: string): Taking | null {
  const [what, agentId, how = '', at] = text.split('.');
  return what === 'taken' ? { agentId: Number(agentId), how, at: Number(at) } : null;
}
