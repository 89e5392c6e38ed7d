import { z } from 'zod';
import type { BotFirst } from './bot-first';
import type { Manners } from './contract';
import type { ChatwootHttp } from './http';
import { jsonBody } from './json-body';

const labels = z.object({ payload: z.array(z.string()) });

/**
 * Puts labels on a conversation and takes labels off. Chatwoot replaces the whole list, and clears it when there is none
 * in the body, so it is read first and always sent whole. Nothing is written when nothing differs.
 * @throws ChatwootError
 */
export async function changeLabels(
  http: ChatwootHttp,
  byBot: BotFirst,
  conversationId: number,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  manners?: Manners,
): Promise<readonly string[]> {
  const path = `conversations/${conversationId}/labels`;
  const read = { what: 'read labels', writes: false, answer: labels, manners };
  const { payload: current } = await byBot((token) => http.direct(read, { token }, { method: 'GET', path }));
  const wanted = [...new Set([...current.filter((label) => !remove.includes(label)), ...add])];
  if (wanted.length === current.length && wanted.every((label) => current.includes(label))) return current;
  const written = { what: 'write labels', writes: true, answer: labels, manners };
  const body = jsonBody({ labels: wanted });
  return (await byBot((token) => http.direct(written, { token }, { method: 'POST', path, body }))).payload;
}
