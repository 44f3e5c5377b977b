import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const COMMAND = join(import.meta.dirname, 'bedside-screening.mjs');
const folder = mkdtempSync(join(tmpdir(), 'bedside-screening-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMED = 'My patient Lorraine Petrakis went home today. Call her at 206-555-0144.';
const CLEAN = 'Flu shots are free this Saturday.';

function run(args, input = '') {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: 'pipe' });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (status) => resolve({ status, out, err, lines: out.split('\n').filter(Boolean) }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function fileOf(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('texts', () => {
  test('standard input is one text: status 1 where there is something to mend, and its words are not repeated', async () => {
    const { status, out, lines } = await run([], NAMED);
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    const answer = JSON.parse(lines[0]);
    expect(answer).toMatchObject({ id: null, verdict: 'block' });
    expect(answer.findings.map(({ type }) => type)).toContain('NAME');
    expect(out).not.toMatch(/Petrakis|0144/);
  });

  test('each file is one text with its path as id; status 0 where all pass', async () => {
    const paths = [fileOf('a.txt', CLEAN), fileOf('b.txt', 'Wash your hands.')];
    const { status, lines } = await run(paths);
    expect(lines.map((line) => JSON.parse(line))).toEqual(paths.map((id) => ({ id, verdict: 'pass', findings: [] })));
    expect(status).toBe(0);
  });

  test('facts of the organization leave its own number alone', async () => {
    const org = fileOf('org.json', JSON.stringify({ phones: ['206-555-0144'] }));
    const { lines } = await run(['--org', org], NAMED);
    expect(JSON.parse(lines[0]).findings.map(({ type }) => type)).not.toContain('PHONE');
  });

  test('a text longer than the engine reads is stopped as a whole', async () => {
    const { status, lines } = await run([], 'word '.repeat(300_000));
    expect(JSON.parse(lines[0])).toMatchObject({
      verdict: 'block',
      findings: [{ type: 'UNSCREENABLE', end: 1_500_000 }],
    });
    expect(status).toBe(1);
  });
});

describe('lines of JSON', () => {
  test('are answered in order; a bad one is told with its number and does not stop the rest', async () => {
    const input = [
      JSON.stringify({ id: 'a', text: NAMED, author: 'staff-personal', network: 'x' }),
      'no json',
      '',
      JSON.stringify({ id: 7, text: 5 }),
      JSON.stringify({ id: 8, text: CLEAN }),
    ].join('\n');
    const { status, lines } = await run(['--jsonl'], input);
    const answers = lines.map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 'a', verdict: 'block' },
      { line: 2, error: { code: 'INVALID_JSON' } },
      { line: 4, error: { code: 'INVALID_ITEM' } },
      { id: 8, verdict: 'pass', findings: [] },
    ]);
    expect(status).toBe(1);
  });

  test('bytes that are no UTF-8 and lines over 8 MB are told and not held', async () => {
    const bad = Buffer.concat([
      Buffer.from([0xff, 10]),
      Buffer.alloc(8_000_001, 97),
      Buffer.from('\n{"text":"Hello."}'),
    ]);
    const { lines } = await run(['--jsonl'], bad);
    const answers = lines.map((line) => JSON.parse(line));
    expect(answers.map(({ error, verdict }) => error?.code ?? verdict)).toEqual([
      'INVALID_UTF8',
      'LINE_TOO_LONG',
      'pass',
    ]);
  });

  test('a reader that goes away ends the work quietly', async () => {
    const child = spawn(process.execPath, [COMMAND, '--jsonl'], { stdio: 'pipe' });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(`${JSON.stringify({ text: CLEAN })}\n`.repeat(20_000));
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
  });
});

describe('wrong use is told in one sentence with status 2', () => {
  const cases = [
    ['no such file', ['nowhere.txt'], 'There is no file "nowhere.txt".\n'],
    ['a folder', [folder], `"${folder}" is a folder, not a file.\n`],
    ['an option that is not there', ['--loud'], "Unknown option '--loud'; --help tells the options.\n"],
    ['no facts', ['--org', 'nowhere.json'], 'The file of facts "nowhere.json" could not be read.\n'],
    [
      'facts that are no object',
      ['--org', fileOf('list.json', '[]')],
      `The file of facts "${join(folder, 'list.json')}" is not a JSON object.\n`,
    ],
    [
      'facts with a misspelt field',
      ['--org', fileOf('odd.json', '{"fones": []}')],
      `The facts in "${join(folder, 'odd.json')}" have a field "fones" that is not known.\n`,
    ],
    [
      'a text where a list belongs',
      ['--org', fileOf('one.json', '{"phones": "5"}')],
      `In "${join(folder, 'one.json')}", "phones" must be a list of texts.\n`,
    ],
  ];
  test.each(cases)('%s', async (_, args, sentence) => {
    expect(await run(args)).toMatchObject({ status: 2, err: sentence, out: '' });
  });
});

test('--help and --version answer with status 0', async () => {
  expect(await run(['--help'])).toMatchObject({ status: 0, out: expect.stringContaining('Usage: bedside-screening') });
  expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
