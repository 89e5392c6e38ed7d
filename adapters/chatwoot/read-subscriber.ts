import { z } from 'zod';
import type { Manners, Subscriber } from './contract';
import type { ChatwootHttp } from './http';
import { id } from './payload-parts';

/** The answer also has the administrator's name, address and permanent token: none of them is looked at. */
const profile = z.object({ id, pubsub_token: z.string().min(8) });

/** @throws ChatwootError */
export async function readSubscriber(http: ChatwootHttp, token: string, manners?: Manners): Promise<Subscriber> {
  const asked = { what: 'ask for the live feed', writes: false, answer: profile, manners };
  const found = await http.bySdk(asked, token, (sdk) => sdk.profile.profile());
  return { userId: found.id, pubsubToken: found.pubsub_token };
}
