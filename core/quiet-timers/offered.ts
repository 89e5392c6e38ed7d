import type { LadderText } from '../kernel/quiet-memory';
import type { Silence } from './silence';

/** The texts that a step offers, the fittest first: to somebody who may not be able to type, one sign first (E30, B4). */
export function textsFor(step: 'check-in' | 'closing', { silence }: { silence: Silence }): readonly LadderText[] {
  if (step === 'closing') return ['closing'];
  return silence.slow === null ? ['check-in', 'one-letter'] : ['one-letter', 'check-in'];
}
