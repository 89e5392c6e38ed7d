/** What this browser remembers for us: choices about the page itself, never anything about a client. */
export type RememberedName = 'helpline-theme' | 'helpline-sidebar-offered';

/** In a frame of another site a browser may forbid it; then nothing is remembered, and nothing breaks. */
export function remembered(name: RememberedName): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: RememberedName, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is asked again next time.
  }
}
