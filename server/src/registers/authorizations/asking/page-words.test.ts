import { measureReadability } from '@bedside/screening';
import { expect, test } from 'vitest';
import { PAGE_WORDS } from './page-words.ts';

const LANGUAGES = ['en', 'es'] as const;
/** School grade at which most people read with ease. */
const PLAIN_GRADE = 8;

/** All that the page says of passkeys, as one reads it. */
function wordsOf(language: (typeof LANGUAGES)[number]): string {
  const { passkeys, refusals } = PAGE_WORDS[language];
  const said = Object.values(passkeys).map((one) => (typeof one === 'string' ? one : one('Lakeside')));
  const told = Object.entries(refusals).flatMap(([code, words]) =>
    /PASSKEY|PROOF|CHALLENGE/u.test(code) ? [words] : [],
  );
  return [...said, ...told].map((words) => (/[.!?]$/u.test(words) ? words : `${words}.`)).join(' ');
}

test.each(LANGUAGES)('what is said of passkeys (%s) is read at the eighth grade or below', (language) => {
  const { grade, words } = measureReadability(wordsOf(language));
  expect(words).toBeGreaterThan(100);
  expect(grade).toBeLessThanOrEqual(PLAIN_GRADE);
});
