/**
 * Everyday and crisis-like sentences, all of them made here, by combining parts. None is a real client's and none was
 * copied. They are full of the very words that opt out, and of other people's texts and messages.
 */
type Slots = Readonly<Record<string, readonly string[]>>;

const EN: Slots = {
  it: [
    'it',
    'this',
    'everything',
    'the shouting',
    'all of this',
    'the fear',
    'the noise',
    'the pain',
    'tonight',
    'my life',
  ],
  end: ['end', 'stop', 'be over', 'just stop', 'come to an end', 'quit'],
  want: ['I want', 'I just want', 'I need', 'all I want is for', 'when will', 'please make', 'I wish for', 'he wants'],
  who: ['he', 'she', 'my ex', 'my father', 'the neighbor', 'his brother', 'my boss', 'that man', 'my partner'],
  does: [
    'calling',
    'texting me',
    'following me',
    'drinking',
    'yelling',
    'sending me messages',
    'coming here',
    'messaging my sister',
  ],
  not: ['will not stop', 'does not stop', 'cannot quit', 'refuses to end', 'never stops', 'said he would stop'],
  me: [
    'crying',
    'shaking',
    'thinking about it',
    'smoking',
    'working there',
    'looking at the door',
    'writing',
    'eating',
  ],
  cannot: [
    'I cannot stop',
    'I want to quit',
    'how do I stop',
    'when do I stop',
    'should I end',
    'I had to quit',
    'do not stop',
  ],
  thing: [
    'the appointment',
    'the lease',
    'my shift',
    'the wedding',
    'school',
    'the phone contract',
    'the bus',
    'court',
  ],
  cancel: [
    'should I cancel',
    'he told me to cancel',
    'they want to end',
    'I may quit',
    'can they revoke',
    'I need to stop at',
    'she will cancel',
  ],
  help: [
    'help me with',
    'can you help me leave before',
    'I need help and',
    'nobody would help after',
    'information on',
    'please help, it is about',
  ],
  more: ['', ' please', ' right now', ' and I am scared', ' you know', ' ok', '!', '...', ' since Monday'],
};

const ES: Slots = {
  it: ['esto', 'todo', 'el miedo', 'el ruido', 'esta noche', 'el dolor', 'mi vida', 'la pelea'],
  end: ['termine', 'pare', 'acabe', 'se detenga', 'se termine ya', 'tenga un alto'],
  want: ['quiero que', 'solo quiero que', 'necesito que', 'ojala', 'cuando va a ser que', 'ayudame a que'],
  who: ['el', 'ella', 'mi ex', 'mi padre', 'su hermano', 'mi jefe', 'mi pareja'],
  does: ['llamar', 'escribirme', 'seguirme', 'tomar', 'gritar', 'mandarme mensajes', 'venir'],
  not: ['no deja de', 'no para de', 'nunca va a terminar de', 'dijo que iba a parar de', 'no quiere parar de'],
  me: ['llorar', 'temblar', 'pensar', 'fumar', 'mirar la puerta', 'trabajar ahi'],
  cannot: ['no puedo parar de', 'quiero dejar de', 'no voy a terminar de', 'tengo miedo de salir a'],
  thing: ['la cita', 'el contrato', 'la boda', 'la escuela', 'el viaje', 'mi turno'],
  cancel: [
    'tengo que cancelar',
    'me dijo que cancele',
    'quiero terminar',
    'no me dejan salir a',
    'van a revocar',
    'baja a ver',
  ],
  help: ['ayudame con', 'necesito ayuda y tambien', 'nadie da ayuda para', 'me puede dar info de'],
  more: ['', ' por favor', ' ahora', ' y tengo miedo', ' ya', '!', '...'],
};

const TEMPLATES: readonly (readonly [Slots, string])[] = [
  [EN, '{want} {it} to {end}{more}'],
  [EN, '{who} {not} {does}{more}'],
  [EN, '{cannot} {me}{more}'],
  [EN, '{cancel} {thing}{more}'],
  [EN, '{help} {thing}{more}'],
  [ES, '{want} {it} {end}{more}'],
  [ES, '{who} {not} {does}{more}'],
  [ES, '{cannot} {me}{more}'],
  [ES, '{cancel} {thing}{more}'],
  [ES, '{help} {thing}{more}'],
];

/** Short answers of every day, which could be mistaken for a word of the list. */
const SHORT = [
  ...[
    'yes',
    'no',
    'ok',
    'stop it',
    'the end',
    'end it',
    'stop him',
    'help me',
    'helping',
    'stopped',
    'ended',
    'i quit',
  ],
  ...[
    'bus stop',
    'dead end',
    'quit it',
    'start over',
    'cancelled',
    'no stop',
    'please stop',
    'it ends',
    'weekend',
    'endless',
  ],
  ...['si', 'no pares', 'para ti', 'alto y claro', 'se acabo', 'baja la voz', 'al final', 'parada', 'salida', 'fin'],
];

/** All of them, each once, always the same. */
export const SENTENCES: readonly string[] = [
  ...new Set([...SHORT, ...TEMPLATES.flatMap(([slots, text]) => filled(text, slots))]),
];

function filled(text: string, slots: Slots): readonly string[] {
  const [whole, name] = /\{(\w+)\}/.exec(text) ?? [];
  if (whole === undefined || name === undefined) return [text];
  return (slots[name] ?? []).flatMap((word) => filled(text.replace(whole, word), slots));
}

/** Texts that do mean "no more texts", but are longer than the word: a person has to be asked, and nothing is done. */
export const MEANT: readonly string[] = [
  ...['please stop texting me so often', 'stop sending me messages', 'no more texts please', 'stop messaging me'],
  ...[
    'Please remove my number from your list',
    'unsubscribe me from this',
    'I would like to opt out',
    'stop these texts',
  ],
  ...[
    "Don't text me again",
    'never contact me again',
    'do not text back',
    'your texts cost me money',
    "I don't want any more texts",
  ],
  ...[
    'no me manden mas mensajes',
    'dejen de enviarme mensajes',
    'por favor no me escriban mas',
    'quiten mi numero de la lista',
  ],
  ...['ya no quiero recibir mensajes', 'quiero darme de baja', 'me cobran cada mensaje'],
];
