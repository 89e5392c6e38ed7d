import { ledgerZone } from '../credits/read-ledger';
import { dayOf } from '../kernel/calendar';
import type { ConversationFacts } from '../kernel/facts';
import type { Language, Policy } from '../kernel/policy';
import type { WhyDear } from '../kernel/text-facts';

type Words = {
  used: (percent: number, until: string) => string;
  enough: (until: string) => string;
  usedUp: string;
  checked: (percent: number, day: string) => string;
  counted: (day: string) => string;
  unchecked: string;
  dear: (segments: number, why: WhyDear) => string;
};

/** "Credits" in the sidebar, at most 35 characters. */
const CREDITS: Readonly<Record<Language, Words>> = {
  en: {
    used: (percent, until) => `Plan: ${percent} % used, until ${until}`,
    enough: (until) => `Plan: enough, until ${until}`,
    usedUp: 'Plan used up; replies go on',
    checked: (percent, day) => `Plan: ${percent} % used, checked ${day}`,
    counted: (day) => `Count last checked ${day}`,
    unchecked: 'Count not checked yet',
    dear: (segments, why) =>
      `Last text: ${segments} segments (${{ emoji: 'emoji', accent: 'accents', quote: 'quotes', length: 'long' }[why]})`,
  },
  es: {
    used: (percent, until) => `Plan: ${percent} % usado, hasta ${until}`,
    enough: (until) => `Plan: alcanza, hasta ${until}`,
    usedUp: 'Plan agotado; se sigue respondiendo',
    checked: (percent, day) => `Plan: ${percent} % usado, visto ${day}`,
    counted: (day) => `Cuenta revisada el ${day}`,
    unchecked: 'Cuenta aún sin revisar',
    dear: (segments, why) =>
      `Último SMS: ${segments} segmentos (${{ emoji: 'emoji', accent: 'tildes', quote: 'signos', length: 'largo' }[why]})`,
  },
};

/**
 * One quiet line for an advocate: why the last text was dear, if it was, else how far the plan is used, and since when nobody
 * could compare the count with the carrier's bill. Never a word of the text. Null: nothing is worth saying, and nothing was said before.
 */
export function creditsLine(facts: ConversationFacts, policy: Policy): string | null {
  const words = CREDITS[policy.language];
  const { credits, sidebar } = facts;
  const { lastSent = null, level = null, comparison = null } = credits ?? {};
  if (lastSent !== null && isDear(facts, policy)) return words.dear(lastSent.segments, lastSent.why ?? 'length');
  if (level !== null && level.percent >= 100) return words.usedUp;
  if (comparison?.away) {
    // By its day, which stays as it is while hours go by: what is shown is written into Chatwoot when it changes.
    const day = comparison.comparedAt === null ? null : dayOf(comparison.comparedAt, ledgerZone(policy));
    if (day === null) return words.unchecked;
    return level !== null && level.percent > 0 ? words.checked(level.percent, day) : words.counted(day);
  }
  if (level !== null) {
    return level.percent > 0 ? words.used(level.percent, level.until) : words.enough(level.until);
  }
  return 'helpline_credits' in sidebar.values ? '–' : null;
}

/** Whether the newest text of an advocate cost more than the policy's limit. */
export const isDear = ({ credits, snapshot }: ConversationFacts, policy: Policy): boolean =>
  snapshot?.channel === 'sms' && (credits?.lastSent?.segments ?? 0) > policy.credits.dearText;
