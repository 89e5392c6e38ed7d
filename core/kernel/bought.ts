import type { Day } from './calendar';
import type { Plan, PlanLength } from './credits';

/**
 * What was bought and told by a command, as its note in the desk's conversation says it. A top-up below nothing takes one
 * back that was mistyped. `carryOver` null: as the plan before it.
 */
export type Bought =
  | { what: 'top-up'; on: Day; credits: number }
  | { what: 'plan'; from: Day; every: PlanLength; credits: number; carryOver: Plan['carryOver'] | null };

/** A command, under a key that sorts by its time; `noted` once its note was asked for. */
export type Told = { key: string; bought: Bought; noted: boolean };
