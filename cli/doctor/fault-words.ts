import type { Language } from '../../core/kernel/policy';
import type { FaultId } from './install-fault';
import { ON_CALL_FAULT_WORDS } from './on-call-fault-words';
import { PANEL_FAULT_WORDS } from './panel-fault-words';

/** What is wrong, and what to do about it. `detail` is a number, a version or an address of ours. */
export type FaultWords = { what: (detail: string) => string; remedy: string };

const SETUP = 'Run `npm run setup` again: it finds what is there and makes what is missing.';
const OTRA_VEZ = 'Ejecuta otra vez `npm run setup`: encuentra lo que hay y crea lo que falta.';

const ENGLISH: Readonly<Record<FaultId, FaultWords>> = {
  ...PANEL_FAULT_WORDS.en,
  ...ON_CALL_FAULT_WORDS.en,
  'chatwoot-away': {
    what: () => 'Chatwoot’s address does not answer as a Chatwoot does.',
    remedy:
      'Correct CHATWOOT_URL: as agents open it, without a path. Is it running? In a container localhost is that container: CHATWOOT_INTERNAL_URL=http://rails:3000.',
  },
  'version-old': {
    what: (version) => `Chatwoot is ${version}, which signs no webhooks or cannot post to us.`,
    remedy: 'Update Chatwoot to 4.14.1 or later.',
  },
  'token-refused': {
    what: () => 'Chatwoot does not accept the administrator’s token.',
    remedy: 'Copy it again from Profile settings, Access token, into CHATWOOT_ADMIN_TOKEN.',
  },
  'token-not-admin': {
    what: () => 'The token in CHATWOOT_ADMIN_TOKEN is not of an administrator of this account.',
    remedy: 'Use the token of an administrator, best of one of its own, named Helpline.',
  },
  'token-in-inboxes': {
    what: (count) =>
      `The owner of the token is a member of ${count} inbox(es): Chatwoot may give it clients, whom nobody answers.`,
    remedy: 'Settings, Inboxes, Collaborators: take it out of them, or use an administrator of its own.',
  },
  'bot-missing': { what: (id) => `There is no agent bot number ${id} any more.`, remedy: SETUP },
  'bot-token': {
    what: () => 'The token in CHATWOOT_BOT_TOKEN is not the one of our agent bot.',
    remedy: SETUP,
  },
  'desk-missing': {
    what: (id) => `Conversation ${id} is not in the inbox "Helpline desk", or is gone: the desk has no memory.`,
    remedy: SETUP,
  },
  'desk-members': {
    what: (count) => `${count} who are no supervisors can read the desk’s notes.`,
    remedy:
      'Settings, Inboxes, Helpline desk, Collaborators: take them out, or name them as supervisors in the policy.',
  },
  attributes: {
    what: (keys) => `Attributes are missing or of another type than text: ${keys}. The sidebar shows nothing of them.`,
    remedy: 'Delete those of another type, then run `npm run setup` again.',
  },
  'webhook-missing': {
    what: () => 'Chatwoot has no webhook to us: everything is seen half a minute late.',
    remedy: SETUP,
  },
  'webhook-elsewhere': {
    what: (url) => `Chatwoot’s webhook goes to ${url}, which is neither WEBHOOK_URL nor, without one, PUBLIC_URL.`,
    remedy:
      'Is that where Chatwoot reaches us? Then put it into WEBHOOK_URL, without /webhooks/chatwoot. Else run `npm run setup` with the right address and delete the old webhook.',
  },
  'webhook-events': {
    what: (events) => `The webhook does not tell of: ${events}.`,
    remedy: SETUP,
  },
  'webhook-secret': {
    what: () =>
      'The webhook is signed with a secret that is not in CHATWOOT_WEBHOOK_SECRETS: each of its posts is refused.',
    remedy: SETUP,
  },
  'http-open': {
    what: (url) => `${url} is not https: whoever is on the way can read what clients write.`,
    remedy: 'Put the plugin behind your proxy with https, and run `npm run setup` with that address.',
  },
  delivery: {
    what: (url) => `A note was written and its signed webhook did not come to ${url}.`,
    remedy: 'Can Chatwoot’s sidekiq container reach this address? Does your proxy pass it on? Is sidekiq running?',
  },
  'delivery-private': {
    what: (url) => `A note was written and its signed webhook did not come to ${url}, an address of a private network.`,
    remedy:
      'Set SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true for both of Chatwoot’s containers (rails and sidekiq) and recreate them. Does sidekiq reach the address? Outside Docker the plugin needs HOST=0.0.0.0, and in a container localhost is that container (docs/install.md).',
  },
  'redis-evicts': {
    what: () => 'Our Redis forgets when it is full: timers of clients would be lost without a word.',
    remedy: 'Set `maxmemory-policy noeviction` in its redis.conf. Never share Chatwoot’s.',
  },
  'redis-old': { what: (got) => `Our Redis is too old: ${got}.`, remedy: 'Use Redis 6.2 or later, or any Valkey.' },
  'redis-no-aof': {
    what: () => 'Our Redis keeps no append-only file: its restart loses what Chatwoot will not send again.',
    remedy: 'Set `appendonly yes` and `appendfsync always` in its redis.conf.',
  },
  'redis-replica': {
    what: () => 'Our Redis is a read-only replica.',
    remedy: 'Give the address of its primary in REDIS_URL.',
  },
  'not-running': {
    what: () => 'No running helpline was found: whether webhooks arrive could not be tried.',
    remedy:
      'Start it with `npm start`, then run this again. With Docker run it inside: `docker compose -f docker/compose.yaml exec helpline-service node dist/cli/doctor.js`.',
  },
  'worker-idle': {
    what: () => 'No worker was at work within the last half minute: nothing is noticed.',
    remedy: 'Is the worker running (ROLE both or worker)? See its log.',
  },
  'ledger-old': {
    what: (age) =>
      age === '–'
        ? 'Message credits were not yet compared with Twilio’s log: it could not be asked. The count goes on.'
        : `Message credits were last compared with Twilio’s log ${age} ago; the count goes on.`,
    remedy: 'npm run credits -- reconcile compares them now. Do TWILIO_ACCOUNT_SID and its token still hold?',
  },
  'clock-skew': {
    what: (by) => `Chatwoot’s clock and ours differ by ${by}: what is shown is wrong by as much.`,
    remedy: 'Let both machines follow a time server (chrony, systemd-timesyncd).',
  },
  policy: {
    what: (sentence) => `The policy file is wrong. ${sentence}`,
    remedy: 'Until then the policy from before holds.',
  },
};

