// Derives the word tables in src/tables/ from public lists. Run:
//   node tools/build-tables.mjs --data <folder with lists/ and text/>
// The lists themselves are not part of the project; NOTICE names them and their licences.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const MAX_GIVEN = 14000;
const MAX_SURNAMES = 24000;
const MAX_WORDS = 22000;
const MAX_PLACES = 3500;

const at = process.argv.indexOf('--data');
if (at < 0 || !process.argv[at + 1]) {
  process.stderr.write('usage: node tools/build-tables.mjs --data <folder with lists/ and text/>\n');
  process.exit(2);
}
const dataFolder = process.argv[at + 1];
const outFolder = join(dirname(fileURLToPath(import.meta.url)), '../src/tables');

const read = (path) => gunzipSync(readFileSync(join(dataFolder, path))).toString('utf8');
const lines = (path) => read(path).split('\n').filter(Boolean);

/** Lower case, Latin letters without marks; the same folding as src/normalise.ts does. */
function fold(word) {
  const special = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' };
  return word
    .toLowerCase()
    .replace(/[łøđßæœıþð]/g, (c) => special[c])
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

function countSocialWords() {
  const lower = new Map();
  const capital = new Map();
  for (const line of lines('text/unlabelled-social.txt.gz')) {
    for (const token of line.match(/(?<![@#\w])\p{L}[\p{L}']*/gu) ?? []) {
      const word = fold(token.replace(/'s$/, ''));
      if (!/^[a-z]{2,20}$/.test(word)) continue;
      if (token === token.toUpperCase()) continue;
      const table = token[0] === token[0].toLowerCase() ? lower : capital;
      table.set(word, (table.get(word) ?? 0) + 1);
    }
  }
  return { lower, capital };
}

function givenNames() {
  const weight = new Map();
  for (const line of lines('lists/ssa-first-names.txt.gz')) {
    const [name, , count] = line.split(',');
    const word = fold(name);
    weight.set(word, Math.max(weight.get(word) ?? 0, Number(count)));
  }
  for (const line of lines('lists/common-forenames-by-country.csv.gz').slice(1)) {
    for (const part of fold(line.split(',').at(-1) ?? '').split(/[^a-z]+/)) {
      if (part.length > 2) weight.set(part, Math.max(weight.get(part) ?? 0, 5000));
    }
  }
  return top(weight, MAX_GIVEN);
}

function surnames() {
  const weight = new Map();
  for (const line of lines('lists/census-1990-surnames.txt.gz')) {
    const [name, , , rank] = line.trim().split(/\s+/);
    weight.set(fold(name), 1e6 - Number(rank));
  }
  for (const line of lines('lists/common-surnames-by-country.csv.gz').slice(1)) {
    for (const part of fold(line.split(',')[5] ?? '').split(/[^a-z]+/)) {
      if (part.length > 2) weight.set(part, 1e6);
    }
  }
  return top(weight, MAX_SURNAMES);
}

function top(weight, count) {
  return [...weight]
    .filter(([word]) => /^[a-z]{2,20}$/.test(word))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([word]) => word);
}

/** Words people write in lower case; a capital on one of these says little. */
function commonWords({ lower, capital }, given) {
  const isGiven = new Set(given);
  const weight = new Map();
  for (const [word, count] of lower) {
    const share = count / (count + (capital.get(word) ?? 0));
    const isWord = isGiven.has(word) ? count >= 12 && share >= 0.7 : count >= 3 && share >= 0.3;
    if (isWord) weight.set(word, count);
  }
  return top(weight, MAX_WORDS);
}

function places({ capital }, common) {
  const isCommon = new Set(common);
  const weight = new Map();
  for (const line of lines('lists/geonames-en.txt.gz')) {
    const word = fold(line.trim());
    if (/^[a-z]{4,20}$/.test(word) && !isCommon.has(word)) weight.set(word, 1 + (capital.get(word) ?? 0));
  }
  return top(weight, MAX_PLACES);
}

/** Sorted words, each as one capital for the length of the prefix shared with the word before it, then the rest. */
function encode(words) {
  let before = '';
  let out = '';
  for (const word of [...new Set(words)].sort()) {
    let shared = 0;
    while (shared < before.length && shared < word.length && before[shared] === word[shared]) shared += 1;
    out += String.fromCharCode(65 + shared) + word.slice(shared);
    before = word;
  }
  return out;
}

function writeTable(name, constant, words) {
  const body = encode(words);
  const head = '// Written by tools/build-tables.mjs from the sources in NOTICE; do not edit.\n';
  writeFileSync(join(outFolder, `${name}.generated.ts`), `${head}export const ${constant} =\n  '${body}';\n`);
  process.stdout.write(`${name}: ${words.length} words, ${body.length} bytes\n`);
}

const social = countSocialWords();
const given = givenNames();
const common = commonWords(social, given);
writeTable('given-names', 'GIVEN_NAMES', given);
writeTable('surnames', 'SURNAMES', surnames());
writeTable('common-words', 'COMMON_WORDS', common);
writeTable('places', 'PLACES', places(social, common));
