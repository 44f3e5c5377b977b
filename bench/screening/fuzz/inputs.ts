import { generator } from '../score/sample-answers.ts';

/** Makes short texts of many kinds; the same seed makes the same text. */
export type InputMaker = (seed: number) => { text: string; random: () => number };

const ALPHABETS: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'ABC DEF, ghi. ',
  '0123456789',
  '0123456789-. ()/+#:',
  '@#._-/:?&=%',
  ' \t\n\r\u00a0\u2003\u200b\u200d\u2060\ufeff',
  '“”‘’«»—–…¿¡',
  'áéíóúñüçøåßðþłđ',
  'абвгдежзоасерх',
  'αβγδ你好こんにちは안녕שלוםمرحبا',
  'Ａ１ｂ２（）＠',
  '\u0300\u0301\u0308\u20e3\ufe0f\u202e\u202c',
];
const GRAPHEMES: readonly string[] = [
  '👩‍⚕️',
  '🇺🇸',
  '1️⃣',
  'e\u0301',
  '👨‍👩‍👧‍👦',
  '💛',
  '🤷🏽‍♀️',
  '\r\n',
  '𝐌',
  '𝟝',
  'ﬁ',
  '①',
  'ﷺ',
  '한',
  'नि',
  '\u{E0041}',
  'a\u0323\u0302',
];
/** Things that are almost an identifier, or are one. */
const NEAR: readonly string[] = [
  '206-555-0144',
  '(206) 555-01',
  '+1 206.555.0199',
  '000-12-3456',
  '000-12-345',
  'MRN 44109',
  'mrn: ',
  'ann@example.org',
  'ann@exam',
  'dot com',
  '(at)',
  'https://example.org/ann-lee?p=1',
  'www.',
  '203.0.113.7',
  '2001:db8::1',
  '5/3/2024',
  'May 3',
  'el 3 de mayo',
  'ninety-four',
  '94 years old',
  'noventa y dos años',
  'my patient',
  'mi paciente',
  'Mr. ',
  'Dr. Ann Lee',
  'Ann Lee',
  'lee ann',
  'MARIA LOPEZ',
  "O'Brien",
  'J o h n',
  'J.R.',
  'bed 12',
  'room 4',
  '12 Elm Street',
  'Apt 4B',
  '98101-1234',
  '@annlee',
  '#TeamAnn',
  '4111 1111 1111 1111',
  'plate ABC 123',
  'the only ferry captain',
  'turned 103',
  'born on ',
  'IMG_ann_lee.jpg',
  'two zero six five five five',
  'f***ing',
  'take 2 pills',
  'guaranteed cure',
];

/** Half of the texts are changed posts, the rest are put together from parts. */
export function makeInputs(posts: readonly string[]): InputMaker {
  return (seed) => {
    const random = generator(seed);
    const text = random() < 0.5 ? changedPost(posts, random) : fromParts(random);
    return { text: text.toWellFormed(), random };
  };
}

export function pick<Value>(values: readonly Value[], random: () => number): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** A short piece of text of any kind. */
export function anyPart(random: () => number): string {
  const kind = random();
  if (kind < 0.4) return pick(NEAR, random);
  if (kind < 0.6) return pick(GRAPHEMES, random);
  if (kind < 0.65) return String.fromCodePoint(Math.floor(random() * 0xd800));
  const alphabet = Array.from(pick(ALPHABETS, random));
  return Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(alphabet, random)).join('');
}

function fromParts(random: () => number): string {
  const joint = pick(['', ' ', ' ', ', ', '\n'], random);
  return Array.from({ length: Math.floor(random() * 10) }, () => anyPart(random)).join(joint);
}

function changedPost(posts: readonly string[], random: () => number): string {
  const post = pick(posts, random);
  const from = Math.floor(random() * post.length);
  let text = post.slice(from, from + 20 + Math.floor(random() * 130));
  for (let changes = Math.floor(random() * 4); changes > 0; changes -= 1) {
    const start = Math.floor(random() * (text.length + 1));
    const end = Math.min(text.length, start + Math.floor(random() * 4));
    text = text.slice(0, start) + (random() < 0.7 ? anyPart(random) : '') + text.slice(end);
  }
  return random() < 0.1 ? disguised(text, random) : text;
}

function disguised(text: string, random: () => number): string {
  const way = random();
  if (way < 0.25) return text.toUpperCase();
  if (way < 0.5) return Array.from(text).join(pick(['\u200b', ' ', '\u0301', '.'], random));
  if (way < 0.75) return text.replace(/[a-z]/g, (char) => String.fromCodePoint(0x1d41a + char.charCodeAt(0) - 97));
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}
