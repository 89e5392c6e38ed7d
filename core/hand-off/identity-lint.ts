/** What in a colleague's words may tell who the client is (B5.5). It warns; nothing is taken out and nothing is kept. */
export type IdentityHint = 'number' | 'date' | 'place' | 'mail';

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';

const HINTS: readonly (readonly [IdentityHint, RegExp])[] = [
  ['mail', /\S@\S+\.\w/],
  ['date', /\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/],
  ['date', new RegExp(`\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:of |de )?(?:${MONTHS})|(?:${MONTHS}) \\d{1,2})\\b`, 'i')],
  ['date', /\b(?:born|dob|nacid[ao]|nació)\b/i],
  ['number', /(?:\d[\s().-]?){6,}/],
  ['place', /\b\d+\s+\p{Lu}\p{L}+\s+(?:street|st|road|rd|avenue|ave|lane|drive|square|boulevard)\b/iu],
  [
    'place',
    /\b(?:street|road|avenue|square|school|hospital|shelter|church|calle|avenida|plaza|colegio|hospital|iglesia)\s+(?:of\s+|de\s+(?:la\s+)?)?\p{Lu}\p{L}+/u,
  ],
  ['place', /\b(?:lives|living|vive|viven)\s+(?:in|at|near|en|cerca de)\s+\p{Lu}\p{L}+/u],
  ['place', /\b\p{Lu}\p{L}+\s+(?:Street|Road|Avenue|Square|School|Hospital|Shelter|Church)\b/u],
];

/** Each kind of hint once, in this order. A pure function: no word leaves the page. */
export const identityHints = (text: string): readonly IdentityHint[] => [
  ...new Set(HINTS.flatMap(([hint, pattern]) => (pattern.test(text) ? [hint] : []))),
];
