import type { KnownPage, PageEvent } from '../../adapters/redis/page-store';
import type { ConversationEvent, HelplineEvent } from '../../core/kernel/event';
import { conversation } from '../../core/kernel/subject';
import { hearPage } from '../../plugin/beacon/hear-page';
import type { Heard } from '../world/heard';
import type { Truth } from '../world/truth';

export const SUBJECT = conversation(1, 4);
const TEXT = { segments: 1, encoding: 'gsm-7', characters: 3, keyword: null } as const;

/** The door: what reached us as the events that our rules hear, with the pages' accounts kept beside as Redis keeps them. */
export type Door = {
  /** The events of one arrival; none for a beat that only renews. */
  hear: (heard: Heard) => HelplineEvent[];
  /** Every page as it was last heard: told to the rules whenever they look. */
  pages: (now: number) => HelplineEvent[];
};

export function createDoor(): Door {
  const known = new Map<string, KnownPage>();
  return {
    hear({ heardAt, told }) {
      const frame = { id: '', subject: SUBJECT, heardAt, via: 'webhook' as const };
      switch (told.tells) {
        case 'wrote':
          return [{ ...frame, kind: 'client-wrote', at: told.at, messageId: told.id, providerId: null, text: TEXT }];
        case 'typing':
          return [{ ...frame, kind: 'client-typing', at: told.at, on: told.on }];
        case 'opened':
          return [{ ...frame, kind: 'client-opened', at: told.at }];
        case 'dot':
          return [{ ...frame, kind: 'dot-seen', at: told.at, online: told.on }];
        case 'stored': {
          const providerId = told.taken ? `SM${told.id}` : null;
          const author = { kind: 'advocate', agentId: 5 } as const;
          return [{ ...frame, kind: 'reply-sent', at: told.at, messageId: told.id, author, intent: null, providerId }];
        }
        case 'status': {
          const { id: messageId, status, at, code: errorCode } = told;
          return [{ ...frame, kind: 'receipt-heard', at, messageId, status, errorCode }];
        }
        case 'line': {
          const trouble = told.trouble ? 'chatwoot-away' : null;
          return [{ ...frame, kind: 'line-changed', at: told.at, trouble, since: told.at }];
        }
        case 'beat': {
          const { beat } = told;
          const page = hearPage(known.get(beat.page) ?? null, beat, beat.page, heardAt);
          if (page === null) return [];
          known.set(beat.page, page.known);
          return page.happened.map((event: PageEvent) => ({ ...event, subject: SUBJECT }));
        }
      }
    },
    pages: (now) =>
      [...known.values()].map(({ page }) => ({
        ...{ kind: 'page-heard', id: '', subject: SUBJECT, at: page.lastHeardAt, heardAt: now, via: 'beacon', page },
      })),
  };
}

/** Chatwoot's own account of the conversation, which is known from the first webhook on. */
export function snapshotOf({ channel, start }: Truth): ConversationEvent {
  const frame = { id: '', subject: SUBJECT, at: start, heardAt: start, via: 'webhook' as const };
  const nobody = { contactId: null, assigneeId: null, teamId: null, priority: null, attributes: null };
  const snapshot = {
    version: start / 1_000,
    createdAt: start,
    status: 'open' as const,
    channel,
    inboxId: 1,
    ...nobody,
  };
  return { ...frame, kind: 'conversation-changed', snapshot };
}
