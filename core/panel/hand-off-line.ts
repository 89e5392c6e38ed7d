import { clock } from '../connection/say';
import type { ConversationFacts } from '../kernel/facts';
import { newestHandOff, SHOWN_FOR } from '../kernel/hand-off';
import type { Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';

type Words = { given: (time: string) => string; urgent: (time: string) => string; read: (time: string) => string };

/** "Hand-off" in the sidebar, at most 35 characters. From whom to whom stands in the thread: no name is ever written here. */
export const HAND_OFF_LINE: Readonly<Record<Language, Words>> = {
  en: {
    given: (time) => `${time}, not read back`,
    urgent: (time) => `Urgent: ${time}, not read back`,
    read: (time) => `Read back ${time}`,
  },
  es: {
    given: (time) => `${time}, sin confirmar`,
    urgent: (time) => `Urgente ${time}, sin confirmar`,
    read: (time) => `Confirmado ${time}`,
  },
};

/** What became of the newest hand-off, as long as the panel shows it. Null: there is none, and none was shown before. */
export function handOffLine(facts: ConversationFacts, now: Instant, policy: Policy): string | null {
  const handOff = newestHandOff(facts);
  if (handOff === null || now >= handOff.at + SHOWN_FOR)
    return 'helpline_hand_off' in facts.sidebar.values ? '–' : null;
  const words = HAND_OFF_LINE[policy.language];
  if (handOff.readBack !== null) return words.read(clock(handOff.readBack.at, now, policy));
  return words[handOff.urgency === 'urgent' ? 'urgent' : 'given'](clock(handOff.at, now, policy));
}
