import { z } from 'zod';
import { HELPLINE_HEADER } from '../core/panel/exchange-contract';
import { SECOND } from '../core/kernel/instant';

/** Nobody waits longer (ms) for so small a question. */
const PATIENCE = 5 * SECOND;

/** How the panel's page is answered, as a browser would get it; null: not at all. */
export type PanelPage = { status: number; policy: string; frameOptions: string | null };

/** Asks for the panel's page. Never throws. */
export async function probePage(panelUrl: string): Promise<PanelPage | null> {
  try {
    const { status, headers } = await fetch(`${panelUrl}/panel/`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return {
      status,
      policy: headers.get('content-security-policy') ?? '',
      frameOptions: headers.get('x-frame-options'),
    };
  } catch {
    return null;
  }
}

const refusal = z.object({ error: z.object({ code: z.string() }) });

/**
 * What the exchange says to the panel's page when nobody is signed in: a word of ours; 'strange': somebody else answered;
 * null: nobody did. Never throws.
 */
export async function probeExchange(panelUrl: string, exchangeUrl: string, accountId: number): Promise<string | null> {
  try {
    const answer = await fetch(`${exchangeUrl}/session`, {
      method: 'POST',
      headers: {
        origin: new URL(panelUrl).origin,
        [HELPLINE_HEADER]: '1',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ accountId, scope: { conversationId: 1 } }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const read = refusal.safeParse(await answer.json().catch(() => null));
    return read.success ? read.data.error.code : 'strange';
  } catch {
    return null;
  }
}
