import { sayCount, sayDear, seenSign } from '../../../core/credits/cost-words';
import { layOut, LIMITS, LONGEST_TEXT, type SmsLine } from '../../../core/kernel/segments';
import { costOfText, withPlainSigns } from '../../../core/kernel/text-cost';
import type { Language } from '../show/words';

/** A piece of one part of a text: signs that are dear, or signs that are not. */
export type Piece = { words: string; isDear: boolean };

/** A text as the page shows it: what it costs, why, and how it is cut into parts. */
export type ShownCost = {
  count: string;
  segments: number;
  characters: number;
  encoding: 'gsm-7' | 'ucs-2';
  dear: string | null;
  /** Empty while it is one part, or longer than anything that is sent. `most`: how much a part holds, in `units`. */
  parts: readonly { units: number; most: number; pieces: readonly Piece[] }[];
  /** The same with plain signs, where that costs less; null: it would not. */
  plain: string | null;
};

/** Takes any string, whatever is in it. Pure: what it is given goes nowhere else. */
export function showCost(text: string, line: SmsLine, language: Language): ShownCost {
  const cost = costOfText(text, line);
  const isDear = cost.dear?.kind === 'signs';
  const dearAt = new Set(cost.dear?.kind === 'signs' ? cost.dear.signs.map(({ at }) => at) : []);
  const plain = isDear ? withPlainSigns(text) : text;
  return {
    count: sayCount(cost, language),
    segments: cost.segments,
    characters: cost.characters,
    encoding: cost.encoding,
    dear: sayDear(cost, language),
    parts: cost.segments > 1 && text.length <= LONGEST_TEXT ? partsOf(text, line, dearAt, language) : [],
    plain: plain !== text && costOfText(plain, line).segments < cost.segments ? plain : null,
  };
}

function partsOf(text: string, line: SmsLine, dearAt: ReadonlySet<number>, language: Language): ShownCost['parts'] {
  const { signs, encoding, segments } = layOut(text, line);
  const most = LIMITS[encoding][line];
  const parts = Array.from({ length: segments }, () => ({ units: 0, most, pieces: [] as Piece[] }));
  signs.forEach(({ sign, units, part }, i) => {
    const into = parts[part - 1];
    if (!into) return;
    into.units += units;
    const isDear = dearAt.has(i + 1);
    const words = isDear ? seenSign({ sign }, language) : sign;
    const last = into.pieces.at(-1);
    if (last && !last.isDear && !isDear) last.words += words;
    else into.pieces.push({ words, isDear });
  });
  return parts;
}