const SPANISH: Readonly<Record<FaultId, FaultWords>> = {
  ...PANEL_FAULT_WORDS.es,
  ...ON_CALL_FAULT_WORDS.es,
  'chatwoot-away': {
    what: () => 'La dirección de Chatwoot no responde como un Chatwoot.',
    remedy:
      'Corrige CHATWOOT_URL: como la abre el equipo, sin ruta. ¿Está en marcha? En un contenedor localhost es él mismo: CHATWOOT_INTERNAL_URL=http://rails:3000.',
  },
  'version-old': {
    what: (version) => `Chatwoot es ${version}: no firma los webhooks o no puede enviarnos.`,
    remedy: 'Actualiza Chatwoot a 4.14.1 o posterior.',
  },
  'token-refused': {
    what: () => 'Chatwoot no acepta el token de administrador.',
    remedy: 'Cópialo otra vez de Perfil, Token de acceso, a CHATWOOT_ADMIN_TOKEN.',
  },
  'token-not-admin': {
    what: () => 'El token de CHATWOOT_ADMIN_TOKEN no es de un administrador de esta cuenta.',
    remedy: 'Usa el de un administrador, mejor uno propio llamado Helpline.',
  },
  'token-in-inboxes': {
    what: (count) =>
      `El dueño del token es miembro de ${count} bandeja(s): puede recibir personas a las que nadie contesta.`,
    remedy: 'Configuración, Bandejas, Colaboradores: sácalo, o usa un administrador propio.',
  },
  'bot-missing': { what: (id) => `Ya no existe el bot número ${id}.`, remedy: OTRA_VEZ },
  'bot-token': { what: () => 'El token de CHATWOOT_BOT_TOKEN no es el de nuestro bot.', remedy: OTRA_VEZ },
  'desk-missing': {
    what: (id) => `La conversación ${id} no está en la bandeja "Helpline desk": la línea no tiene memoria.`,
    remedy: OTRA_VEZ,
  },
  'desk-members': {
    what: (count) => `${count} que no supervisan pueden leer las notas de la línea.`,
    remedy: 'Configuración, Bandejas, Helpline desk, Colaboradores: sácalos, o nómbralos supervisores en la política.',
  },
  attributes: {
    what: (keys) => `Faltan atributos o no son de tipo texto: ${keys}. La barra lateral no los muestra.`,
    remedy: 'Borra los de otro tipo y ejecuta otra vez `npm run setup`.',
  },
  'webhook-missing': {
    what: () => 'Chatwoot no tiene webhook hacia nosotros: todo se ve medio minuto tarde.',
    remedy: OTRA_VEZ,
  },
  'webhook-elsewhere': {
    what: (url) => `El webhook va a ${url}, que no es WEBHOOK_URL ni, si falta, PUBLIC_URL.`,
    remedy:
      '¿Es ahí donde Chatwoot nos alcanza? Ponla en WEBHOOK_URL, sin /webhooks/chatwoot. Si no, ejecuta `npm run setup` con la dirección buena y borra el webhook viejo.',
  },
  'webhook-events': { what: (events) => `El webhook no avisa de: ${events}.`, remedy: OTRA_VEZ },
  'webhook-secret': {
    what: () => 'El webhook se firma con un secreto que no está en CHATWOOT_WEBHOOK_SECRETS: se rechaza todo.',
    remedy: OTRA_VEZ,
  },
  'http-open': {
    what: (url) => `${url} no es https: en el camino se puede leer lo que se escribe.`,
    remedy: 'Pon el complemento detrás de tu proxy con https y ejecuta `npm run setup` con esa dirección.',
  },
  delivery: {
    what: (url) => `Se escribió una nota y su webhook firmado no llegó a ${url}.`,
    remedy: '¿Alcanza el contenedor sidekiq esa dirección? ¿La pasa tu proxy? ¿Está sidekiq en marcha?',
  },
  'delivery-private': {
    what: (url) => `Se escribió una nota y su webhook firmado no llegó a ${url}, una dirección de red privada.`,
    remedy:
      'Pon SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true en los dos contenedores de Chatwoot (rails y sidekiq) y recréalos. ¿Alcanza sidekiq la dirección? Fuera de Docker hace falta HOST=0.0.0.0, y en un contenedor localhost es él mismo (docs/install.md).',
  },
  'redis-evicts': {
    what: () => 'Nuestro Redis olvida cuando se llena: se perderían avisos sin decir nada.',
    remedy: 'Pon `maxmemory-policy noeviction` en su redis.conf. Nunca compartas el de Chatwoot.',
  },
  'redis-old': {
    what: (got) => `Nuestro Redis es demasiado viejo: ${got}.`,
    remedy: 'Usa Redis 6.2 o posterior, o Valkey.',
  },
  'redis-no-aof': {
    what: () => 'Nuestro Redis no guarda en disco cada orden: un reinicio pierde lo que Chatwoot no repetirá.',
    remedy: 'Pon `appendonly yes` y `appendfsync always` en su redis.conf.',
  },
  'redis-replica': {
    what: () => 'Nuestro Redis es una réplica de solo lectura.',
    remedy: 'Da la dirección del primario en REDIS_URL.',
  },
  'not-running': {
    what: () => 'No se encontró la línea en marcha: no se pudo probar si llegan los webhooks.',
    remedy:
      'Arráncala con `npm start` y repite. Con Docker, desde dentro: `docker compose -f docker/compose.yaml exec helpline-service node dist/cli/doctor.js`.',
  },
  'worker-idle': {
    what: () => 'Nadie ha trabajado en el último medio minuto: no se nota nada.',
    remedy: '¿Está en marcha el worker (ROLE both o worker)? Mira su registro.',
  },
  'ledger-old': {
    what: (age) =>
      age === '–'
        ? 'Los créditos todavía no se han comparado con el registro de Twilio: no se le ha podido preguntar. Se sigue contando.'
        : `Los créditos se compararon con el registro de Twilio hace ${age}; se sigue contando.`,
    remedy: 'npm run credits -- reconcile los compara ahora. ¿Siguen valiendo TWILIO_ACCOUNT_SID y su token?',
  },
  'clock-skew': {
    what: (by) => `El reloj de Chatwoot y el nuestro difieren en ${by}: lo mostrado falla en lo mismo.`,
    remedy: 'Que ambas máquinas sigan un servidor de hora (chrony, systemd-timesyncd).',
  },
  policy: {
    what: (sentence) => `El archivo de política está mal. ${sentence}`,
    remedy: 'Hasta entonces vale la anterior.',
  },
};

export const FAULT_WORDS: Readonly<Record<Language, Readonly<Record<FaultId, FaultWords>>>> = {
  en: ENGLISH,
  es: SPANISH,
};
