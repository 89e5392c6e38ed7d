/** A body whose every field was said. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonBody = { readonly [key: string]: Json };

/**
 * The body, if nothing in it is left unsaid. JSON drops `undefined`, and Chatwoot takes what is missing for an order: no
 * labels clears them, no assignee unassigns, no status resolves. A body like that is a mistake of ours and never leaves.
 */
export function jsonBody<B extends JsonBody>(body: B): B {
  if (Object.keys(body).length === 0) throw new Error('a body without a field is an order to clear');
  for (const [key, value] of Object.entries(body)) check(key, value);
  return body;
}

function check(path: string, value: unknown): void {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new Error(`the body's field ${path} was left unsaid`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) check(`${path}.${key}`, inner);
}
