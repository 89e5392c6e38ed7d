import type { Instant } from '../kernel/instant';
import type { Language, Policy } from '../kernel/policy';
import type { Evidence } from './evidence';
import { clock } from './say';
import { SOURCES, type SourceName, type Whose } from './sources';

type ReasonWords = {
  whose: Readonly<Record<Whose, string>>;
  /** What was seen; the time follows. */
  seen: Readonly<Record<SourceName, string>>;
};

/** Why it says so, each with its time and whose word it is. Of what was seen, never of a person. */
export const REASON_WORDS: Readonly<Record<Language, ReasonWords>> = {
  en: {
    whose: { ours: 'our own line', 'their page': 'their page', Chatwoot: 'Chatwoot', 'the carrier': 'the carrier' },
    seen: {
      'our-line': 'Chatwoot or our own memory last answered',
      'advocate-line': 'the advocate’s panel last gave a sign',
      'quick-exit': 'quick exit used',
      message: 'a message of theirs',
      typing: 'a typing notice',
      'on-screen': 'the chat was on a visible screen',
      opened: 'the chat was open',
      'page-open': 'a visible page gave a sign',
      'page-hidden': 'a page was hidden',
      'network-lost': 'a page lost the network',
      'page-left': 'a page was closed',
      'dot-on': 'the green dot was seen on',
      'dot-off': 'the green dot was seen off',
      carrier: 'a receipt',
      'carrier-log': 'the carrier’s list',
      cable: 'the live feed',
    },
  },
  es: {
    whose: {
      ours: 'nuestra línea',
      'their page': 'su página',
      Chatwoot: 'Chatwoot',
      'the carrier': 'la operadora',
    },
    seen: {
      'our-line': 'última respuesta de Chatwoot o de nuestra memoria',
      'advocate-line': 'última señal del panel de quien atiende',
      'quick-exit': 'salida rápida usada',
      message: 'un mensaje suyo',
      typing: 'un aviso de tecleo',
      'on-screen': 'el chat estaba en una pantalla visible',
      opened: 'el chat estaba abierto',
      'page-open': 'una página visible dio señal',
      'page-hidden': 'una página quedó oculta',
      'network-lost': 'una página perdió la red',
      'page-left': 'una página se cerró',
      'dot-on': 'el punto verde se vio encendido',
      'dot-off': 'el punto verde se vio apagado',
      carrier: 'un acuse',
      'carrier-log': 'la lista de la operadora',
      cable: 'el canal en vivo',
    },
  },
};

/** One reason: what was seen, when, and whose word it is: "a page was closed 02:14 (their page)". */
export function sayReason({ source, at }: Evidence, now: Instant, policy: Policy): string {
  const words = REASON_WORDS[policy.language];
  return `${words.seen[source]} ${clock(at, now, policy)} (${words.whose[SOURCES[source].whose]})`;
}
