/**
 * The practice carrier's own count, from the standard's tables and from what Twilio documents; it shares nothing with the
 * plugin's, so that a bill made with it can prove a ledger made with the other.
 */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as two, of which the first says that the second is of this table. */
const EXTENDED = new Set('\f^{}\\[~]|€');
const TOLL_FREE = /^\+1(800|833|844|855|866|877|888)\d{7}$/;
const LONGEST = 1_600;

/** In how many parts a text goes out from this number: never none, as even an empty one is a part. */
export function partsOf(body: string, from = ''): number {
  const isGsm = [...body].every((sign) => BASIC.has(sign) || EXTENDED.has(sign));
  const room = (isGsm ? 153 : 67) - (TOLL_FREE.test(from) ? 1 : 0);
  const costs = isGsm ? [...body].map((sign) => (EXTENDED.has(sign) ? 2 : 1)) : widthsOf(body);
  const whole = costs.reduce((sum, cost) => sum + cost, 0);
  if (whole <= (isGsm ? 160 : 70)) return 1;
  let [parts, used] = [1, 0];
  for (const cost of costs) {
    if (used + cost > room) [parts, used] = [parts + 1, 0];
    used += cost;
  }
  return parts;
}

/** In UTF-16 units: a letter with its marks and an emoji with its parts stay in one piece, a line's end may be torn. */
function widthsOf(body: string): number[] {
  if (body.length > LONGEST) return [...body].map((sign) => sign.length);
  const whole = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(body)];
  return whole.flatMap(({ segment }) =>
    (segment === '\r\n' || segment.length > 66 ? [...segment] : [segment]).map((sign) => sign.length),
  );
}
