import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { PanelConfig } from '../../adapters/config/config';
import type { Paired } from '../../adapters/chatwoot/pairing-in-webhook';
import { codeTyped, offerCode } from '../../adapters/redis/pairing-store';
import type { World } from '../../adapters/world';
import { MINUTE } from '../../core/kernel/instant';
import { pairingNote } from '../../core/panel/pairing-note';

/** For how long a code may be typed (ms): a webhook may be 20 s late, and a tired hand slow. */
export const CODE_LIFE = 3 * MINUTE;

const digest = (secret: string, what: string): string =>
  createHmac('sha256', secret).update(`panel pairing 1 ${what}`).digest('base64url');

/** A code counts in one conversation alone. */
const hashOfCode = (panel: PanelConfig, conversationId: number, code: string): string =>
  digest(panel.secret, `code ${conversationId} ${code}`);

/** A page's secret says which conversation it was shown a code for, and that cannot be changed. */
export const hashOfPage = (panel: PanelConfig, secret: string): string => digest(panel.secret, `page ${secret}`);

export type ShownCode = { note: string; secret: string };

/** A new code for a page that shows this conversation. Errors: Redis away. */
export async function showCode(world: World, panel: PanelConfig, conversationId: number): Promise<ShownCode> {
  for (;;) {
    const code = String(randomInt(100_000_000)).padStart(8, '0');
    const secret = `${conversationId}.${randomBytes(32).toString('base64url')}`;
    const isFree = await offerCode(
      world.redis,
      hashOfCode(panel, conversationId, code),
      hashOfPage(panel, secret),
      CODE_LIFE,
    );
    if (isFree) return { note: pairingNote(code), secret };
  }
}

/** The conversation a page's secret is for; null: it is no secret of ours. */
export function conversationOfSecret(secret: string): number | null {
  const [, conversationId] = /^(\d{1,12})\.[\w-]{43}$/.exec(secret) ?? [];
  return conversationId === undefined ? null : Number(conversationId);
}

/** A code was typed in a note whose webhook is proven. Errors: Redis away. */
export async function hearCode(world: World, panel: PanelConfig, { agentId, conversationId, code }: Paired) {
  const known = await codeTyped(world.redis, hashOfCode(panel, conversationId, code), agentId);
  world.count(known ? 'panel_code_typed' : 'panel_code_unknown');
  world.log.info(
    { door: 'panel', agentId, conversationId, state: known ? 'typed' : 'unknown' },
    'panel: a code was typed',
  );
}
