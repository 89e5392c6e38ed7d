import { z } from 'zod';
import type { Request } from 'express';
import type { AgentSession } from '../../adapters/chatwoot/chatwoot-api';
import type { World } from '../../adapters/world';
import { isFromChatwoot } from './origins';

/** What may stand in a header, and no longer than Chatwoot makes them. */
const part = z.string().regex(/^[\x21-\x7e]{1,300}$/);
const told = z.object({ accessToken: part, client: part, uid: part });
const inCookie = z.object({ 'access-token': part, client: part, uid: part });

const COOKIE = 'cw_d_session_info';

/**
 * The session with which a request proves who asks. Our page's comes in Chatwoot's own cookie (identities A and B'); the
 * line, on Chatwoot's page, tells it (identity L), and nobody else may. It is used for this request and kept nowhere.
 */
export function sessionOf(world: World, request: Request, body: { session?: unknown }): AgentSession | null {
  if (isFromChatwoot(world, request)) {
    const read = told.safeParse(body.session);
    return read.success ? read.data : null;
  }
  const read = inCookie.safeParse(cookieOf(request.headers.cookie ?? ''));
  if (!read.success) return null;
  const { 'access-token': accessToken, client, uid } = read.data;
  return { accessToken, client, uid };
}

/** Chatwoot writes it in two spellings: with the braces as they are, and with all of it encoded. */
function cookieOf(cookies: string): unknown {
  const pair = cookies.split(/;\s*/).find((one) => one.startsWith(`${COOKIE}=`));
  if (pair === undefined || pair.length > 6_000) return null;
  try {
    return JSON.parse(decodeURIComponent(pair.slice(COOKIE.length + 1)));
  } catch {
    return null;
  }
}
