/** Words of a call that is over and that nobody took; it costs nothing. */
const NOT_TAKEN: readonly string[] = ['busy', 'no-answer', 'failed', 'canceled'];

/**
 * The minutes that Twilio bills of a call: each that was begun, and at least one of a call that somebody took. 0: nobody
 * did. Null: it goes on, or its length is not known. `seconds` as Twilio writes it, a number as text.
 */
export function minutesBilled(status: string, seconds: string | null): number | null {
  if (NOT_TAKEN.includes(status)) return 0;
  if (status !== 'completed' || seconds === null || !/^\d{1,6}$/.test(seconds)) return null;
  return Math.max(1, Math.ceil(Number(seconds) / 60));
}
