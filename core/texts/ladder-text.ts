import type { Policy } from '../kernel/policy';
import type { LadderText } from '../kernel/quiet-memory';
import { SHIPPED, shippedText, type TextName } from './shipped-text';

/** Which of the shipped texts each text of the ladder is. */
export const SHIPPED_AS: Readonly<Record<LadderText, TextName>> = {
  'check-in': 'checkIn',
  'one-letter': 'checkInOneLetter',
  closing: 'closing',
};
const LADDER_TEXTS = Object.keys(SHIPPED_AS) as readonly LadderText[];

/** Which text of the ladder goes by this name; null: it is none of them. */
export const ladderTextOf = (name: TextName): LadderText | null =>
  LADDER_TEXTS.find((text) => SHIPPED_AS[text] === name) ?? null;

/** The words of a text of the ladder: the agency's own where the policy has them. */
export const ladderText = (text: LadderText, policy: Policy): string => shippedText(SHIPPED_AS[text], policy);

/**
 * Which text of the ladder this is, word for word, in either language; null when it is something else. So a text counts as
 * a check-in however it was sent: from the panel, by the line, or typed.
 */
export function whichLadderText(content: string, { texting }: Pick<Policy, 'texting'>): LadderText | null {
  const words = plain(content);
  const spelt = (text: LadderText): string[] => {
    const name = SHIPPED_AS[text];
    return (['en', 'es'] as const).flatMap((language) => [SHIPPED[name][language], texting.own[language][name] ?? '']);
  };
  return LADDER_TEXTS.find((text) => spelt(text).some((one) => one !== '' && plain(one) === words)) ?? null;
}

/** Chatwoot and keyboards change blanks and what stands around a text, not its words. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
