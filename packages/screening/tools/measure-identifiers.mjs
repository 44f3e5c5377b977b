// Recall of the structured identifiers by type (whoever's they are), and what is found beside the marked spans. Run:
//   node tools/measure-identifiers.mjs FILE.jsonl | FOLDER | FILE.src.txt ... [--misses] [--types] [--false] [--speed FILE.gz [--hostile]]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { IdentifierFinder, toOriginal } from '../src/identifiers/find.ts';
import { readOwnFacts } from '../src/identifiers/own-facts.ts';
import { Reader } from '../src/text/reading.ts';
import { Tokens } from '../src/text/tokens.ts';

const MARKED = /\[\[([A-Z0-9_]+)(\??)\/([a-z]+)\|(.*?)\]\]/gs;
/** Names and descriptions of people are found elsewhere. */
const ELSEWHERE = new Set(['NAME']);

const print = (line) => process.stdout.write(`${line}\n`);
const args = process.argv.slice(2);
const has = (name) => args.includes(name);
const speedAt = args.indexOf('--speed');
const speedFile = speedAt < 0 ? null : args[speedAt + 1];
const paths = args.filter((arg, i) => !arg.startsWith('--') && (speedAt < 0 || i !== speedAt + 1));

const facts = readOwnFacts(undefined);
const reader = new Reader();
const tokens = new Tokens();
const finder = new IdentifierFinder();

function mentionsOf(text) {
  const reading = reader.read(text);
  tokens.split(reading);
  const plain = finder.find(reading, tokens, facts).map((mention) => toOriginal(reading, mention));
  const second = finder.findDisguised(reading, tokens, facts);
  return [...plain, ...(second?.mentions.map((mention) => toOriginal(second.disguised.reading, mention)) ?? [])];
}

function itemsOf(path) {
  if (statSync(path).isDirectory()) {
    return readdirSync(path)
      .filter((name) => name.endsWith('.src.txt'))
      .flatMap((name) => itemsOf(`${path}/${name}`));
  }
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.jsonl') ? text.trim().split('\n').map(fromLine) : fromSource(text);
}

function fromLine(line) {
  const { text, label, spans } = JSON.parse(line);
  return { text, label, spans: spans.filter((span) => !span.auto) };
}

