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
  | 'ledger-old'
  | 'clock-skew'
  | 'policy'
  | OnCallFaultId
  | PanelFaultId;

/** What is lost of those on call. */
export type OnCallFaultId =
  'on-call-nothing' | 'on-call-webhook' | 'on-call-address' | 'on-call-number' | 'on-call-rota' | 'on-call-uncovered';

/** What can keep advocates from seeing the panel. */
export type PanelFaultId =
  | 'panel-nowhere'
  | 'panel-tab'
  | 'panel-tab-elsewhere'
  | 'panel-http'
  | 'panel-away'
  | 'panel-frame-header'
  | 'panel-framing'
  | 'panel-exchange'
  | 'panel-origin'
  | 'line-old'
  | 'panel-by-code';

/** It works, and could be better. */
const HINTS: readonly FaultId[] = ['line-old', 'panel-by-code', 'ledger-old', 'on-call-webhook', 'on-call-uncovered'];
export const isHint = ({ id }: InstallFault): boolean => HINTS.includes(id);

/** `detail`: a number, a version or an address of ours; never a token, a secret or anything of a client. */
export type InstallFault = { id: FaultId; detail: string };

export const fault = (id: FaultId, detail = ''): InstallFault => ({ id, detail });
