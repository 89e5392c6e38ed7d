import type { Language } from '../../core/kernel/policy';
import type { FaultWords } from './fault-words';
import type { PanelFaultId } from './install-fault';

const ENGLISH: Readonly<Record<PanelFaultId, FaultWords>> = {
  'panel-nowhere': {
    what: () => 'No address is known at which advocates’ browsers reach the panel: there is none.',
    remedy: 'Set PUBLIC_URL, or PANEL_URL where browsers need another address, and run `npm run setup` again.',
  },
  'panel-tab': {
    what: () => 'Chatwoot has no tab "Helpline" that shows the panel.',
    remedy: 'Run `npm run setup` again: it finds what is there and makes what is missing.',
  },
  'panel-tab-elsewhere': {
    what: (url) => `The tab "Helpline" shows ${url}, which is not our panel. Any agent can change that address.`,
    remedy: 'If nobody moved the plugin, ask who changed it. `npm run setup` sets it right.',
  },
  'panel-http': {
    what: (url) => `Chatwoot is https and the panel is ${url}: browsers refuse to show it inside Chatwoot.`,
    remedy: 'Give the panel https, with a certificate at your proxy; see docs/install.md, The panel.',
  },
  'panel-away': {
    what: (url) => `The panel’s page is not answered at ${url}.`,
    remedy: 'Does the plugin run? Does your proxy pass /panel/ on to it? Was it built (`npm run build`)?',
  },
  'panel-frame-header': {
    what: (value) => `The panel comes with the header X-Frame-Options: ${value}, and Chatwoot may not show it.`,
    remedy:
      'Your proxy adds that header: take it out for the panel’s address. The plugin says itself who may frame it.',
  },
  'panel-framing': {
    what: (who) => `The panel says that only "${who}" may frame it, and that is not your Chatwoot.`,
    remedy: 'Correct CHATWOOT_URL: as agents open it. Does your proxy change Content-Security-Policy?',
  },
  'panel-exchange': {
    what: (url) => `At ${url} it is not our service that answers: nobody can prove who they are.`,
    remedy: 'Pass that path on to the plugin, on Chatwoot’s own host; see the examples in docker/proxy.',
  },
  'panel-origin': {
    what: (url) => `The exchange at ${url} does not take the panel’s page for ours.`,
    remedy: 'PANEL_URL must be the very address that browsers open, with its port; and the proxy must pass on Origin.',
  },
  'line-old': {
    what: () => 'The line in Chatwoot is of an earlier version. It works as it did.',
    remedy: '`npm run setup -- --line` prints the one of today, and the command that puts it in.',
  },
  'panel-by-code': {
    what: (url) => `At ${url} Chatwoot’s cookie does not reach us: advocates show who they are by a code, each time.`,
    remedy: 'Easier: the line, another port on Chatwoot’s host, or a proxied path; see docs/install.md, The panel.',
  },
};

const SPANISH: Readonly<Record<PanelFaultId, FaultWords>> = {
  'panel-nowhere': {
    what: () => 'No se sabe en qué dirección llegan los navegadores al panel: no hay panel.',
    remedy: 'Pon PUBLIC_URL, o PANEL_URL si los navegadores usan otra, y ejecuta otra vez `npm run setup`.',
  },
  'panel-tab': {
    what: () => 'Chatwoot no tiene la pestaña "Helpline" que muestra el panel.',
    remedy: 'Ejecuta otra vez `npm run setup`: encuentra lo que hay y crea lo que falta.',
  },
  'panel-tab-elsewhere': {
    what: (url) => `La pestaña "Helpline" muestra ${url}, que no es nuestro panel. Cualquier agente puede cambiarla.`,
    remedy: 'Si nadie movió el complemento, pregunta quién la cambió. `npm run setup` la corrige.',
  },
  'panel-http': {
    what: (url) => `Chatwoot usa https y el panel es ${url}: los navegadores no lo muestran dentro de Chatwoot.`,
    remedy: 'Da https al panel, con un certificado en tu proxy; ver docs/install.md, The panel.',
  },
  'panel-away': {
    what: (url) => `La página del panel no responde en ${url}.`,
    remedy: '¿Está en marcha el complemento? ¿Le pasa tu proxy /panel/? ¿Se construyó (`npm run build`)?',
  },
  'panel-frame-header': {
    what: (value) => `El panel llega con la cabecera X-Frame-Options: ${value}, y Chatwoot no puede mostrarlo.`,
    remedy: 'La añade tu proxy: quítala en la dirección del panel. El complemento ya dice quién puede mostrarlo.',
  },
  'panel-framing': {
    what: (who) => `El panel dice que solo "${who}" puede mostrarlo, y no es vuestro Chatwoot.`,
    remedy: 'Corrige CHATWOOT_URL: como la abre el equipo. ¿Cambia tu proxy Content-Security-Policy?',
  },
  'panel-exchange': {
    what: (url) => `En ${url} no responde nuestro servicio: nadie puede demostrar quién es.`,
    remedy: 'Pasa esa ruta al complemento, en el mismo host de Chatwoot; hay ejemplos en docker/proxy.',
  },
  'panel-origin': {
    what: (url) => `El intercambio en ${url} no reconoce la página del panel como nuestra.`,
    remedy: 'PANEL_URL debe ser la dirección que abren los navegadores, con su puerto; y el proxy debe pasar Origin.',
  },
  'line-old': {
    what: () => 'La línea puesta en Chatwoot es de una versión anterior. Sigue funcionando.',
    remedy: '`npm run setup -- --line` imprime la de hoy y la orden que la pone.',
  },
  'panel-by-code': {
    what: (url) => `En ${url} no nos llega la cookie de Chatwoot: el equipo se identifica cada vez con un código.`,
    remedy:
      'Más fácil: la línea, otro puerto en el host de Chatwoot, o una ruta del proxy; ver docs/install.md, The panel.',
  },
};

export const PANEL_FAULT_WORDS: Readonly<Record<Language, typeof ENGLISH>> = { en: ENGLISH, es: SPANISH };
