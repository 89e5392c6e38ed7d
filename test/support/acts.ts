import type { Practice } from '../../practice/start';
import type { JsonObject } from '../../practice/model/nouns';
import type { Write } from '../../practice/ledger';

/** What people do at a practice desk, each by one call, and what our bot was seen to do there. */
export type Acts = ReturnType<typeof actsAt>;

type Act = 'open' | 'close' | 'leave' | 'offline' | 'online' | 'read' | 'typing-on' | 'typing-off';

export function actsAt(practice: Practice) {
  const control = async (path: string, body: object = {}): Promise<JsonObject> => {
    const answer = await fetch(`${practice.url}/practice/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the practice desk answered ${path} with ${answer.status}`);
    return (await answer.json()) as JsonObject;
  };
  const asAdmin = async (method: string, path: string, body: object): Promise<JsonObject> => {
    const answer = await fetch(`${practice.url}/api/v1/accounts/1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'Api-Access-Token': practice.tokens.admin },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the practice Chatwoot answered ${path} with ${answer.status}`);
    const text = await answer.text();
    return text === '' ? {} : (JSON.parse(text) as JsonObject);
  };
  const writes = (kind: Write['kind'], conversation: number): Write[] =>
    practice.ledger.writes.filter((write) => write.kind === kind && write.conversation === conversation);
  const byOurBot = (conversation: number, isPrivate: boolean): Write[] =>
    writes('message', conversation).filter(
      ({ by, detail }) => by?.type === 'AgentBot' && detail['private'] === isPrivate,
    );

  return {
    control,
    asAdmin,
    /** A new client writes; the answer is the conversation. */
    newClient: async (text = 'hello', inbox: 'chat' | 'text' = 'chat'): Promise<number> =>
      Number((await control('conversations', { text, inbox }))['conversation']),
    clientSays: (conversation: number, text = 'are you there') =>
      control(`conversations/${conversation}/client-says`, { text }),
    clientDoes: (conversation: number, act: Act) => control(`conversations/${conversation}/client`, { act }),
    advocateSays: (conversation: number, text = 'I am here') =>
      control(`conversations/${conversation}/agent-says`, { text }),
    advocateNotes: (conversation: number, text = 'a note of mine') =>
      control(`conversations/${conversation}/agent-says`, { text, private: true }),
    advocateTypes: (conversation: number, on = true) => control(`conversations/${conversation}/agent-types`, { on }),
    advocateIsOnline: (agent = 2) => control(`agents/${agent}/online`),
    /** The client's own page can write attributes; it replaces the whole set. */
    overwriteAttributes: (conversation: number, custom_attributes: JsonObject) =>
      asAdmin('POST', `conversations/${conversation}/custom_attributes`, { custom_attributes }),
    setStatus: (conversation: number, status: string) =>
      asAdmin('POST', `conversations/${conversation}/toggle_status`, { status }),
    /** All of them are texts here. */
    attributesOf: (conversation: number): Readonly<Record<string, string | undefined>> =>
      (practice.model.conversations.get(conversation)?.custom_attributes ?? {}) as Record<string, string>,
    /** Private notes that our bot posted there, in order. */
    notesIn: (conversation: number) => byOurBot(conversation, true),
    /** Texts to the client that our bot posted there, in order. */
    textsIn: (conversation: number) => byOurBot(conversation, false),
  };
}

type Marker = { intent?: string; kind?: string; data?: JsonObject };

/** What our bot put on one of its messages. */
export function markerIn(write: Write): Marker | null {
  return (write.detail['content_attributes'] as { helpline?: Marker } | null)?.helpline ?? null;
}

/** The intent that a message of ours carries out, from its marker. */
export const intentIn = (write: Write): string | null => markerIn(write)?.intent ?? null;
