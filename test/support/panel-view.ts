import type { PanelView } from '../../core/panel/contract';

/** "2:13" or "2:13:04" on 22 November 2026, UTC. */
export const clockAt = (time: string): number => Date.parse(`2026-11-22T0${time.length > 4 ? time : `${time}:00`}Z`);

const PRICE = { segments: 1, encoding: 'gsm-7', dear: null, credits: null } as const;

/** A view as the plugin sends it: a chat, open and quiet, that nobody has and nobody waits in. */
export function panelViewWith(more: Partial<PanelView> = {}, at = '2:20'): PanelView {
  return {
    ...{ version: 1, at: clockAt(at), language: 'en', zone: 'UTC' },
    conversation: {
      ...{ id: 7, channel: 'chat', status: 'open', createdAt: clockAt('2:00'), assigneeId: null, teamId: null },
    },
    connection: { kind: 'quiet', words: 'Chat open; last sign 02:13', reasons: [], wouldChange: '', timeline: [] },
    receipts: [],
    nextStep: { kind: 'nothing', words: '–', since: null, dueAt: null },
    safety: {
      words: 'Not asked yet',
      locks: [],
      safe: { kind: 'unknown', saidAt: null, until: null },
      ifCutOff: null,
    },
    cards: {
      waiting: { waits: null, readingSaidAt: null },
      opening: { isNew: false },
      commands: { heard: [] },
      onCall: null,
      ladder: null,
      ownership: {
        ...{
          standing: 'nobody',
          since: null,
          owner: null,
          assignedTo: null,
          undo: null,
          clicks: [],
          tookFrom: null,
          refused: [],
          ended: null,
        },
        ...{ outcomes: [], newestText: null, newestTextAt: null },
      },
      handOff: null,
      back: null,
      texts: {
        heldBack: null,
        offered: [
          { name: 'checkIn', text: 'Still here with you. No rush to reply.', ...PRICE },
          {
            name: 'reading',
            text: 'I am here and reading. My answer will take a moment.',
            ...PRICE,
          },
        ],
        question: { text: 'Is now an OK time to write here?', ...PRICE },
      },
      credits: { plan: null, compared: null, lastText: null, sms: null },
    },
    ...more,
  };
}

/** Locked since 2:13; `wrote`: when they wrote after that. */
export function lockedView(why: PanelView['safety']['locks'][number]['why'], wrote?: string): Partial<PanelView> {
  const lock = { why, since: clockAt('2:13'), checkFirst: wrote === undefined ? null : clockAt(wrote) };
  return { safety: { ...panelViewWith().safety, words: 'Locked', locks: [lock] } };
}

/** Being answered by this agent, who took it at 2:10. */
export function ownedView(agentId: number, standing: 'active' | 'unanswered' = 'active'): Partial<PanelView> {
  const { cards } = panelViewWith();
  const owner = { agentId, since: clockAt('2:10'), how: 'click' } as const;
  return { cards: { ...cards, ownership: { ...cards.ownership, standing, owner } } };
}

/** Of text messages, which cost by the segment. */
export function smsView(tollFree = false): Partial<PanelView> {
  const { cards, conversation } = panelViewWith();
  const credits = { ...cards.credits, sms: { tollFree, credits: null } };
  return { conversation: { ...conversation, channel: 'sms' }, cards: { ...cards, credits } };
}
