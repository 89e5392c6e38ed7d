import { createHmac, timingSafeEqual } from 'node:crypto';
import { SECOND, type Instant } from '../../core/kernel/instant';

export type SignatureVerdict = 'ok' | 'unsigned' | 'forged' | 'stale';

/** What a webhook brought with it: the bytes as they came (Chatwoot escapes some characters) and two headers. */
export type SignedWebhook = {
  raw: Buffer;
  /** `X-Chatwoot-Timestamp`: whole seconds since 1970, at the moment of posting. */
  timestamp: string | undefined;
  /** `X-Chatwoot-Signature`: "sha256=" and 64 hexadecimal digits. */
  signature: string | undefined;
  /** Each is accepted, so that a secret can be replaced without losing a webhook. */
  secrets: readonly string[];
  now: Instant;
};

/** How far the time stamp may be from our clock, both ways. */
const TOLERANCE = 300 * SECOND;

const SIGNATURE = /^sha256=[0-9a-f]{64}$/;
const TIMESTAMP = /^\d{1,12}$/;

/**
 * Whether Chatwoot signed these bytes, lately. "stale" is only said of a good signature: it means that two clocks
 * disagree, or a replay; of a bad one nothing else is worth knowing. Every secret is tried, also after one fitted, and
 * each in constant time.
 */
export function verifySignature({ raw, timestamp, signature, secrets, now }: SignedWebhook): SignatureVerdict {
  if (!timestamp || !signature) return 'unsigned';
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(timestamp)) return 'forged';
  const claimed = Buffer.from(signature.slice('sha256='.length), 'hex');
  let genuine = false;
  for (const secret of secrets) {
    const made = createHmac('sha256', secret).update(`${timestamp}.`).update(raw).digest();
    if (timingSafeEqual(made, claimed)) genuine = true;
  }
  if (!genuine) return 'forged';
  return Math.abs(now - Number(timestamp) * SECOND) <= TOLERANCE ? 'ok' : 'stale';
}
