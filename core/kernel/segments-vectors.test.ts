import { segmentsOf, type Encoding, type SmsLine } from './segments';

/** What it is, the text, its segments, its alphabet, and where that stands written. */
type Vector = readonly [what: string, text: string, segments: number, encoding: Encoding, source: string];

const of = (count: number, sign = 'a'): string => sign.repeat(count);
const hex = (code: number): string => `0x${code.toString(16).padStart(2, '0')}`;

/** The basic table as the standard prints it, column by column; 0x1B is the escape and no sign. */
const BASIC_CODES =
  '@ £ $ ¥ è é ù ì ò Ç LF Ø ø CR Å å Δ _ Φ Γ Λ Ω Π Ψ Σ Θ Ξ ESC Æ æ ß É SP ! " # ¤ % & \' ( ) * + , - . / ' +
  '0 1 2 3 4 5 6 7 8 9 : ; < = > ? ¡ A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Ä Ö Ñ Ü § ' +
  '¿ a b c d e f g h i j k l m n o p q r s t u v w x y z ä ö ñ ü à';
const NAMED: Readonly<Record<string, string>> = { LF: '\n', CR: '\r', SP: ' ' };

const basic: Vector[] = BASIC_CODES.split(' ').flatMap((name, code) => {
  if (name === 'ESC') return [];
  const sign = NAMED[name] ?? name;
  const source = `3GPP TS 23.038, 6.2.1, ${hex(code)}`;
  return [[`${name}, 160 and 161 of it`, sign, 1, 'gsm-7', source] as const];
});

const extension: Vector[] = (
  [
    ['form feed', '\f', 0x0a],
    ['circumflex', '^', 0x14],
    ['left brace', '{', 0x28],
    ['right brace', '}', 0x29],
    ['backslash', '\\', 0x2f],
    ['left bracket', '[', 0x3c],
    ['tilde', '~', 0x3d],
    ['right bracket', ']', 0x3e],
    ['bar', '|', 0x40],
    ['euro', '€', 0x65],
  ] as const
).flatMap(([what, sign, code]): Vector[] => {
  const source = `3GPP TS 23.038, 6.2.1.1, 0x1B ${hex(code)}`;
  return [
    [`${what}: 80 fit`, of(80, sign), 1, 'gsm-7', source],
    [`${what}: 81 do not`, of(81, sign), 2, 'gsm-7', source],
    [`${what}: it is not torn at the end of a part`, `${of(152)}${sign}${of(8)}`, 2, 'gsm-7', source],
    [`${what}: two parts hold 152 of it`, of(152, sign), 2, 'gsm-7', source],
    [`${what}: and not one more`, of(153, sign), 3, 'gsm-7', source],
  ];
});

/** Signs that are taken for plain ones, and letters of Spanish, French and Portuguese that the alphabet has not. */
const foreign: Vector[] = [...'áíóúÁÍÓÚçâêîôûãõëïÂÊÔÃÕÈÀ“”‘’–—…•`\t\u00a0«»°ºª™©×÷½'].flatMap((sign): Vector[] => [
  [`${sign} alone`, sign, 1, 'ucs-2', 'not in 3GPP TS 23.038, 6.2.1: UCS-2 (6.2.3)'],
  [`${sign} in a text of 71`, sign + of(70), 2, 'ucs-2', 'Twilio: UCS-2 holds 70, each part of a longer text 67'],
]);

const LIMITS = 'Twilio: GSM-7 160 alone and 153 a part, UCS-2 70 and 67';
const limits: Vector[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((parts): Vector[] => {
  const gsm = parts === 1 ? 160 : parts * 153;
  const ucs = parts === 1 ? 70 : parts * 67;
  return [
    [`${gsm} plain letters`, of(gsm), parts, 'gsm-7', LIMITS],
    [`one more than ${gsm}`, of(gsm + 1), parts + 1, 'gsm-7', LIMITS],
    [`${ucs} curly quotes`, of(ucs, '’'), parts, 'ucs-2', LIMITS],
    [`one more than ${ucs}`, of(ucs + 1, '’'), parts + 1, 'ucs-2', LIMITS],
  ];
});

const WHOLE = 'Twilio: a character of several units is never torn over two segments';
const joined: Vector[] = [
  ['an emoji', '😀', 1, 'ucs-2', WHOLE],
  ['35 emoji', of(35, '😀'), 1, 'ucs-2', WHOLE],
  ['36 emoji', of(36, '😀'), 2, 'ucs-2', WHOLE],
  ['66 emoji: 33 fit in a part of 67', of(66, '😀'), 2, 'ucs-2', WHOLE],
  ['67 emoji', of(67, '😀'), 3, 'ucs-2', WHOLE],
  ['a family of four, 11 units, six times', of(6, '👨‍👩‍👧‍👦'), 1, 'ucs-2', WHOLE],
  ['seven of them: six in the first part', of(7, '👨‍👩‍👧‍👦'), 2, 'ucs-2', WHOLE],
  ['a flag at the end of a part', `${of(65)}🇲🇽${of(8)}`, 2, 'ucs-2', WHOLE],
  ['a hand with its colour', `${of(65)}👍🏽${of(8)}`, 2, 'ucs-2', WHOLE],
  ['a letter with a mark of its own', `${of(66)}e\u0301${of(8)}`, 2, 'ucs-2', WHOLE],
  ['half an emoji', '\ud83d', 1, 'ucs-2', WHOLE],
  ['the other half', '\ude00', 1, 'ucs-2', WHOLE],
  ['a NUL', '\0', 1, 'ucs-2', 'not in 3GPP TS 23.038, 6.2.1: UCS-2 (6.2.3)'],
  ['nothing', '', 0, 'gsm-7', 'nothing is sent'],
];

const all: Vector[] = [...basic, ...extension, ...foreign, ...limits, ...joined];

test.each(all)('%s', (_what, text, segments, encoding) => {
  expect(segmentsOf(text)).toEqual({ segments, encoding });
});

test.each(basic)('%s', (_what, sign) => {
  expect([segmentsOf(of(160, sign)).segments, segmentsOf(of(161, sign)).segments]).toEqual([1, 2]);
});

const TOLL_FREE = 'Twilio: from a toll-free number (US, Canada) 152 and 66 a part';
test.each<readonly [what: string, text: string, line: SmsLine, segments: number, source: string]>([
  ['160 plain letters are one, as from any number', of(160), 'toll-free', 1, TOLL_FREE],
  ['304 are two', of(304), 'toll-free', 2, TOLL_FREE],
  ['305 are three', of(305), 'toll-free', 3, TOLL_FREE],
  ['305 from another number are two', of(305), 'usual', 2, LIMITS],
  ['70 curly quotes are one', of(70, '’'), 'toll-free', 1, TOLL_FREE],
  ['132 are two', of(132, '’'), 'toll-free', 2, TOLL_FREE],
  ['133 are three', of(133, '’'), 'toll-free', 3, TOLL_FREE],
  ['133 from another number are two', of(133, '’'), 'usual', 2, LIMITS],
])('from a toll-free number: %s', (_what, text, line, segments) => {
  expect(segmentsOf(text, line).segments).toBe(segments);
});

test('there are vectors enough, each with its source', () => {
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(all.filter(([, , , , source]) => source === '')).toEqual([]);
});
