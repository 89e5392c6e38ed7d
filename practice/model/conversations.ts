import { changeConversation } from './change-conversation';
import { addActivity } from './messages';
import type { Bot, ContactInbox, Conversation, ConversationStatus, JsonObject } from './nouns';
import type { Priority, Sender, Team, User } from './nouns';
import { userAvailability } from './presence';
import { byId, contactOf, inboxOf, type World } from './world';

/** Who did it, for the grey line in the thread; null is Chatwoot itself. */
type Actor = Sender | null;
const ASSIGN_AFTER_MS = 1_500;

export function openConversation(world: World, row: ContactInbox, given: Partial<Conversation> = {}): Conversation {
  const now = world.clock.now();
  const conversation: Conversation = {
    ...{ uuid: world.random.uuid(), inbox_id: row.inbox_id, contact_id: row.contact_id, contact_inbox_id: row.id },
    status: contactOf(world, row).blocked ? 'resolved' : 'open',
    ...{ assignee_id: null, assignee_agent_bot_id: null, team_id: null, priority: null, label_list: [], messages: [] },
    ...{ custom_attributes: {}, additional_attributes: {}, snoozed_until: null, first_reply_created_at: null },
    ...{ agent_last_seen_at: null, assignee_last_seen_at: null, contact_last_seen_at: null },
    ...given,
    ...{ waiting_since: now, last_activity_at: now, created_at: now, updated_at: now },
    id: world.nextId('conversation'),
  };
  world.conversations.set(conversation.id, conversation);
  world.announce({ name: 'conversation.created', conversation });
  world.clock.after(ASSIGN_AFTER_MS, () => assignToWhoeverIsOnline(world, conversation));
  return conversation;
}

/** Auto-assignment is on by default in Chatwoot: the online member of the inbox with the fewest open conversations. */
function assignToWhoeverIsOnline(world: World, conversation: Conversation): void {
  const inbox = inboxOf(world, conversation);
  if (inbox.settings['enable_auto_assignment'] !== true || conversation.status !== 'open') return;
  if (conversation.assignee_id || conversation.assignee_agent_bot_id) return;
  const open = [...world.conversations.values()].filter((each) => each.status === 'open');
  const load = (user: User): number => open.filter((each) => each.assignee_id === user.id).length;
  const [chosen] = world.users
    .filter((user) => inbox.member_ids.includes(user.id) && userAvailability(world, user) === 'online')
    .sort((a, b) => load(a) - load(b));
  if (chosen) assign(world, conversation, { type: 'User', id: chosen.id }, null);
}

function nameOf(world: World, who: Actor): string {
  if (!who) return 'Chatwoot';
  if (who.type === 'Contact') return contactOf(world, { contact_id: who.id }).name;
  return who.type === 'User' ? byId(world.users, who.id).name : String(byId(world.bots, who.id)['name']);
}

/** Change, and say so in a grey line. */
function change(world: World, of: Conversation, wanted: Partial<Conversation>, actor: Actor, did: string): void {
  if (changeConversation(world, of, wanted)) addActivity(world, of, `${nameOf(world, actor)} ${did}`);
}

type Status = { status?: ConversationStatus; snoozed_until?: number | null };

/** Without a status it toggles: open becomes resolved, anything else open. Resolving clears waiting_since without an event. */
export function setStatus(world: World, of: Conversation, wanted: Status, actor: Actor): void {
  const status = wanted.status ?? (of.status === 'open' ? 'resolved' : 'open');
  const snoozed_until = status === 'snoozed' ? (wanted.snoozed_until ?? null) : null;
  if (status === 'resolved') of.waiting_since = null;
  change(world, of, { status, snoozed_until }, actor, `made this conversation ${status}`);
}

export function assign(world: World, of: Conversation, to: Actor, actor: Actor): void {
  const idIf = (type: Sender['type']): number | null => (to?.type === type ? to.id : null);
  const did = to ? `gave this conversation to ${nameOf(world, to)}` : 'took the assignee away';
  change(world, of, { assignee_id: idIf('User'), assignee_agent_bot_id: idIf('AgentBot') }, actor, did);
}

export const assignTeam = (world: World, of: Conversation, team: Team | undefined, actor: Actor): void =>
  change(world, of, { team_id: team?.id ?? null }, actor, `set the team to ${String(team?.['name'] ?? 'none')}`);
export const setPriority = (world: World, of: Conversation, priority: Priority | null, actor: Actor): void =>
  change(world, of, { priority }, actor, `set the priority to ${priority ?? 'none'}`);

/** The whole list is replaced. */
export function setLabels(world: World, of: Conversation, labels: string[], actor: Actor): void {
  const label_list = [...new Set(labels.map((label) => label.trim().toLowerCase()).filter(Boolean))];
  change(world, of, { label_list }, actor, `set the labels to ${label_list.join(', ') || 'none'}`);
}

/** The whole set is replaced; two writers at once: the last one wins. */
export const setCustomAttributes = (world: World, of: Conversation, custom_attributes: JsonObject): boolean =>
  changeConversation(world, of, { custom_attributes });

export function tellTyping(world: World, conversation: Conversation, by: Sender, on: boolean, hidden = false): void {
  world.announce({ name: on ? 'conversation.typing_on' : 'conversation.typing_off', conversation, by, hidden });
}

/** Who may see it: administrators and bots, members of its inbox, members of its team. */
export function maySee(world: World, conversation: Conversation, viewer: User | Bot): boolean {
  if (!isUser(viewer) || viewer.role === 'administrator') return true;
  if (inboxOf(world, conversation).member_ids.includes(viewer.id)) return true;
  return world.teams.some((team) => team.id === conversation.team_id && team.member_ids.includes(viewer.id));
}

export const isUser = (caller: User | Bot): caller is User => 'session' in caller;
