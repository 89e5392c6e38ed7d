import { createHmac } from 'node:crypto';
import { RECORDED_SECRETS, recordedWebhooks } from '../../test/support/recorded-webhooks';
import { verifySignature, type SignedWebhook } from './verify-signature';

const recorded = recordedWebhooks();
const SECRET = 'a-secret-of-our-own-0123';
const NOW = 1_795_310_590_000;

function signed(difference: Partial<SignedWebhook> = {}): SignedWebhook {
  const raw = Buffer.from('{"event":"message_created","text":"\\u003cb\\u003e ñ"}');
  const timestamp = String(NOW / 1000);
  const signature = `sha256=${createHmac('sha256', SECRET).update(`${timestamp}.`).update(raw).digest('hex')}`;
  return { raw, timestamp, signature, secrets: [SECRET], now: NOW, ...difference };
}

function ofRecording(index: number, difference: Partial<SignedWebhook> = {}): SignedWebhook {
  const webhook = recorded[index];
  if (!webhook) throw new Error('no such recording');
  return {
    raw: Buffer.from(webhook.raw),
    timestamp: webhook.headers['x-chatwoot-timestamp'],
    signature: webhook.headers['x-chatwoot-signature'],
    secrets: RECORDED_SECRETS,
    now: webhook.received_at_ms,
    ...difference,
  };
}

describe('verifySignature', () => {
  it('believes every recorded webhook, with the secret of the path it was sent to and with all three', () => {
    expect(recorded).toHaveLength(137);
    const secretOf: Record<string, string | undefined> = {
      '/webhook': RECORDED_SECRETS[0],
      '/api-inbox': RECORDED_SECRETS[1],
      '/bot': RECORDED_SECRETS[2],
    };
    for (const [index, { path }] of recorded.entries()) {
      expect(verifySignature(ofRecording(index))).toBe('ok');
      expect(verifySignature(ofRecording(index, { secrets: [secretOf[path] ?? ''] }))).toBe('ok');
      const others = RECORDED_SECRETS.filter((secret) => secret !== secretOf[path]);
      expect(verifySignature(ofRecording(index, { secrets: others }))).toBe('forged');
    }
  });

  it('sees one altered byte anywhere', () => {
    const { raw } = signed();
    for (let at = 0; at < raw.length; at += 1) {
      const altered = Buffer.from(raw);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(verifySignature(signed({ raw: altered }))).toBe('forged');
    }
    expect(verifySignature(signed())).toBe('ok');
  });

  it('accepts the old and the new secret while one is being replaced', () => {
    expect(verifySignature(signed({ secrets: ['the-new-secret-0123456789', SECRET] }))).toBe('ok');
    expect(verifySignature(signed({ secrets: [SECRET, 'the-new-secret-0123456789'] }))).toBe('ok');
    expect(verifySignature(signed({ secrets: ['the-new-secret-0123456789'] }))).toBe('forged');
    expect(verifySignature(signed({ secrets: [] }))).toBe('forged');
  });

  it('takes a missing or an empty header for unsigned', () => {
    expect(verifySignature(signed({ signature: undefined }))).toBe('unsigned');
    expect(verifySignature(signed({ signature: '' }))).toBe('unsigned');
    expect(verifySignature(signed({ timestamp: undefined }))).toBe('unsigned');
    expect(verifySignature(signed({ timestamp: '' }))).toBe('unsigned');
  });

  it.each([
    ['cut short', (signature: string) => signature.slice(0, -1)],
    ['cut to nothing', () => 'sha256='],
    ['too long', (signature: string) => `${signature}00`],
    ['without its name', (signature: string) => signature.slice('sha256='.length)],
    ['of another kind', (signature: string) => signature.replace('sha256', 'sha1')],
    ['not hexadecimal', (signature: string) => signature.replace(/.$/, 'g')],
    ['with a line after it', (signature: string) => `${signature}\n`],
  ])('refuses a signature that is %s', (_, alter) => {
    expect(verifySignature(signed({ signature: alter(signed().signature ?? '') }))).toBe('forged');
  });

  it('refuses a time stamp that is not the one signed, or no number', () => {
    expect(verifySignature(signed({ timestamp: String(NOW / 1000 + 1) }))).toBe('forged');
    expect(verifySignature(signed({ timestamp: 'soon' }))).toBe('forged');
    expect(verifySignature(signed({ timestamp: `${NOW / 1000}.0` }))).toBe('forged');
    expect(verifySignature(signed({ timestamp: '-1' }))).toBe('forged');
  });

  it('lets 300 s pass both ways and not a millisecond more', () => {
    expect(verifySignature(signed({ now: NOW + 300_000 }))).toBe('ok');
    expect(verifySignature(signed({ now: NOW + 300_001 }))).toBe('stale');
    expect(verifySignature(signed({ now: NOW - 300_000 }))).toBe('ok');
    expect(verifySignature(signed({ now: NOW - 300_001 }))).toBe('stale');
    expect(verifySignature(signed({ now: NOW + 900_000, secrets: ['another-secret-0123456789'] }))).toBe('forged');
  });
});
