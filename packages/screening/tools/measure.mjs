// Prints how long screening takes: a post as people write it, and the worst of many hostile texts of full length. Run:
//   node tools/measure.mjs
import { createScreener } from '../src/index.ts';

const MAX_UNITS = 200_000;
const screener = createScreener();
const post =
  'Our patient Marta Villanueva went home on June 3 after 40 days in our ICU. Call her sister at (206) 555-0144! 💛 #ICUstrong';
const hostile = [
  'a',
  'A',
  'Aa ',
  'a ',
  '1 ',
  '1-',
  '@a',
  'a.',
  'a@a.',
  '#Aa',
  'http://',
  'www. ',
  '::',
  'ffff:',
  'mr ',
  'Ann Lee ',
  'Ann, ',
  "O'",
  'one ',
  'double ',
  'my ',
  'my patient ',
  'the the man ',
  'a_',
  'MRN #',
  'plate A',
  '\u200b',
  '\u0301',
  '🇺🇸',
  '👩‍⚕️',
  '𝐌',
  '(',
  '[at]',
  ' a dot com',
  'J o h n ',
  '5 5 ',
  'May 1',
  'calle ',
  '1 A ',
  '90',
  'A, B',
  '(01)',
  'my old sweet ',
  'senora ',
  'the only ',
  '206-555-0123 ',
  'Mr. Ann Lee my patient. ',
  '4111 ',
  'GB82 ',
  '+1 ',
];

const milliseconds = (run) => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

screener.screen(post);
const rounds = 2000;
const each =
  milliseconds(() => {
    for (let i = 0; i < rounds; i += 1) screener.screen(post);
  }) / rounds;
const worst = hostile
  .map((seed) => {
    const text = seed.repeat(Math.ceil(MAX_UNITS / seed.length)).slice(0, MAX_UNITS);
    return { seed, took: milliseconds(() => screener.screen(text.isWellFormed() ? text : text.slice(0, -1))) };
  })
  .sort((a, b) => b.took - a.took)[0];
const refused = milliseconds(() => screener.screen('a'.repeat(1_000_000)));

process.stdout.write(`a post of ${post.length} units: ${each.toFixed(2)} ms\n`);
process.stdout.write(
  `worst hostile text of ${MAX_UNITS} units (${JSON.stringify(worst.seed)}): ${worst.took.toFixed(0)} ms\n`,
);
process.stdout.write(`a text of 1,000,000 units, refused: ${refused.toFixed(2)} ms\n`);
