/** A click's key, drawn by chance. Also where Chatwoot is plain http, in a house of its own: a page there has no `randomUUID`. */
export const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
