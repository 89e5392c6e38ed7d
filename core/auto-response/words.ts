import type { Channel } from '../kernel/channel';
import type { Language, Policy } from '../kernel/policy';
import { segmentsOf } from '../kernel/segments';
import type { WaitRange } from './expected-wait';

/** How an expected wait is said (B4: calm, exact, no promise). */
const EXPECTED: Readonly<Record<Language, (range: WaitRange) => string>> = {
  en: ({ from, to }) =>
    from === 0 ? `An answer usually comes within ${to} min.` : `An answer usually takes ${from} to ${to} min.`,
  es: ({ from, to }) =>
    from === 0
      ? `La respuesta suele llegar en menos de ${to} min.`
      : `La respuesta suele tardar de ${from} a ${to} min.`,
};

/**
 * The one text: that it arrived, how long it may take, and what matters until then. On a phone it keeps to one segment, by
 * leaving out from the end, and holds neither the phone line nor how to leave a page (B3.5, B7.10). `range` null: the
 * agency's own sentence.
 */
export function autoResponseText(
  channel: Channel,
  range: WaitRange | null,
  { language, autoResponse }: Policy,
): string {
  const { received, expect, emergency, phone, leave } = autoResponse.say[language];
  const expected = range === null ? expect : EXPECTED[language](range);
  if (channel !== 'sms') return joined([received, expected, emergency, phone, leave]);
  const parts = [received, expected, emergency].filter((part) => part !== '');
  while (parts.length > 1 && segmentsOf(joined(parts)).segments > 1) parts.pop();
  return joined(parts);
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
