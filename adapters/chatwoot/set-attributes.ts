import { z } from 'zod';
import type { BotFirst } from './bot-first';
import type { AttributesSet, Manners } from './contract';
import type { Fingerprint } from './fingerprint';
import type { ChatwootHttp } from './http';
import { jsonBody, type Json } from './json-body';

type Attributes = Readonly<Record<string, Json>>;

const attributes = z.object({ custom_attributes: z.record(z.string(), z.json()).nullish() });

/**
 * Adds values to a conversation's attributes. Chatwoot replaces the whole set, so it is read first and the others' keys
 * are kept; two writers at once would still lose one's key, which the next look puts right. Nothing is written when all
 * of it stands there already: our own write comes back as a webhook, and could go on for ever.
 * @throws ChatwootError
 */
export async function setAttributes(
  http: ChatwootHttp,
  botToken: string,
  byBot: BotFirst,
  fingerprint: Fingerprint,
  conversationId: number,
  values: Readonly<Record<string, string>>,
  manners?: Manners,
): Promise<AttributesSet> {
  const current = await readAttributes(http, byBot, conversationId, manners);
  const found = fingerprint(current);
  const differs = Object.entries(values).some(([key, value]) => current[key] !== value);
  if (!differs) return { changed: false, values: current, fingerprint: found ?? '', found };
  const body = jsonBody({ custom_attributes: { ...current, ...values } });
  const asked = { what: 'write attributes', writes: true, answer: attributes, manners };
  const path = `conversations/${conversationId}/custom_attributes`;
  const answer = await http.direct(asked, { token: botToken }, { method: 'POST', path, body });
  const written = answer.custom_attributes ?? {};
  return { changed: true, values: written, fingerprint: fingerprint(written) ?? '', found };
}

async function readAttributes(
  http: ChatwootHttp,
  byBot: BotFirst,
  conversationId: number,
  manners?: Manners,
): Promise<Attributes> {
  const asked = { what: 'read attributes', writes: false, answer: attributes, manners };
  const { accountId } = http;
  const answer = await byBot((token) =>
    http.bySdk(asked, token, (sdk) => sdk.conversations.get({ accountId, conversationId })),
  );
  return answer.custom_attributes ?? {};
}
