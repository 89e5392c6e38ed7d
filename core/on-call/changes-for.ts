import type { OnCallMemory } from '../kernel/on-call-memory';
import type { Rota, RotaChange } from '../kernel/on-call-policy';

/** What supervisors changed on their page, the newest last; what was taken back is none. */
export const changesFor = ({ name }: Pick<Rota, 'name'>, { changes }: Pick<OnCallMemory, 'changes'>): RotaChange[] =>
  changes.flatMap(({ rota, change }) => (change !== null && (rota === null || rota === name) ? [change] : []));
