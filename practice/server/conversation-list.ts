import { maySee } from '../model/conversations';
import type { Conversation, Json } from '../model/nouns';
import { conversationRest } from '../model/shapes-conversations';
import { type Ask, idOf } from './answering';

/** Conversations a page; `updated_within` answers all at once. */
const PAGE = 25;

const PRIORITIES = ['low', 'medium', 'high', 'urgent'];
const SORTS: Record<string, (conversation: Conversation) => number> = {
  last_activity_at: (conversation) => conversation.last_activity_at,
  created_at: (conversation) => conversation.created_at,
  waiting_since: (conversation) => conversation.waiting_since ?? Number.MAX_SAFE_INTEGER,
  priority: (conversation) => PRIORITIES.indexOf(conversation.priority ?? ''),
};

/** The default is open ones only, newest activity first. A page too far is an empty list. */
export function listAnswer(ask: Ask): Json {
  const { world, caller, query } = ask;
  const status = query('status') ?? 'open';
  const within = Number(query('updated_within') ?? 0);
  const inbox = idOf(query('inbox_id') ?? '');
  const assignee = query('assignee_type');
  const found = [...world.conversations.values()].filter(
    (each) =>
      maySee(world, each, caller) &&
      (status === 'all' || each.status === status) &&
      (!within || each.updated_at > world.clock.now() - within * 1000) &&
      (inbox === undefined || each.inbox_id === inbox) &&
      (assignee !== 'me' || each.assignee_id === caller.id) &&
      (assignee !== 'unassigned' || each.assignee_id === null) &&
      (assignee !== 'assigned' || each.assignee_id !== null),
  );
  const [, key, direction] = /^(.+)_(asc|desc)$/.exec(query('sort_by') ?? '') ?? ['', 'last_activity_at', 'desc'];
  const value = SORTS[key ?? ''] ?? ((conversation: Conversation) => conversation.last_activity_at);
  const sign = direction === 'asc' ? 1 : -1;
  found.sort((a, b) => sign * (value(a) - value(b)) || sign * (a.id - b.id));
  const page = Math.max(1, idOf(query('page') ?? '') ?? 1);
  const shown = within ? found : found.slice((page - 1) * PAGE, page * PAGE);
  const count = (wanted: (each: Conversation) => boolean): number => found.filter(wanted).length;
  const meta = {
    mine_count: count((each) => each.assignee_id === caller.id),
    assigned_count: count((each) => each.assignee_id !== null),
    unassigned_count: count((each) => each.assignee_id === null),
    all_count: found.length,
  };
  return { data: { meta, payload: shown.map((each) => conversationRest(world, each)) } };
}
