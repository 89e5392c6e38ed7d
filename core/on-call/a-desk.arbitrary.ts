import { consider } from '../consider';
import { heldBack } from '../decide';
import type { Intent, PageOnCallEffect } from '../kernel/effect';
import type { HelplineEvent } from '../kernel/event';
import { noFacts, type DeskFacts } from '../kernel/facts';
import { MINUTE, SECOND } from '../kernel/instant';
import type { OnCallEvent, ToldWait } from '../kernel/on-call-events';
import { NO_ON_CALL, type Rota } from '../kernel/on-call-policy';
import { DEFAULT_POLICY, type Policy } from '../kernel/policy';
import { desk, subjectKey } from '../kernel/subject';

const DESK = desk(1);
export const START = Date.UTC(2026, 10, 22, 2, 13);
export const always = { when: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const }, from: 0, to: 0 };
export const rota: Rota = {
  ...{ name: 'nights', zone: 'UTC', inboxes: [], teams: [], hours: [], holidays: [], changes: [], supervisors: [9] },
  shifts: [{ ...always, people: [3], backup: [4] }],
};
export const policy: Policy = {
  ...DEFAULT_POLICY,
  onCall: { ...NO_ON_CALL, rotas: [rota] },
  pageLink: 'https://desk.example.net/a',
};

/** A desk at a moment, and what it wanted at each. */
export function aDesk(given: Policy = policy) {
  let facts = noFacts(DESK) as DeskFacts;
  let now = START;
  const planned: Intent[] = [];
  const hear = (event: OnCallEvent | null): readonly Intent[] => {
    const frame = { id: 'e', subject: DESK, at: now, heardAt: now, via: 'ourselves' as const };
    const mail = event ? [{ ...frame, ...event } as HelplineEvent] : [];
    const considered = consider(subjectKey(DESK), facts, mail, now, given);
    facts = considered.facts as DeskFacts;
    planned.push(...considered.intents);
    // Each page leaves at once.
    for (const { id, effect } of considered.intents) {
      if (effect.kind === 'page-on-call') hear({ kind: 'page-sent', page: id, by: effect.by, sid: null, tries: 1 });
    }
    return considered.intents;
  };
  return {
    hear,
    planned,
    facts: () => facts,
    at: (minutes: number): void => void (now = START + minutes * MINUTE),
    /** Who was woken at the looks of each minute up to then. */
    walk(to: number): string[] {
      const seen: string[] = [];
      for (let at = now; at <= START + to * MINUTE; at += 10 * SECOND) {
        now = at;
        for (const { effect } of hear(null)) {
          if (effect.kind === 'page-on-call')
            seen.push(`${(at - START) / MINUTE} ${effect.purpose} ${effect.agentId} ${effect.by}`);
        }
      }
      return seen;
    },
    held: (effect: PageOnCallEffect) => heldBack(effect, { facts, now, policy: given }),
  };
}

export const wait = (more: Partial<ToldWait> = {}): OnCallEvent => ({
  kind: 'wait-told',
  wait: {
    ...{ conversationId: 12, messageId: 30, since: START, lastAt: START, channel: 'chat', inboxId: 1, teamId: null },
    ...{ lookedAt: null, over: null, toldAt: START },
    ...more,
  },
});
export const pagesOf = (intents: readonly Intent[]): PageOnCallEffect[] =>
  intents.flatMap(({ effect }) => (effect.kind === 'page-on-call' ? [effect] : []));
