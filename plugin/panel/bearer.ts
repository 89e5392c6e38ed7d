import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { MINUTE, type Instant } from '../../core/kernel/instant';
import { panelScope, type PanelScope } from '../../core/panel/exchange-contract';

/** For how long a bearer may be used, and how often the page shows anew that it may have one. In ms. */
export const BEARER_LIFE = 15 * MINUTE;
export const RENEW_AFTER = MINUTE;

const claims = z.object({
  agentId: z.number().int().positive(),
  accountId: z.number().int().positive(),
  scope: panelScope,
  supervisor: z.boolean(),
  /** session: Chatwoot knew their session. code: they typed a pairing code, and only our bot can speak for them. */
  provenBy: z.enum(['session', 'code']),
  /** With a code: when it was typed. Without one: null. */
  pairedAt: z.number().nullable(),
  until: z.number(),
});

/** Who asks, for what, until when. Nothing of it is personal, and nothing of it is kept. */
export type Claims = z.output<typeof claims>;

/** A scope as one word, for a key and a log line. */
export const scopeWord = (scope: PanelScope): string => ('desk' in scope ? 'desk' : String(scope.conversationId));

/** The claims, signed: whoever holds it may ask. For the `Authorization` header, never for an address. */
export function makeBearer(secret: string, granted: Claims): string {
  const body = Buffer.from(JSON.stringify(granted)).toString('base64url');
  return `${body}.${macOf(secret, body)}`;
}

/** What a bearer says, if we made it and its time has not passed. */
export function readBearer(secret: string, bearer: string, now: Instant): Claims | null {
  const [body = '', mac = '', more] = bearer.slice(0, 2_000).split('.');
  if (more !== undefined || !sameBytes(mac, macOf(secret, body))) return null;
  const read = claims.safeParse(parsed(Buffer.from(body, 'base64url').toString()));
  return read.success && now < read.data.until ? read.data : null;
}

const macOf = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(`panel bearer 1 ${body}`).digest('base64url');

function sameBytes(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
