#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readChunks, readLines, readText, UsageError } from './input.mjs';
import { lineSink } from './output.mjs';

const USAGE = `Usage: bedside-screening [FILE …] [--jsonl] [--author KIND] [--network NAME] [--org FILE]

Finds what would identify a patient. Reads each FILE as one text; "-", or no file, is standard input.
Prints one JSON object a line: {"id", "verdict", "findings"}. The found words are never printed.
  --jsonl         read one JSON object a line: {"id", "text", "author"?, "network"?}
  --author KIND   who speaks: org, staff-professional or staff-personal
  --network NAME  where it is to appear
  --org FILE      facts about the organization (JSON), so that its own numbers and names are left alone
  --help, --version
Exit status: 0 nothing to mend, 1 findings or a line that could not be read, 2 wrong use.`;

/** Room for the longest text that the engine reads, with its letters escaped. */
const MAX_LINE_BYTES = 8_000_000;

const FAULTS = {
  LINE_TOO_LONG: 'The line is over 8 MB, so it was not checked.',
  INVALID_UTF8: 'The line is not valid UTF-8, so it was not checked.',
  INVALID_JSON: 'The line is not a JSON object.',
  INVALID_ITEM: 'The line needs "text" as a string; "id" is a string or a number, "author" and "network" are strings.',
};

const FACT_LISTS = new Set(['names', 'phones', 'emails', 'addresses', 'domains', 'handles', 'staffNames']);

/** Resolves to the exit status. */
async function run(argv) {
  const { values, positionals } = readOptions(argv);
  const sink = lineSink(process.stdout);
  if (values.help) return said(sink, USAGE);
  if (values.version) return said(sink, readVersion());
  const engine = await loadEngine();
  const screener = makeScreener(engine, values.org);
  const context = contextOf(values);
  const paths = positionals.length > 0 ? positionals : ['-'];
  let status = 0;
  for (const path of paths) {
    const task = { engine, screener, context, path };
    for await (const answer of values.jsonl ? answerLines(task) : answerText(task)) {
      if (answer.verdict !== 'pass') status = 1;
      if (!(await sink.write(JSON.stringify(answer)))) return status;
    }
  }
  return status;
}

async function said(sink, text) {
  await sink.write(text);
  return 0;
}

function readOptions(args) {
  const text = { type: 'string' };
  const flag = { type: 'boolean' };
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        jsonl: flag,
        author: text,
        network: text,
        org: text,
        help: { ...flag, short: 'h' },
        version: flag,
      },
    });
  } catch (error) {
    throw new UsageError(`${error.message.split('. ')[0]}; --help tells the options.`);
  }
}

function readVersion() {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

/** The built engine; in a checkout its sources, which are never behind and which Node runs from version 24 on. */
async function loadEngine() {
  const built = new URL('../dist/index.mjs', import.meta.url);
  // Training is no part of the published package.
  const isCheckout = existsSync(new URL('../train/main.ts', import.meta.url));
  if (isCheckout && Number.parseInt(process.versions.node, 10) >= 24) return import('../src/index.ts');
  if (existsSync(built)) return import(built.href);
  throw new UsageError('The engine is not built: run "npm run build" in its folder, or use Node 24 or later.');
}

function makeScreener(engine, path) {
  if (path === undefined) return engine.createScreener();
  const organization = readFacts(path);
  try {
    return engine.createScreener({ organization });
  } catch {
    throw new UsageError(`The facts in "${path}" are not usable: fields are texts, or lists of texts.`);
  }
}

function readFacts(path) {
  let source;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`The file of facts "${path}" could not be read.`);
  }
  const facts = parsed(source.replace(/^\uFEFF/, ''));
  if (facts === null) throw new UsageError(`The file of facts "${path}" is not a JSON object.`);
  for (const [field, value] of Object.entries(facts)) {
    // A misspelt field would leave the organization's own numbers unknown without saying so.
    if (!FACT_LISTS.has(field) && field !== 'name' && field !== 'facts') {
      throw new UsageError(`The facts in "${path}" have a field "${field}" that is not known.`);
    }
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
    if (FACT_LISTS.has(field) && !isList) throw new UsageError(`In "${path}", "${field}" must be a list of texts.`);
  }
  return facts;
}

/** The object that a text of JSON tells; null where it is none. */
function parsed(source) {
  try {
    const value = JSON.parse(source);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

async function* answerText({ engine, screener, context, path }) {
  const { kept, units } = await readText(path, engine.MAX_UNITS);
  const { verdict, findings } = screener.screen(kept, context);
  // Of a text that is too long only the beginning is kept; the finding is about the whole.
  const whole = kept.length === units ? findings : findings.map((finding) => ({ ...finding, end: units }));
  yield { id: path === '-' ? null : path, verdict, findings: whole };
}

async function* answerLines({ screener, context, path }) {
  for await (const line of readLines(readChunks(path), MAX_LINE_BYTES)) {
    if (line.text?.trim() === '') continue;
    const item = line.fault ? null : parsed(line.text);
    const fault = line.fault ?? faultOf(item);
    if (fault) yield { line: line.number, error: { code: fault, message: FAULTS[fault] } };
    else yield answerItem(screener, item, context);
  }
}

function isAbsentOr(value, ...types) {
  return value === undefined || value === null || types.includes(typeof value);
}

function faultOf(item) {
  if (item === null) return 'INVALID_JSON';
  const isSound =
    typeof item.text === 'string' &&
    isAbsentOr(item.id, 'string', 'number') &&
    isAbsentOr(item.author, 'string') &&
    isAbsentOr(item.network, 'string');
  return isSound ? null : 'INVALID_ITEM';
}

function answerItem(screener, item, context) {
  const { verdict, findings } = screener.screen(item.text, { ...context, ...contextOf(item) });
  return { id: item.id ?? null, verdict, findings };
}

function contextOf({ author, network }) {
  return { ...(author == null ? {} : { author }), ...(network == null ? {} : { network }) };
}

try {
  // Not process.exit(): what is still to be written would be lost.
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
