import { domainToUnicode } from 'node:url';

/**
 * Letters of other scripts that look like Latin ones (Unicode Technical Standard 39, confusables.txt, the letters that
 * browsers' address bars warn of), so that an address that only looks like a colleague's is not taken for a new one.
 */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ҽ: 'e',
    ғ: 'f',
    ɡ: 'g',
    һ: 'h',
    н: 'h',
    і: 'i',
    ӏ: 'l',
    ј: 'j',
    к: 'k',
    м: 'm',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    г: 'r',
    ѕ: 's',
    т: 't',
    ս: 'u',
    ѵ: 'v',
    ԝ: 'w',
    х: 'x',
    у: 'y',
    ү: 'y',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    γ: 'y',
    ω: 'w',
    օ: 'o',
    ո: 'n',
    հ: 'h',
    ց: 'g',
    զ: 'q',
    ı: 'i',
    ȷ: 'j',
    ɑ: 'a',
    ʟ: 'l',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ꜱ: 's',
    ɩ: 'i',
  }),
);

/**
 * Text as it is kept: composed, on one line, without characters that nobody sees (they hide one name in another, or
 * turn the direction of a line). A zero-width non-joiner stays between Arabic letters, where it is spelling.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Cf}--\u200C]/gv, '')
    .replace(/(?<!\p{Script=Arabic})\u200C|\u200C(?!\p{Script=Arabic})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Lower case without accents and width, for finding and sorting. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** An address as it is kept: compatibility forms resolved first, so that "ana＠example.org" is what it looks like. */
export function cleanEmail(email: string): string {
  return cleanText(email.normalize('NFKC')).toLowerCase();
}

/** Whether a cleaned address can be one: two parts, a domain with a dot, nothing that separates addresses. */
export function isEmail(email: string): boolean {
  return email.length <= 254 && /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\.]+(\.[^\s@,;:<>"()[\]\\.]+)+$/u.test(email);
}

/** What two addresses have in common that a reader cannot tell apart. */
export function emailKey(email: string): string {
  const clean = cleanEmail(email);
  const at = clean.lastIndexOf('@');
  const domain = clean.slice(at + 1);
  return `${skeleton(clean.slice(0, at))}@${skeleton(domainToUnicode(domain) || domain)}`;
}

/** What two user names have in common that a reader cannot tell apart. */
export function userNameKey(userName: string): string {
  return userName.includes('@') ? emailKey(userName) : skeleton(userName);
}

function skeleton(text: string): string {
  return [...foldText(text.normalize('NFKC'))].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}
