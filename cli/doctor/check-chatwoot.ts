import { ChatwootError } from '../../adapters/chatwoot/chatwoot-error';
import { readMeantPolicy } from '../../adapters/policy/meant-policy';
import { readPolicyFile } from '../../adapters/policy/read-policy';
import { faultSentence } from '../../adapters/faults';
import { ATTRIBUTES } from '../setup/attributes-step';
import { isNewEnough } from '../setup/introduce';
import type { Doctor } from './doctor';
import { fault, type InstallFault } from './install-fault';

/** Whether Chatwoot is new enough and knows the token; what follows makes no sense without. @throws ChatwootError */
export async function checkToken({ calls, config }: Doctor): Promise<readonly InstallFault[]> {
  const version = await calls.version().catch(refused);
  if (version === null) return [fault('chatwoot-away')];
  const old = isNewEnough(version) ? [] : [fault('version-old', version)];
  const profile = await calls.profile().catch(refused);
  if (profile === null) return [...old, fault('token-refused')];
  const account = profile.accounts.find(({ id }) => id === config.chatwoot.accountId);
  return account?.role === 'administrator' ? old : [...old, fault('token-not-admin')];
}

/** Whether all is there that `setup` makes, and as it made it. @throws ChatwootError */
export async function checkThings(doctor: Doctor): Promise<readonly InstallFault[]> {
  return [
    ...(await checkBot(doctor)),
    ...(await checkDesk(doctor)),
    ...(await checkAttributes(doctor)),
    ...(await checkPolicy(doctor)),
  ];
}

async function checkBot({ calls, config: { chatwoot } }: Doctor): Promise<readonly InstallFault[]> {
  const bot = (await calls.bots()).find(({ id }) => id === chatwoot.botId);
  if (!bot) return [fault('bot-missing', String(chatwoot.botId))];
  return bot.access_token === chatwoot.botToken ? [] : [fault('bot-token')];
}

/** Also who is in which inbox: an administrator who is a member is given conversations, and never answers them. */
async function checkDesk({ calls, api, config }: Doctor): Promise<readonly InstallFault[]> {
  const { deskConversationId } = config.chatwoot;
  const [profile, inboxes, conversation] = [
    await calls.profile(),
    await calls.inboxes(),
    await api.conversation(deskConversationId),
  ];
  if (conversation.kind === 'not-sent' || conversation.kind === 'unknown') throw conversation.error;
  const deskInbox = conversation.kind === 'ok' ? conversation.value.inbox_id : null;
  const desk = inboxes.find(({ id, channel_type }) => id === deskInbox && channel_type === 'Channel::Api');
  const faults = desk ? [] : [fault('desk-missing', String(deskConversationId))];
  const policy = readPolicyFile(config.policyFile, 'later');
  const supervisors = policy.ok ? policy.value.supervisors : [];
  let memberOf = 0;
  for (const { id } of inboxes) {
    const members = await calls.members(id);
    const tooMany = members.filter(({ id: who, role }) => role !== 'administrator' && !supervisors.includes(who));
    if (id === desk?.id && tooMany.length > 0) faults.push(fault('desk-members', String(tooMany.length)));
    if (id !== desk?.id && members.some((member) => member.id === profile.id)) memberOf += 1;
  }
  return memberOf > 0 ? [...faults, fault('token-in-inboxes', String(memberOf))] : faults;
}

async function checkAttributes({ calls }: Doctor): Promise<readonly InstallFault[]> {
  const known = await calls.definitions();
  const missing = ATTRIBUTES.filter(
    ({ key }) =>
      !known.some(
        (one) =>
          one.attribute_key === key &&
          one.attribute_model === 'conversation_attribute' &&
          one.attribute_display_type === 'text',
      ),
  );
  return missing.length > 0 ? [fault('attributes', missing.map(({ key }) => key).join(', '))] : [];
}

async function checkPolicy({ calls, config }: Doctor): Promise<readonly InstallFault[]> {
  const reading = readMeantPolicy(config, await calls.inboxes());
  return reading.ok ? [] : reading.faults.map((one) => fault('policy', faultSentence(one)));
}

/** Null when Chatwoot answered that it will not, or answered as no Chatwoot does. */
function refused(error: unknown): null {
  if (error instanceof ChatwootError && ['refused', 'not-found', 'odd-answer'].includes(error.kind)) return null;
  throw error;
}
