/**
 * What a mailbox, facts and rules belong to. A conversation is Chatwoot's, by its display id; a client is a person and
 * spans their conversations; the desk is the account as a whole.
 */
export type Subject = ConversationSubject | ClientSubject | DeskSubject;
export type ConversationSubject = { kind: 'conversation'; accountId: number; conversationId: number };
export type ClientSubject = { kind: 'client'; accountId: number; contactId: number };
export type DeskSubject = { kind: 'desk'; accountId: number };

export const conversation = (accountId: number, conversationId: number): ConversationSubject => ({
  kind: 'conversation',
  accountId,
  conversationId,
});
export const client = (accountId: number, contactId: number): ClientSubject => ({
  kind: 'client',
  accountId,
  contactId,
});
export const desk = (accountId: number): DeskSubject => ({ kind: 'desk', accountId });

/** The subject as a short key: "c:1:42", "p:1:77", "d:1". Ids only, so it may stand in Redis, queues and logs. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'conversation':
      return `c:${subject.accountId}:${subject.conversationId}`;
    case 'client':
      return `p:${subject.accountId}:${subject.contactId}`;
    case 'desk':
      return `d:${subject.accountId}`;
  }
}

/** The subject of a key made by {@link subjectKey}; null when it is not one. */
export function parseSubjectKey(key: string): Subject | null {
  const parts = /^(?:(c):(\d+):(\d+)|(p):(\d+):(\d+)|(d):(\d+))$/.exec(key);
  if (!parts) return null;
  if (parts[1]) return conversation(Number(parts[2]), Number(parts[3]));
  if (parts[4]) return client(Number(parts[5]), Number(parts[6]));
  return desk(Number(parts[8]));
}

/** How many shards there are, for ever: the number is part of every key in Redis. */
export const SHARDS = 16;

/**
 * The shard of a subject, 0 to 15: FNV-1a over its key. All keys of one subject carry its shard's hash tag, so one
 * script may touch them all on a Redis Cluster.
 */
export function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) {
    hash ^= key.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  // The low bits of FNV follow the last character too closely; fold the high ones in.
  return ((hash ^ (hash >>> 16)) >>> 0) % SHARDS;
}
