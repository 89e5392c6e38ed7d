/** By what a click is known, to the rules and to the page: whose it is, and the key that their page drew for it. */
export const clickName = (agentId: number, key: string): string => `panel:${agentId}:${key}`;
