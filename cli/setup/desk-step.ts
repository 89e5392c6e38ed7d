import type { Agent } from '../../adapters/chatwoot/chatwoot-api';
import type { Inbox } from '../../adapters/chatwoot/setup-answers';
import type { SetupCalls } from '../../adapters/chatwoot/setup-calls';
import { agentWords } from './agent-words';
import type { Hand } from './hand';

const NAME = 'Helpline desk';

/** What is known when the desk is looked for. `supervisors`: agents' ids, from the policy. */
export type DeskWanted = {
  inboxes: readonly Inbox[];
  agents: readonly Agent[];
  supervisors: readonly number[];
  knownConversation: number | null;
};

/**
 * The inbox "Helpline desk" and its one conversation: the desk's memory, as notes by our bot, which nobody but
 * administrators and supervisors may read. The conversation's id, or null when it is only looked for and missing.
 */
export async function deskStep(calls: SetupCalls, hand: Hand, wanted: DeskWanted): Promise<number | null> {
  const named = wanted.inboxes.filter(({ name, channel_type }) => name === NAME && channel_type === 'Channel::Api');
  if (named.length > 1) hand.warn(`There are ${named.length} inboxes "${NAME}"; number ${named[0]?.id} is used.`);
  const there = named[0];
  if (there) hand.found(`inbox "${NAME}" (number ${there.id})`);
  const inbox = there ?? (await hand.change(`inbox "${NAME}"`, () => calls.createApiInbox(NAME)));
  if (!inbox || inbox.enable_auto_assignment !== false) {
    await hand.change(`auto-assignment off in "${NAME}"`, async () => inbox && calls.stopAutoAssignment(inbox.id));
  }
  await membersStep(calls, hand, inbox, wanted);
  const conversations = inbox ? await calls.conversationsOf(inbox.id) : [];
  const kept = wanted.knownConversation;
  const conversation = kept !== null && conversations.includes(kept) ? kept : conversations[0];
  if (conversation !== undefined) {
    hand.found(`the desk’s conversation (number ${conversation})`);
    return conversation;
  }
  return hand.change('the desk’s conversation', async () => {
    if (!inbox) throw new Error('the inbox was not made');
    return calls.createConversation(inbox.id, NAME);
  });
}

async function membersStep(calls: SetupCalls, hand: Hand, inbox: Inbox | null, wanted: DeskWanted): Promise<void> {
  const may = wanted.agents.filter(({ id, role }) => role === 'administrator' || wanted.supervisors.includes(id));
  const members = inbox ? await calls.members(inbox.id) : [];
  const missing = may.filter(({ id }) => !members.some((member) => member.id === id));
  if (missing.length > 0) {
    const names = missing.map(agentWords).join(', ');
    const ids = missing.map(({ id }) => id);
    await hand.change(`members of "${NAME}": ${names}`, async () => inbox && calls.addMembers(inbox.id, ids));
  }
  for (const member of members.filter(({ id }) => !may.some((one) => one.id === id))) {
    hand.warn(
      `${member.name} (number ${member.id}) is a member of "${NAME}" and can read the desk’s notes, but is no supervisor of the policy.`,
    );
  }
}
