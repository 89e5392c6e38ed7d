/** What Chatwoot's own script puts on the page, as far as we read it (tried on 4.15.1). */
type ChatwootOnPage = {
  isOpen?: boolean;
  hasLoaded?: boolean;
  showUnreadMessagesDialog?: boolean;
  reset?: () => void;
};

export const chatwoot = (): ChatwootOnPage | undefined => (window as { $chatwoot?: ChatwootOnPage }).$chatwoot;

const COOKIE = 'cw_conversation';

/** The cookie as it stands; empty when there is none. It never leaves this page. */
export function cookie(): string {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${COOKIE}=`));
  return found ? found.slice(COOKIE.length + 1) : '';
}

/** Chatwoot may have set it for the site as a whole: it is ended for this host and every domain above it. */
export function dropCookie(): void {
  const labels = location.hostname.split('.');
  const ended = `${COOKIE}=; path=/; max-age=0`;
  document.cookie = ended;
  labels.forEach((_, i) => (document.cookie = `${ended}; domain=${labels.slice(i).join('.')}`));
}

/** SHA-256 of the `source_id` in the cookie, hexadecimal; null when there is none or the page is not served by https. */
export async function hashedSource(token: string): Promise<string | null> {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { source_id: id } = JSON.parse(atob(payload)) as { source_id?: unknown };
    if (typeof id !== 'string') return null;
    return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id))));
  } catch {
    return null;
  }
}

export const randomId = (): string => hex(crypto.getRandomValues(new Uint8Array(8)));

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
