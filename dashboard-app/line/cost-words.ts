import { sayCount, sayDear } from '../../core/credits/cost-words';
import type { Language } from '../../core/kernel/policy';
import type { SmsLine } from '../../core/kernel/segments';
import { costOfText } from '../../core/kernel/text-cost';

/** What the typed text costs as a text message, and what makes it dear. The text itself goes nowhere from here. */
export function costWords(typed: string, line: SmsLine, language: Language): string {
  const cost = costOfText(typed, line);
  const dear = sayDear(cost, language);
  return dear === null ? sayCount(cost, language) : `${sayCount(cost, language)} · ${dear}`;
}
