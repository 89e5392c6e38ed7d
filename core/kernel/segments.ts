import { septetsOf } from './gsm-alphabet';

export type Encoding = 'gsm-7' | 'ucs-2';
export type Segments = { segments: number; encoding: Encoding };

/** From which kind of number a text goes: the parts of a long one hold less from a toll-free number (US, Canada). */
export type SmsLine = 'usual' | 'toll-free';

/** A character as a person sees it, what it costs (septets, or UTF-16 units) and in which part, from 1, it begins. */
export type LaidSign = { sign: string; units: number; part: number };

/** How much fits: alone, and when a text is cut and each part carries a header (B8.12). Septets, and UTF-16 units. */
export const LIMITS: Readonly<Record<Encoding, Readonly<Record<SmsLine | 'alone', number>>>> = {
  'gsm-7': { alone: 160, usual: 153, 'toll-free': 152 },
  'ucs-2': { alone: 70, usual: 67, 'toll-free': 66 },
};

/** The longest text that Twilio takes (B8.12), in UTF-16 units. Of a longer one signs are not kept whole: it is not sent. */
export const LONGEST_TEXT = 1_600;

/** Letters of English and Spanish with their typographic marks: none of them joins with its neighbour into one sign. */
const UNJOINED = /^[\u0000-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*$/;

/**
 * How many SMS segments a text costs (B8.12, B8.13), 0 for an empty one. Our own arithmetic, so that a page can count
 * while somebody types; Twilio's package, which is heavy, proves it in the tests. A line break is two characters, which
 * may be torn; an emoji or a letter with its marks is one, which is not.
 */
export function segmentsOf(text: string, line: SmsLine = 'usual'): Segments {
  const encoding = encodingOf(text);
  const costs = costsOf(text, encoding);
  return { segments: partsOf(costs, encoding, line).count, encoding };
}

/** Every sign of a text with the part that it comes to lie in: what a page shows, and what proves the count. */
export function layOut(text: string, line: SmsLine = 'usual'): Segments & { signs: readonly LaidSign[] } {
  const encoding = encodingOf(text);
  const signs = [...signsOf(text, encoding)];
  const costs = signs.map((sign) => costOf(sign, encoding));
  const { count, begins } = partsOf(costs, encoding, line);
  const laid = signs.map((sign, i) => ({ sign, units: costs[i] ?? 1, part: begins[i] ?? 1 }));
  return { segments: count, encoding, signs: laid };
}

function encodingOf(text: string): Encoding {
  for (const character of text) if (septetsOf(character) === null) return 'ucs-2';
  return 'gsm-7';
}

const costOf = (sign: string, encoding: Encoding): number =>
  encoding === 'gsm-7' ? (septetsOf(sign) ?? 1) : sign.length;

/** What cannot be torn. Plain text needs no looking at its neighbours, which would cost it its time. */
function* signsOf(text: string, encoding: Encoding): Iterable<string> {
  if (encoding === 'gsm-7' || text.length > LONGEST_TEXT || UNJOINED.test(text)) return yield* text;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    // A sign that is longer than any part has to be torn somewhere.
    if (segment === '\r\n' || segment.length > LIMITS['ucs-2']['toll-free']) yield* segment;
    else yield segment;
  }
}

function costsOf(text: string, encoding: Encoding): number[] {
  const costs: number[] = [];
  for (const sign of signsOf(text, encoding)) costs.push(costOf(sign, encoding));
  return costs;
}

/** Fills one part after the other; what costs more than one is never torn over two parts. */
function partsOf(costs: readonly number[], encoding: Encoding, line: SmsLine): { count: number; begins: number[] } {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  if (total <= LIMITS[encoding].alone) return { count: total === 0 ? 0 : 1, begins: costs.map(() => 1) };
  const size = LIMITS[encoding][line];
  let part = 1;
  let filled = 0;
  const begins = costs.map((cost) => {
    if (filled + cost > size) {
      part += 1;
      filled = 0;
    }
    filled += cost;
    return part;
  });
  return { count: part, begins };
}
