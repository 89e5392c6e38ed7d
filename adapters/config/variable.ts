import type { z } from 'zod';
import type { Fault } from '../faults';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable of the environment: what it is, and what a fault about it says. */
export interface Variable {
  /** For `.env.example` and the guide: what it is and where it comes from. */
  about: string;
  expected: string;
  remedy: string;
  /** Reads the text; a text that does not fit is a fault. */
  schema: z.ZodType<unknown, string>;
  /** A secret's value is never shown, not even a part of it. It has no usual value: a missing one is a fault. */
  secret?: true;
  /** What it is when it is not set, as one would write it. Without this and `optional`, it has to be set. */
  usually?: string;
  optional?: true;
  /** Set by the start command, not by people: left out of `.env.example`. */
  internal?: true;
}

export type Variables = Readonly<Record<string, Variable>>;

export type Values<V extends Variables> = {
  [K in keyof V]: z.output<V[K]['schema']> | (V[K] extends { optional: true } ? undefined : never);
};

/** Reads each variable. `values` is whole only when there is no fault. */
export function readVariables<V extends Variables>(
  variables: V,
  env: Environment,
): { values: Values<V>; faults: Fault[] } {
  const faults: Fault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(variables)) {
    const written = env[name]?.trim();
    if (!written && variable.optional) continue;
    const read = variable.schema.safeParse((written || variable.usually) ?? '');
    if (read.success) values[name] = read.data;
    else faults.push(variableFault(name, variable, env[name]));
  }
  return { values: values as Values<V>, faults };
}

export function variableFault(name: string, variable: Variable, value: string | undefined): Fault {
  const { expected, remedy } = variable;
  return { where: name, got: describeGot(value, variable.secret === true), expected, remedy };
}

/** What was got, told so that a secret stays one. */
function describeGot(value: string | undefined, secret: boolean): string {
  if (value === undefined) return 'nothing';
  if (value.trim() === '') return 'an empty value';
  if (!secret) return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
  return `${value.length} characters${/\s/.test(value.trim()) ? ', with a blank among them' : ''}`;
}
