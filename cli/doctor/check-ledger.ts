import { isAway } from '../../core/credits/reconciled-words';
import { NO_DESK_CREDITS } from '../../core/kernel/credits-memory';
import type { Facts } from '../../core/kernel/facts';
import { DAY, HOUR, type Instant } from '../../core/kernel/instant';
import { fault, type InstallFault } from './install-fault';

/** A night without a comparison may be a carrier's bad hour; two are not. */
const OLD = 2 * DAY;

/** How old the last comparison of the ledger with the carrier's log is, if it is old or the carrier was away since. */
export function checkLedger(facts: Facts | null, hasCarrier: boolean, now: Instant): readonly InstallFault[] {
  if (!hasCarrier || facts?.kind !== 'desk') return [];
  const { reconciled, carrierAwayAt } = facts.credits ?? NO_DESK_CREDITS;
  const isOld = reconciled !== null && now - reconciled.at > OLD;
  if (!isOld && !isAway({ reconciled, carrierAwayAt })) return [];
  return [fault('ledger-old', reconciled === null ? '–' : `${Math.floor((now - reconciled.at) / HOUR)} h`)];
}
