import type { Language } from '../../core/kernel/policy';
import type { FaultWords } from './fault-words';
import type { OnCallFaultId } from './install-fault';

/** What is lost of those on call, and what to do about it. */
export const ON_CALL_FAULT_WORDS: Readonly<Record<Language, Readonly<Record<OnCallFaultId, FaultWords>>>> = {
  en: {
    'on-call-nothing': {
      what: () => 'There is a rota, and nothing to page with: nobody is ever called.',
      remedy: 'Set ONCALL_FROM and ONCALL_NUMBERS_FILE for Twilio, or ONCALL_WEBHOOK_URL for mail (docs/on-call.md).',
    },
    'on-call-webhook': {
      what: () =>
        'Pages go by webhook (mail, pager): no calls that wake people, no reply by letter, and nobody knows whether a page arrived.',
      remedy: 'A Twilio number of its own brings all three: ONCALL_FROM (docs/on-call.md).',
    },
    'on-call-address': {
      what: (url) => `Twilio cannot reach ${url}: no reply, no key pressed in a call and no receipt comes back.`,
      remedy: 'Set PUBLIC_URL to the address outside; where Chatwoot posts inside goes into WEBHOOK_URL.',
    },
    'on-call-number': {
      what: (sentence) => `A private number is left out. ${sentence}`,
      remedy: 'Until then whoever it is cannot be called, and is passed over.',
    },
    'on-call-rota': {
      what: (sentence) => `In the rota: ${sentence}`,
      remedy: 'All the rest of it holds.',
    },
    'on-call-uncovered': {
      what: (sentence) => `On call, in the next 14 days: ${sentence}`,
      remedy: 'Change it on the rota’s page, /panel/rota/, or in the policy file.',
    },
  },
  es: {
    'on-call-nothing': {
      what: () => 'Hay turnos y nada con que avisar: nunca se llama a nadie.',
      remedy: 'Pon ONCALL_FROM y ONCALL_NUMBERS_FILE para Twilio, o ONCALL_WEBHOOK_URL para correo (docs/on-call.md).',
    },
    'on-call-webhook': {
      what: () =>
        'Los avisos van por webhook (correo, busca): sin llamadas que despierten, sin respuesta por letra, y nadie sabe si un aviso llegó.',
      remedy: 'Un número propio de Twilio trae las tres cosas: ONCALL_FROM (docs/on-call.md).',
    },
    'on-call-address': {
      what: (url) => `Twilio no alcanza ${url}: no vuelve ninguna respuesta, tecla ni acuse de recibo.`,
      remedy: 'Pon en PUBLIC_URL la dirección de fuera; por donde envía Chatwoot va en WEBHOOK_URL.',
    },
    'on-call-number': {
      what: (sentence) => `Se excluye un número privado. ${sentence}`,
      remedy: 'Hasta entonces no se puede llamar a esa persona.',
    },
    'on-call-rota': {
      what: (sentence) => `En los turnos: ${sentence}`,
      remedy: 'Todo lo demás vale.',
    },
    'on-call-uncovered': {
      what: (sentence) => `De guardia, en los próximos 14 días: ${sentence}`,
      remedy: 'Cámbialo en la página de turnos, /panel/rota/, o en el archivo.',
    },
  },
};
