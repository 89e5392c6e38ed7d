import type { WordsOfDangers } from './words';

/** Each danger in Spanish. */
export const SPANISH: WordsOfDangers = {
  'continuity-email': {
    title: 'Las conversaciones se envían por correo a quien se fue',
    why: 'Dos minutos después de una respuesta, toda la conversación llega a un buzón que un agresor puede leer.',
    how: 'Administrador: Configuración, Bandejas, la bandeja, Configuración: apaga la continuidad por correo.',
  },
  'continuity-api': {
    title: 'Las bandejas API también envían conversaciones por correo',
    why: 'La conversación llega a un buzón que un agresor puede leer.',
    how: 'Superadministrador: funciones de la cuenta: apaga "email continuity on api channel".',
  },
  'email-collect': {
    title: 'El chat pide una dirección de correo',
    why: 'A quien la da se le puede enviar lo que escribió, y un formulario que pregunta quién es asusta.',
    how: 'Administrador: Configuración, Bandejas, la bandeja: apaga la petición de correo.',
  },
  'pre-chat-contact': {
    title: 'El formulario previo pide correo o teléfono',
    why: 'Lo escrito ahí puede usarse para contactar de un modo que nadie dijo que fuera seguro.',
    how: 'Administrador: Configuración, Bandejas, la bandeja, Formulario previo: apaga esos campos.',
  },
  csat: {
    title: 'Se envía una encuesta al cerrar una conversación',
    why: 'Llega cuando la persona ya se fue, también como mensaje a un teléfono que otro puede tener.',
    how: 'Administrador: Configuración, Bandejas, la bandeja, CSAT: apágala.',
  },
  'auto-resolve': {
    title: 'Un reloj cierra las conversaciones calladas',
    why: 'A quien está en peligro y no puede escribir un rato se le cierra sin que nadie lo decida.',
    how: 'Administrador: Configuración, Cuenta: apaga el cierre automático.',
  },
  'auto-resolve-message': {
    title: 'Se envía un mensaje cuando el reloj cierra',
    why: 'Aparece en una pantalla mucho después, cuando puede estar mirando otra persona.',
    how: 'Administrador: Configuración, Cuenta, cierre automático: vacía el mensaje o apágalo.',
  },
  'auto-resolve-waiting': {
    title: 'El reloj cierra también a quien aún espera respuesta',
    why: 'Se despide a una persona a la que nadie ha contestado.',
    how: 'Administrador: Configuración, Cuenta, cierre automático: omite las que esperan a un agente.',
  },
  greeting: {
    title: 'Chatwoot saluda por sí mismo',
    why: 'Un texto hecho, quizá con vuestro nombre, llega a un teléfono antes de preguntar si es seguro.',
    how: 'Administrador: Configuración, Bandejas, la bandeja: apaga el saludo.',
  },
  'out-of-office': {
    title: 'Chatwoot contesta solo fuera de horario',
    why: 'Sale un texto hecho, sea seguro o no, y doble si la línea tiene su propia respuesta.',
    how: 'Administrador: Configuración, Bandejas, la bandeja, Horario: apágalo o vacía el mensaje.',
  },
  'automation-sends': {
    title: 'Hay reglas automáticas que envían mensajes, correos, archivos o peticiones',
    why: 'No saben de bloqueos ni de lo que es seguro, y pueden sacar palabras de la persona fuera de la línea.',
    how: 'Administrador: Configuración, Automatización: apaga las reglas que envían.',
    ask: '¿Es seguro que ninguna regla automática envía mensajes, correos, archivos o peticiones?',
  },
  campaign: {
    title: 'Hay una campaña encendida',
    why: 'Escribe sin que nadie lo pida y muestra en una pantalla que alguien estuvo ahí.',
    how: 'Administrador: Campañas: apágalas.',
    ask: '¿Es seguro que no hay ninguna campaña encendida?',
  },
  'bot-in-inbox': {
    title: 'Hay un bot conectado a una bandeja',
    why: 'Las conversaciones nuevas empiezan "pendientes", fuera de la vista, y contesta primero una máquina.',
    how: 'Administrador: Configuración, Bandejas, la bandeja, Bot: desconéctalo.',
    ask: '¿Es seguro que no hay ningún bot conectado a una bandeja?',
  },
  'inbox-webhook': {
    title: 'Una bandeja envía directamente a este complemento',
    why: 'Cuando el complemento no está, Chatwoot marca como fallidos los mensajes de la propia persona.',
    how: 'Administrador: Configuración, Bandejas, la bandeja: vacía su webhook. El de la cuenta lo cuenta todo.',
  },
  'own-notifications': {
    title: 'El administrador del token recibe correos o avisos de Chatwoot',
    why: 'Citan lo que escriben las personas, en un buzón y en una pantalla bloqueada.',
    how: 'Ese administrador: Perfil, Notificaciones: apaga todas.',
    ask: '¿Ha apagado el administrador de este token todos los correos y avisos?',
  },
  notifications: {
    title: 'El equipo puede recibir correos o avisos que citan a las personas',
    why: 'Un nombre y unas palabras en un teléfono en casa los lee quien esté cerca.',
    how: 'Cada persona del equipo: Perfil, Notificaciones: todo apagado. Servidor: ENABLE_PUSH_RELAY_SERVER=false.',
    ask: '¿Han apagado todas las personas del equipo los correos y avisos de Chatwoot?',
  },
  integrations: {
    title: 'Está conectado el servicio de otra empresa',
    why: 'Lo que se escribe sale de la línea y lo guarda quien no debe nada a nadie.',
    how: 'Administrador: Configuración, Integraciones: desconecta todo menos webhooks y aplicaciones del panel.',
    ask: '¿Es seguro que no hay otro servicio conectado (como Slack, OpenAI, Translate)?',
  },
  'popup-words': {
    title: 'Los mensajes nuevos aparecen con sus palabras en la página',
    why: 'Quien pasa por delante lee la respuesta aunque el chat esté cerrado.',
    how: 'Quien lleva la web: window.chatwootSettings = { showUnreadMessagesDialog: false } antes del script.',
    ask: 'En vuestra página, con el chat cerrado: ¿queda oculto un mensaje nuevo, sin que salgan sus palabras?',
  },
  'session-year': {
    title: 'El chat se puede leer en el navegador durante meses',
    why: 'La siguiente persona en ese aparato abre la página y lee toda la conversación.',
    how: 'Superadministrador: WIDGET_TOKEN_EXPIRY en 1 (día). Página: salida rápida que llame a $chatwoot.reset().',
    ask: '¿WIDGET_TOKEN_EXPIRY es un día y tiene vuestra página una salida rápida que reinicia el chat?',
  },
  transcripts: {
    title: 'Se pueden enviar transcripciones por correo',
    why: 'Una conversación entera puede enviarse a cualquier dirección, por error o bajo presión.',
    how: 'Servidor: bloquea POST …/transcript en el proxy (Chatwoot no lo apaga), o no pongas servidor de correo.',
    ask: '¿Están bloqueadas las transcripciones en el proxy, o no hay servidor de correo?',
  },
  'avatar-lookup': {
    title: 'Las direcciones de correo se consultan en un servicio de imágenes',
    why: 'El servidor de un extraño sabe que esa persona os ha escrito.',
    how: 'Servidor: DISABLE_GRAVATAR=true en el entorno de los dos contenedores de Chatwoot.',
    ask: '¿Está puesto DISABLE_GRAVATAR=true en Chatwoot?',
  },
  'twilio-opt-out-text': {
    title: 'La respuesta de la compañía a STOP puede nombraros',
    why: 'Un agresor que tiene el teléfono aprende por ella a quién se ha escrito.',
    how: 'Consola de Twilio, Messaging Service, Opt-out: textos sin nombre, sin enlace y sin decir qué hacéis.',
    ask: '¿Los textos de Twilio a STOP, START y HELP no llevan vuestro nombre ni lo que hacéis?',
  },
  'twilio-validity': {
    title: 'Un mensaje puede llegar horas más tarde',
    why: 'Un teléfono apagado diez horas lo muestra cuando puede estar en otras manos.',
    how: 'Consola de Twilio, Messaging Service, Integration: validez de 300 segundos.',
    ask: '¿La validez de vuestro Messaging Service es de 300 segundos como mucho?',
  },
  'rate-limit': {
    title: 'Una dirección compartida puede quedar fuera',
    why: 'En una casa de acogida o una escuela todas comparten dirección: tras cinco visitas en una hora, la sexta no tiene chat.',
    how: 'Servidor: ENABLE_RACK_ATTACK_WIDGET_API=false en el entorno de Chatwoot.',
    ask: '¿Está puesto ENABLE_RACK_ATTACK_WIDGET_API=false en Chatwoot?',
  },
  attachments: {
    title: 'Se pueden enviar archivos, y los abre quien tenga el enlace',
    why: 'La foto de una herida se puede ver sin iniciar sesión.',
    how: 'Administrador: Configuración, Bandejas, la bandeja, Configuración: quita el selector de archivos.',
  },
  'macro-sends': {
    title: 'Hay macros que envían mensajes o correos',
    why: 'Un clic de una mano cansada envía un texto, o toda una conversación, sin pasar por ningún control nuestro.',
    how: 'Administrador: Configuración, Macros: borra las que envían.',
    ask: '¿Es seguro que ninguna macro envía mensajes ni correos?',
  },
  'bot-webhook': {
    title: 'Un bot envía a este complemento',
    why: 'Lo que envía se rechaza; quien lo puso cree que algo escucha.',
    how: 'Administrador: Configuración, Bots: vacía su dirección de webhook.',
  },
  'auto-assignment': {
    title: 'Chatwoot reparte conversaciones a quien parece en línea',
    why: 'Una persona puede tocar a alguien que no está, y lo más urgente no va primero.',
    how: 'Administrador: Configuración, Bandejas, la bandeja, Colaboradores: apaga la asignación automática si el equipo toma las suyas.',
  },
  'ip-lookup': {
    title: 'Chatwoot busca dónde están los visitantes',
    why: 'La ciudad de alguien que se esconde queda en su ficha.',
    how: 'Superadministrador: funciones de la cuenta: apaga "ip lookup".',
  },
};
