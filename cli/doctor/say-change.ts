import { assertNever } from '../../core/kernel/assert-never';
import type { Fix, Place, Value } from '../../core/preflight/fix';
import type { Sentences } from './sentences';

/** One change as a line: where, which setting, from what to what. An address or a bot's number is not worth showing. */
export function sayChange({ place, setting, before, after }: Fix, words: Sentences): string {
  const shown = (value: Value): string => words.value(setting === 'botId' && value !== null ? 'set' : value);
  return `${sayPlace(place, words)}, ${setting}: ${shown(before)} → ${shown(after)}`;
}

function sayPlace(place: Place, words: Sentences): string {
  switch (place.kind) {
    case 'account':
      return words.account;
    case 'own-notifications':
      return words.ownNotifications;
    case 'inbox':
      return words.inbox(place.id);
    case 'automation':
      return words.automation(place.id);
    case 'campaign':
      return words.campaign(place.id);
    default:
      return assertNever(place);
  }
}
