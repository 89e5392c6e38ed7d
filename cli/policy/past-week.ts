import { chatwootApi } from '../../adapters/chatwoot/chatwoot-api';
import { usOf } from '../../adapters/build-world';
import { translateConversation, translateMessages } from '../../adapters/chatwoot/translate-rest';
import type { Us } from '../../adapters/chatwoot/us';
import { systemClock } from '../../adapters/clock';
import type { ChatwootConfig } from '../../adapters/config/config';
import type { ConversationEvent, HelplineEvent } from '../../core/kernel/event';
import { DAY, SECOND, type Instant } from '../../core/kernel/instant';
import type { Policy } from '../../core/kernel/policy';
import { conversation } from '../../core/kernel/subject';
import { whichLadderText } from '../../core/texts/ladder-text';
import type { Past } from './practice-week';

/**
 * The conversations that Chatwoot lists as changed in these days, as events. It does not tell when a message arrived or
 * who typed: every message counts as there after the policy's time. Null: Chatwoot could not be asked.
 */
export async function pastWeek(config: ChatwootConfig, policy: Policy, days: number): Promise<readonly Past[] | null> {
  const clock = systemClock();
  const { accountId, deskConversationId } = config;
  const us: Us = { ...usOf(config), whichText: (text) => whichLadderText(text, policy) };
  const api = chatwootApi({ ...config, clock, fingerprint: us.fingerprint });
  const found = await api.listChanged((days * DAY) / SECOND, { priority: 'sweep' });
  if (found.kind !== 'ok') return null;
  const all: Past[] = [];
  for (const one of found.value) {
    if (one.id === deskConversationId) continue;
    const messages = await api.messagesAfter(one.id, 0, { priority: 'sweep' });
    if (messages.kind !== 'ok') return null;
    const now = clock.now();
    const told = [...translateConversation(one, now, us), ...translateMessages(one.id, messages.value, now, us)];
    all.push({ subject: conversation(accountId, one.id), events: told.flatMap((event) => asItWas(event, now)) });
  }
  return all;
}

/** What is known now says nothing of then: a receipt has no time, our own notes are what is asked about. */
function asItWas(event: HelplineEvent, now: Instant): ConversationEvent[] {
  if (event.subject.kind !== 'conversation') return [];
  const told = event as ConversationEvent;
  switch (told.kind) {
    case 'receipt-heard':
    case 'dot-seen':
      return [];
    case 'note-written':
      return told.marker?.kind === 'quiet' ? [] : [told];
    case 'conversation-changed': {
      const { snapshot } = told;
      const began = { ...snapshot, status: 'open' as const, version: snapshot.createdAt / SECOND };
      const ended = { ...told, at: Math.min(now, snapshot.version * SECOND) };
      return [{ ...told, id: `${told.id}:began`, at: snapshot.createdAt, snapshot: began }, ended];
    }
    default:
      return [told];
  }
}
