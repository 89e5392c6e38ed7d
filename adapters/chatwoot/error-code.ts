/** "Error code: 30003", "30006 - Landline…", "[HTTP 400] 21610 : Unable…": how Chatwoot writes what a carrier said. */
const CODE = /^(?:Error code: |\[HTTP \d{3}\] )?(\d{3,6})\b/;

/**
 * The carrier's code in a message's `external_error`, or null. The sentence around it is dropped: it can quote a number
 * or an address.
 */
export function errorCodeOf(externalError: unknown): number | null {
  const found = typeof externalError === 'string' ? CODE.exec(externalError) : null;
  return found ? Number(found[1]) : null;
}
