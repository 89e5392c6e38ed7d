import { MINUTE } from '../../core/kernel/instant';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';

/** A speed that leaves every hand its time on a busy machine: what is planned must still be news when it is done. */
export const SPEED = 10;

/** The ladder of a chat in minutes, one step in each. */
export const CHAT = { hint: MINUTE, 'check-in': 2 * MINUTE, closing: 3 * MINUTE, finish: 4 * MINUTE };

const { quiet } = DEFAULT_POLICY;
export const QUIET_IN_MINUTES: Policy['quiet'] = { ...quiet, ladders: { ...quiet.ladders, chat: CHAT } };
