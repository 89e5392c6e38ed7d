import type { JsonObject } from '../model/nouns';

/** An answer that is not 200. Thrown, so that a look-up deep inside can end the call. */
export type Refusal = Error & { status: number; body: JsonObject };

export const refuse = (status: number, body: JsonObject): Refusal =>
  Object.assign(new Error(`answered ${status}`), { status, body });
export const notFound = (): Refusal => refuse(404, { error: 'Resource could not be found' });
export const notAllowed = (): Refusal => refuse(401, { error: 'You are not authorized to do this action' });
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && 'body' in error;
