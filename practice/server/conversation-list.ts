import { maySee } from '../model/conversations';
import type { Conversation, Json } from '../model/nouns';
import { conversationRest } from '../model/shapes-conversations';
import { type Ask, idOf } from './answering';

/** Conversations a page; `updated_within` answers all at once. */
const PAGE = 25;
const SORT = /^(last_activity_at|created_at|waiting_since)_(asc|desc)$/;

/** The default is open ones only, newest activity first. A page too far is an empty list. */
export function listAnswer({ world, caller, query }: Ask): Json {
  const status = query('status') ?? 'open';
  const since = world.clock.now() - Number(query('updated_within') ?? Infinity) * 1000;
  const inbox = idOf(query('inbox_id'));
  const whose = query('assignee_type') ?? 'all';
  const is = (each: Conversation, whom: string): boolean =>
    whom === 'me' ? each.assignee_id === caller.id : (whom === 'assigned') === (each.assignee_id !== null);
  const found = [...world.conversations.values()].filter(
    (each) =>
      maySee(world, each, caller) &&
      (status === 'all' || each.status === status) &&
      each.updated_at > since &&
      (inbox === undefined || each.inbox_id === inbox) &&
      (whose === 'all' || is(each, whose)),
  );
  const [, key = 'last_activity_at', direction] = SORT.exec(query('sort_by') ?? '') ?? [];
  const sign = direction === 'asc' ? 1 : -1;
  const value = (each: Conversation): number => each[key as 'created_at' | 'waiting_since'] ?? Number.MAX_SAFE_INTEGER;
  found.sort((a, b) => sign * (value(a) - value(b) || a.id - b.id));
  const from = (Math.max(1, idOf(query('page')) ?? 1) - 1) * PAGE;
  const shown = Number.isFinite(since) ? found : found.slice(from, from + PAGE);
  const count = (whom: string): number => found.filter((each) => is(each, whom)).length;
  const counts = { mine_count: count('me'), assigned_count: count('assigned'), unassigned_count: count('unassigned') };
  const payload = shown.map((each) => conversationRest(world, each));
  return { data: { meta: { ...counts, all_count: found.length }, payload } };
}
