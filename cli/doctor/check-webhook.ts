import { randomUUID } from 'node:crypto';
import { WEBHOOK_PATH } from '../../adapters/chatwoot/webhook-path';
import { hasProofCome } from '../../adapters/redis/proof-store';
import { isPrivateAddress } from '../../adapters/config/private-address';
import { EVENTS } from '../setup/webhook-step';
import { postDeskNote } from './desk-notes';
import type { Doctor } from './doctor';
import { fault, type InstallFault } from './install-fault';
import { sentences } from './sentences';

const LOOK_EVERY = 100;

/**
 * Whether Chatwoot tells us everything, in a way that we can believe, and whether it arrives, if a note may be written
 * to try it. @throws ChatwootError
 */
export async function checkWebhook(doctor: Doctor, mayWrite: boolean): Promise<readonly InstallFault[]> {
  const { calls, config } = doctor;
  const { webhookUrl } = config.http;
  const toUs = (await calls.webhooks()).filter(({ url }) => url.endsWith(WEBHOOK_PATH));
  const webhook = webhookUrl === null ? toUs[0] : toUs.find(({ url }) => url === `${webhookUrl}${WEBHOOK_PATH}`);
  if (!webhook) return [toUs[0] ? fault('webhook-elsewhere', toUs[0].url) : fault('webhook-missing')];
  const missing = EVENTS.filter((event) => !webhook.subscriptions.includes(event));
  const isPrivate = isPrivateAddress(webhook.url);
  const faults = [
    ...(missing.length > 0 ? [fault('webhook-events', missing.join(', '))] : []),
    ...(config.chatwoot.webhookSecrets.includes(webhook.secret) ? [] : [fault('webhook-secret')]),
    ...(webhook.url.startsWith('http:') && !isPrivate ? [fault('http-open', webhook.url)] : []),
  ];
  if (!mayWrite || doctor.redis === null || (await arrives(doctor))) return faults;
  return [...faults, fault(isPrivate ? 'delivery-private' : 'delivery', webhook.url)];
}

/**
 * Proves delivery end to end: a private note in the desk's own conversation, and its signed webhook at our door. Nothing
 * less proves it: an address that Chatwoot refuses to post to looks well in every list.
 */
async function arrives(doctor: Doctor): Promise<boolean> {
  const { redis, clock, language, patience } = doctor;
  const proof = randomUUID();
  if (redis === null || (await postDeskNote(doctor, sentences[language].proof, { what: 'proof', proof })) === null) {
    return false;
  }
  for (const began = clock.ticks(); clock.ticks() - began < patience;) {
    if (await hasProofCome(redis, proof)) return true;
    await clock.sleep(LOOK_EVERY);
  }
  return false;
}
