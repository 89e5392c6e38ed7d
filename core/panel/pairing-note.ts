/** Two groups of four digits: read off one part of the screen and typed into another. */
export type PairingCode = string;

/** What is to be typed. The word gives nothing away, should a tired hand type it to the client. */
export const pairingNote = (code: PairingCode): string => `/code ${code.slice(0, 4)}-${code.slice(4)}`;

/** The code in what somebody typed, eight digits, or null: nothing else may stand beside it. */
export function readPairingNote(text: string): PairingCode | null {
  const [, first, second] = /^\s*\/code\s+(\d{4})\s?\\?[-–]?\s?(\d{4})\s*$/i.exec(text.slice(0, 60)) ?? [];
  return first === undefined || second === undefined ? null : first + second;
}
