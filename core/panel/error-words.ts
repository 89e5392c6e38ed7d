import type { Language } from '../kernel/policy';
import type { PanelErrorCode } from './exchange-contract';

/** Each refusal, to whoever sits before the panel. What is wrong, and what can be done about it. */
export const ERROR_WORDS: Readonly<Record<Language, Readonly<Record<PanelErrorCode, string>>>> = {
  en: {
    'not-signed-in': 'Chatwoot does not know you any more. Sign in to Chatwoot again.',
    'not-allowed': 'Chatwoot does not let you see this.',
    'prove-again': 'It has to be shown again that you may see this.',
    'wrong-origin': 'This is only answered to the panel inside Chatwoot.',
    'odd-request': 'The panel asked for something that is not understood. Load the page again.',
    'too-large': 'That is too much text.',
    'too-many': 'Too many requests. Wait a moment.',
    'no-session': 'A text in your name needs your own session: open the panel inside Chatwoot.',
    'chatwoot-away': 'Chatwoot does not answer. Try again in a moment.',
    'redis-away': 'Our own memory does not answer. Try again in a moment.',
    'not-found': 'There is nothing here.',
  },
  es: {
    'not-signed-in': 'Chatwoot ya no te reconoce. Vuelve a iniciar sesión en Chatwoot.',
    'not-allowed': 'Chatwoot no te deja ver esto.',
    'prove-again': 'Hay que comprobar otra vez que puedes ver esto.',
    'wrong-origin': 'Esto solo se responde al panel dentro de Chatwoot.',
    'odd-request': 'El panel pidió algo que no se entiende. Vuelve a cargar la página.',
    'too-large': 'Es demasiado texto.',
    'too-many': 'Demasiadas peticiones. Espera un momento.',
    'no-session': 'Un mensaje en tu nombre necesita tu sesión: abre el panel dentro de Chatwoot.',
    'chatwoot-away': 'Chatwoot no responde. Inténtalo dentro de un momento.',
    'redis-away': 'Nuestra memoria no responde. Inténtalo dentro de un momento.',
    'not-found': 'Aquí no hay nada.',
  },
};
