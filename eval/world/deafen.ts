import type { Session } from './session';
import { SECOND } from './truth';

/** For so long nothing is heard after a page was closed: longer than the grace after which it counts as left. */
const DEAF_FOR = 280 * SECOND;

/**
 * The same session, of which nothing but its sweeps' news of our own messages is heard for a while after a page told that
 * it was closed. Who comes back meanwhile is shown as left, and that is only told in the end: what the meter is for.
 */
export function deafen(session: Session): Session {
  const leaves = session.heard.flatMap(({ heardAt, told }) =>
    told.tells === 'beat' && told.beat.state === 'left' ? [heardAt] : [],
  );
  const isDeaf = (at: number): boolean => leaves.some((leave) => at > leave && at < leave + DEAF_FOR);
  const heard = session.heard.filter(
    ({ heardAt, told }) => !isDeaf(heardAt) || told.tells === 'stored' || told.tells === 'status',
  );
  return { ...session, heard };
}
