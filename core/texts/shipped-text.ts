import type { Language, Policy } from '../kernel/policy';

export type TextName =
  | 'opening'
  | 'safetyQuestion'
  | 'optOutConfirmation'
  | 'notSafe'
  | 'helpReply'
  | 'checkIn'
  | 'checkInOneLetter'
  | 'maybeTechnical'
  | 'closingSoon'
  | 'closing'
  | 'takenOver'
  | 'afterDrop'
  | 'reading'
  | 'noFollowUp'
  | 'optInQuestion';

/** A text as it ships. `source`: the rule whose tone or duty it follows (B4: paraphrased, nothing was copied). */
type Shipped = Readonly<Record<Language, string>> & { source: string };

/**
 * Every text of ours that a client may see. Wording by B3.5: no agency, no word of abuse, no name, no link, one GSM-7
 * segment (so in Spanish no accent on a, i, o or u). Whoever reads it over a shoulder learns that somebody answers, and not who or about what.
 */
export const SHIPPED: Readonly<Record<TextName, Shipped>> = {
  opening: {
    source: 'B3.1, B3.7',
    en: 'Is it OK to write here now? If we get cut off, you can come back to this chat any time.',
    es: '¿Le va bien escribir ahora por aqui? Si se corta, puede volver a este chat cuando quiera.',
  },
  safetyQuestion: {
    source: 'B3.6, B3.8, B4 "Return after drop"',
    en: 'Hello again. Is now an OK time to write here? Yes or no is enough.',
    es: 'Hola otra vez. ¿Es buen momento para escribirnos? Basta un si o un no.',
  },
  optOutConfirmation: {
    source: 'B8.3, 47 CFR 64.1200(a)(12)',
    en: 'You will get no more texts from this number. To start again, reply START.',
    es: 'Ya no va a recibir mensajes de este remitente. Para volver a empezar, responda START.',
  },
  notSafe: {
    source: 'B3.10, B4 "Warning"',
    en: 'OK, stopping here. Write whenever it suits you.',
    es: 'De acuerdo, lo dejamos. Escriba cuando le venga bien.',
  },
  helpReply: {
    source: 'B8.5, B8.9',
    en: 'A person will read your message and answer here. Reply STOP to end texts.',
    es: 'Una persona va a leer su mensaje y le responde. Responda STOP para no recibir mensajes.',
  },
  checkIn: {
    source: 'B4 "First check-in"',
    en: 'Still here with you. No rush to reply.',
    es: 'No me he ido. Responda sin prisa, cuando quiera.',
  },
  checkInOneLetter: {
    source: 'B4 "Alternative to typing", E30',
    en: "Still here with you. One number is enough: 1 still here, 2 can't type now, 3 I have to go.",
    es: 'No me he ido. Basta una cifra: 1 estoy, 2 ahora no puedo escribir, 3 me tengo que ir.',
  },
  maybeTechnical: {
    source: 'B4 "Possible fault"',
    en: 'Your last message may not have reached me. It may be the connection on my side.',
    es: 'Puede que su mensaje de antes no me llegara. Tal vez falle mi red.',
  },
  closingSoon: {
    source: 'B4 "Warning", B2 ladder',
    en: 'For your privacy I will close this chat in 5 minutes if it stays quiet. You can write again any time.',
    es: 'Por su privacidad cierro este chat en 5 minutos si no hay mensajes. Puede volver a escribir siempre.',
  },
  closing: {
    source: 'B4 "Closing", B3.11',
    en: 'For your privacy I am closing this chat. Please close it on your side too, so that nothing stays on the screen. You can write again any time.',
    es: 'Por su privacidad cierro este chat. Cierre usted la ventana, para que no quede nada en la pantalla. Puede volver a escribir siempre.',
  },
  takenOver: {
    source: 'B4 "Transfer"',
    en: 'Hello, I am taking over from here. Please give me a moment to read.',
    es: 'Hola, desde ahora le atiendo yo. Un momento, por favor, mientras leo.',
  },
  afterDrop: {
    source: 'B4 "Return after drop"',
    en: 'Good that you wrote again. I may not have what was said before. Is now an OK time?',
    es: 'Me alegra que escriba otra vez. Puede que no tenga lo anterior. ¿Es buen momento?',
  },
  reading: {
    source: 'B4 "Long answer coming"',
    en: 'I am here and reading. My answer will take a moment.',
    es: 'Le estoy leyendo. Mi respuesta tarda un momento.',
  },
  noFollowUp: {
    source: 'B4 "Follow-up asked", B3.1',
    en: 'I cannot write to you first later on, so that nothing arrives at a bad moment. You can write any time.',
    es: 'No puedo escribir yo primero luego, para que nada llegue en mal momento. Usted puede escribir siempre.',
  },
  optInQuestion: {
    source: 'B8.10',
    en: 'Would you like to get texts from this number? Reply YES, or just do not answer.',
    es: '¿Quiere recibir mensajes de este remitente? Responda SI, o no responda.',
  },
};

/** The agency's own words where the policy has them, else ours. */
export function shippedText(name: TextName, { language, texting }: Policy): string {
  return texting.own[language][name] ?? SHIPPED[name][language];
}
