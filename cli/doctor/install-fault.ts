/** What can be wrong with an installation, so that it does not work, or not safely. */
export type FaultId =
  | 'chatwoot-away'
  | 'version-old'
  | 'token-refused'
  | 'token-not-admin'
  | 'token-in-inboxes'
  | 'bot-missing'
  | 'bot-token'
  | 'desk-missing'
  | 'desk-members'
  | 'attributes'
  | 'webhook-missing'
  | 'webhook-elsewhere'
  | 'webhook-events'
  | 'webhook-secret'
  | 'http-open'
  | 'delivery'
  | 'delivery-private'
  | 'redis-evicts'
  | 'redis-old'
  | 'redis-no-aof'
  | 'redis-replica'
  | 'not-running'
  | 'worker-idle'
  | 'clock-skew'
  | 'policy';

/** `detail`: a number, a version or an address of ours; never a token, a secret or anything of a client. */
export type InstallFault = { id: FaultId; detail: string };

export const fault = (id: FaultId, detail = ''): InstallFault => ({ id, detail });
