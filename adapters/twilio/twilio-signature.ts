import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether Twilio itself posted this: HMAC-SHA1 over the whole address and the fields in the order of their names, compared
 * in constant time. `url`: as Twilio was given it, query and all.
 */
export function isByTwilio(authToken: string, url: string, fields: URLSearchParams, signature: string): boolean {
  const names = [...new Set(fields.keys())].sort();
  const signed = names.reduce(
    (text, name) =>
      text +
      [...new Set(fields.getAll(name))]
        .sort()
        .map((one) => name + one)
        .join(''),
    url,
  );
  return equal(createHmac('sha1', authToken).update(signed, 'utf8').digest(), Buffer.from(signature, 'base64'));
}

/** A page's intent with our own mark, as it stands in the addresses that Twilio is given. */
export function signedPage(key: string, page: string): string {
  return new URLSearchParams({ page, mark: markOf(key, page).toString('base64url') }).toString();
}

/** The intent in such an address; null when the mark is not ours. */
export function pageIn(key: string, query: URLSearchParams): string | null {
  const page = query.get('page') ?? '';
  return equal(markOf(key, page), Buffer.from(query.get('mark') ?? '', 'base64url')) ? page : null;
}

const markOf = (key: string, page: string): Buffer =>
  createHmac('sha256', `pages:${key}`).update(page).digest().subarray(0, 16);

const equal = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
