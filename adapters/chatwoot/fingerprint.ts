import { createHmac } from 'node:crypto';

/** What the sidebar's attributes look like, as eight hexadecimal digits; null when none of ours is there. */
export type Fingerprint = (attributes: Readonly<Record<string, unknown>>) => string | null;

/** Our own keys begin with this. */
export const OUR_PREFIX = 'helpline_';

/**
 * Makes the fingerprint of our own attributes. Keyed and cut short, because the client's page can write any words into
 * them: nobody can guess those back from an event. Eight digits are plenty for "is this still what we wrote?".
 */
export function makeFingerprint(secret: string): Fingerprint {
  return (attributes) => {
    const ours = Object.entries(attributes).filter(([key]) => key.startsWith(OUR_PREFIX));
    if (ours.length === 0) return null;
    // Chatwoot keeps them in an order of its own.
    const sorted = ours.sort(([a], [b]) => (a < b ? -1 : 1));
    return createHmac('sha256', secret).update(JSON.stringify(sorted)).digest('hex').slice(0, 8);
  };
}