function fromSource(marks) {
  const source = marks.replace(/\{U\+([0-9A-F]{4,6})\}/g, (_all, hex) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  const items = [];
  for (const block of source.split(/^@@ /m).slice(1)) {
    const [header, ...lines] = block.split('\n');
    const marked = lines
      .filter((line) => !line.startsWith('%%'))
      .join('\n')
      .trim();
    const spans = [];
    let text = '';
    let at = 0;
    for (const match of marked.matchAll(MARKED)) {
      text += marked.slice(at, match.index);
      spans.push({
        start: text.length,
        end: text.length + match[4].length,
        type: match[1],
        subject: match[3],
        optional: match[2] === '?',
      });
      text += match[4];
      at = match.index + match[0].length;
    }
    items.push({ text: text + marked.slice(at), label: header.split('|')[2]?.trim(), spans });
  }
  return items;
}

/** Every letter and digit of the span lies in a mention. */
function isCovered(text, span, mentions) {
  for (let i = span.start; i < span.end; i += 1) {
    if (/[\p{L}\p{N}]/u.test(text[i]) && !mentions.some((mention) => mention.start <= i && i < mention.end))
      return false;
  }
  return true;
}

const touches = (a, b) => a.start < b.end && b.start < a.end;

/** Counts the mentions that touch a marked span and those beside all of them. */
function tally({ text, label, spans }, mentions, { found, extra }) {
  for (const mention of mentions) {
    const key = `${mention.type} ${label === 'safe' ? 'safe' : 'disclosure'}`;
    const isMarked = spans.some((span) => touches(span, mention));
    const count = found.get(key) ?? { marked: 0, unmarked: 0, sure: 0 };
    found.set(key, count);
    if (isMarked) count.marked += 1;
    else {
      count.unmarked += 1;
      if (mention.certainty >= 0.6) count.sure += 1;
      extra.push(
        `${label === 'safe' ? 'S' : 'D'} ${mention.ruleId} ${mention.certainty.toFixed(2)} ${JSON.stringify(text.slice(mention.start, mention.end))} in …${JSON.stringify(text.slice(Math.max(0, mention.start - 40), mention.end + 25))}`,
      );
    }
  }
}

function report(path, items) {
  const counts = new Map();
  const misses = [];
  const mistyped = [];
  const extra = [];
  const found = new Map();
  for (const { text, label, spans } of items) {
    const mentions = mentionsOf(text);
    for (const span of spans) {
      if (ELSEWHERE.has(span.type) || span.optional) continue;
      const count = counts.get(span.type) ?? { all: 0, covered: 0, typed: 0, touched: 0 };
      counts.set(span.type, count);
      count.all += 1;
      const covered = isCovered(text, span, mentions);
      if (covered) count.covered += 1;
      else
        misses.push(
          `${span.type} ${JSON.stringify(text.slice(span.start, span.end))} in …${JSON.stringify(text.slice(Math.max(0, span.start - 50), span.end + 30))} found ${JSON.stringify(mentions.filter((mention) => touches(mention, span)).map((mention) => `${mention.ruleId}:${text.slice(mention.start, mention.end)}`))}`,
        );
      if (mentions.some((mention) => mention.type === span.type && touches(mention, span))) count.typed += 1;
      else if (mentions.some((mention) => touches(mention, span))) {
        const as = mentions.filter((mention) => touches(mention, span)).map((mention) => mention.type);
        mistyped.push(
          `${span.type} read as ${as.join(', ')} in …${JSON.stringify(text.slice(Math.max(0, span.start - 60), span.end + 30))}`,
        );
      }
      if (mentions.some((mention) => touches(mention, span))) count.touched += 1;
    }
    tally({ text, label, spans }, mentions, { found, extra });
  }
  print(`\n${path}: ${items.length} texts`);
  print('type          spans  cover  typed  overlap');
  for (const [type, { all, covered, typed, touched }] of [...counts].sort()) {
    print(
      `${type.padEnd(12)} ${String(all).padStart(6)}  ${(covered / all).toFixed(3)}  ${(typed / all).toFixed(3)}  ${(touched / all).toFixed(3)}`,
    );
  }
  print('mentions                 marked  unmarked  of those certain (0.6 and more)');
  for (const [key, { marked, unmarked, sure }] of [...found].sort())
    print(
      `${key.padEnd(24)} ${String(marked).padStart(6)}  ${String(unmarked).padStart(8)}  ${String(sure).padStart(8)}`,
    );
  if (has('--misses')) print(['', 'missed:', ...misses].join('\n'));
  if (has('--types')) print(['', 'of another type:', ...mistyped.sort()].join('\n'));
  if (has('--false')) print(['', 'beside the marks:', ...extra.sort()].join('\n'));
}

function best(run, rounds) {
  let least = Infinity;
  for (let i = 0; i < rounds; i += 1) {
    // Processor time: the machine may be busy with others.
    const start = process.cpuUsage().user;
    run();
    least = Math.min(least, (process.cpuUsage().user - start) / 1000);
  }
  return least;
}

function speed(name, text) {
  const reading = reader.read(text);
  const one = best(() => reader.read(text), 5);
  const two = best(() => tokens.split(reading), 5);
  const three = best(() => finder.find(reading, tokens, facts), 5);
  const four = best(() => finder.findDisguised(reading, tokens, facts), 5);
  const rate = (ms) => `${(text.length / 1000 / ms).toFixed(0)} MB/s`;
  print(
    `${name}: ${text.length} units; reading ${rate(one)}, tokens ${rate(two)}, identifiers ${rate(three)} (${three.toFixed(1)} ms), disguises ${rate(four)} (${four.toFixed(1)} ms)`,
  );
}

const HOSTILE = [
  '1',
  '@',
  'a.',
  '1-',
  'www.',
  '((((',
  'May ',
  '1 ',
  '5 5 ',
  '555-',
  '206-555-0123 ',
  'MRN ',
  'MRN 4471 ',
  'one ',
  ' dot ',
  'a@',
  '#1',
  '1:',
  '::',
  'ab:',
  '(01)',
  '4111 ',
  'GB82 ',
  '+1 ',
  'Calle ',
  '1 A St ',
  '90 ',
  'ninety ',
  'room 1 ',
  'a_1.jpg ',
  'A-b-c ',
  '***-',
  'M1 ',
  '1.1.',
  '1/1/',
  'http://a ',
  'www. a ',
  'plate A1 ',
  'a1',
  'A1-',
  'the 1st ',
  'J o h n ',
  'n3v3r ',
  'abC ',
  'Christmas ',
  'a.com/',
  'a_b.jpg',
  '0.123, ',
  'the day after ',
];

for (const path of paths) report(path, itemsOf(path));
if (speedFile) {
  const raw = readFileSync(speedFile);
  const text = (speedFile.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  const ascii = text.replace(/[\u0080-\uffff]/g, '');
  speed('all lines, ASCII', ascii.slice(0, 4_000_000));
  // Running text: what people write without the accounts and links that stand in nearly every line.
  speed('without accounts and links', ascii.replace(/@\w+:?|https?:\S+|#\w+|\bRT\b/g, '').slice(0, 4_000_000));
  const lines = ascii.split('\n').slice(0, 20_000);
  const all = lines.map((line) => new Reader().read(line));
  const each = best(() => {
    for (const reading of all) {
      tokens.split(reading);
      finder.find(reading, tokens, facts);
    }
  }, 5);
  const split = best(() => {
    for (const reading of all) tokens.split(reading);
  }, 5);
  const units = lines.reduce((sum, line) => sum + line.length, 0);
  print(
    `lines one by one: ${lines.length} of ${(units / lines.length).toFixed(0)} units; tokens ${((split * 1000) / lines.length).toFixed(2)} µs, identifiers ${(((each - split) * 1000) / lines.length).toFixed(2)} µs a line (${(units / 1000 / (each - split)).toFixed(0)} MB/s)`,
  );
  const post =
    'Our patient Marta Villanueva went home on June 3 after 40 days in our ICU. Call her sister at (206) 555-0144! #ICUstrong';
  const reading = new Reader().read(post);
  tokens.split(reading);
  const took = best(() => {
    for (let i = 0; i < 10_000; i += 1) finder.find(reading, tokens, facts);
  }, 5);
  const hidden = best(() => {
    for (let i = 0; i < 10_000; i += 1) finder.findDisguised(reading, tokens, facts);
  }, 5);
  print(
    `a post of ${post.length} units with a day and a telephone: ${(took / 10).toFixed(2)} µs, look for disguises ${(hidden / 10).toFixed(2)} µs`,
  );
  if (has('--hostile')) {
    for (const seed of HOSTILE) {
      const long = seed.repeat(Math.ceil(1_000_000 / seed.length)).slice(0, 1_000_000);
      const read = reader.read(long);
      tokens.split(read);
      const plain = best(() => finder.find(read, tokens, facts), 2);
      const second = best(() => finder.findDisguised(read, tokens, facts), 2);
      if (plain + second > 40)
        print(`hostile ${JSON.stringify(seed)}: ${plain.toFixed(0)} ms and ${second.toFixed(0)} ms`);
    }
  }
}
