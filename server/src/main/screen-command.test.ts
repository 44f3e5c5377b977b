import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScreenCommand } from './screen-command.ts';

const LEAK = 'My patient Lorraine Petrakis: call her at 206-555-0144';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-screen-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(argv: readonly string[], input: string | Iterable<Buffer> = '') {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => out.push(chunk));
  stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const stdin = typeof input === 'string' ? Readable.from([Buffer.from(input)]) : Readable.from(input);
  const status = await runScreenCommand(argv, { stdin, stdout, stderr });
  const text = Buffer.concat(out).toString('utf8');
  const parse = () =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { status, out: text, err: Buffer.concat(err).toString('utf8'), parse };
}

const jsonLine = (item: unknown) => `${JSON.stringify(item)}\n`;

describe('a plain text', () => {
  it('is answered with place, severity, type, reason and safe wording, and never with the found words', async () => {
    const { status, out } = await run([], `Good news\n${LEAK}`);
    expect(status).toBe(1);
    expect(out).toMatch(/^2:12 {2}block {2}NAME .+Remove it\.$/m);
    expect(out).toMatch(/^2:43 {2}block {2}PHONE/m);
    expect(out).toContain('verdict: block');
    expect(out).not.toContain('Petrakis');
    expect(out).not.toContain('555');
  });

  it('passes with status 0 when nothing is to be mended', async () => {
    expect(await run([], 'Wash your hands.')).toMatchObject({ status: 0, out: 'verdict: pass\n' });
  });

  it('comes from a file, and as JSON', async () => {
    const path = join(folder, 'post.txt');
    await writeFile(path, LEAK);
    const { status, parse } = await run([path, '--json']);
    expect(status).toBe(1);
    expect(parse()[0]).toMatchObject({
      verdict: 'block',
      findings: expect.arrayContaining([
        expect.objectContaining({ start: 11, end: 28, type: 'NAME' }),
        expect.objectContaining({ type: 'PHONE' }),
      ]),
    });
  });

  it('that is too long is refused as a whole, with its true length', async () => {
    const chunk = Buffer.alloc(100_000, 'a');
    const { status, parse } = await run(
      ['--json'],
      Array.from({ length: 12 }, () => chunk),
    );
    expect(status).toBe(1);
    expect(parse()[0].findings).toMatchObject([{ code: 'UNSCREENABLE', severity: 'block', start: 0, end: 1_200_000 }]);
  });

  it('that is not UTF-8 is refused', async () => {
    const { status, err } = await run([], [Buffer.from([0x41, 0xff, 0xfe])]);
    expect(status).toBe(2);
    expect(err).toContain('UTF-8');
  });
});

describe('JSON lines', () => {
  it('are answered one for one, with offsets in UTF-16 units', async () => {
    const text = '💛💛 My patient Lorraine Petrakis';
    const { status, parse } = await run(['--jsonl'], jsonLine({ id: 'a', text }) + jsonLine({ id: 7, text: 'Hello' }));
    expect(status).toBe(1);
    const [first, second] = parse();
    expect(Object.keys(first.findings[0])).toEqual([
      'start',
      'end',
      'type',
      'code',
      'category',
      'severity',
      'subject',
      'message',
      'replacement',
      'confidence',
      'explanation',
    ]);
    expect(first).toMatchObject({ id: 'a', verdict: 'block' });
    const name = first.findings.find((finding: { type: string }) => finding.type === 'NAME');
    expect(text.slice(name.start, name.end)).toBe('Lorraine Petrakis');
    expect(second).toEqual({ id: 7, verdict: 'pass', findings: [] });
  });

  it('that are bad yield an error with their number, do not stop the rest, and make the status 1', async () => {
    const lines = ['{not json', '{"id":"x"}', '{"id":"y","text":3}', '[]', '', '{"id":"z","text":"Hello"}'];
    const { status, parse } = await run(['--jsonl'], lines.join('\n'));
    expect(status).toBe(1);
    expect(parse().map((answer) => answer.error?.code ?? answer.verdict)).toEqual([
      'INVALID_JSON',
      'INVALID_ITEM',
      'INVALID_ITEM',
      'INVALID_ITEM',
      'pass',
    ]);
    expect(parse().map((answer) => answer.line)).toEqual([1, 2, 3, 4, undefined]);
  });

  it('over 4 MB are not held but named', async () => {
    const piece = Buffer.alloc(1_000_000, 'x');
    const tail = Buffer.from(`\n${jsonLine({ id: 'after', text: 'Hello' })}`);
    const { status, parse } = await run(['--jsonl'], [piece, piece, piece, piece, piece, tail]);
    expect(status).toBe(1);
    expect(parse()).toMatchObject([
      { line: 1, error: { code: 'LINE_TOO_LONG' } },
      { id: 'after', verdict: 'pass' },
    ]);
  });

  it('cut anywhere between bytes read the same', async () => {
    const bytes = Buffer.from(jsonLine({ id: 'é', text: `${LEAK} 💛` }));
    const whole = await run(['--jsonl'], [bytes]);
    const cut = await run(
      ['--jsonl'],
      Array.from(bytes, (byte) => Buffer.from([byte])),
    );
    expect(cut.out).toBe(whole.out);
  });

  it('with bytes that are no UTF-8 or with a lone surrogate never pass', async () => {
    const { status, parse } = await run(
      ['--jsonl'],
      [Buffer.from([0x22, 0xff, 0x22, 10]), Buffer.from('{"text":"a\\ud800"}\n')],
    );
    expect(status).toBe(1);
    expect(parse()).toMatchObject([
      { error: { code: 'INVALID_UTF8' } },
      { verdict: 'block', findings: [{ code: 'UNSCREENABLE' }] },
    ]);
  });
});

describe('the facts of the organization', () => {
  it('leave its own number alone', async () => {
    const path = join(folder, 'org.json');
    await writeFile(path, JSON.stringify({ phones: ['(206) 555-0144'] }));
    const { parse } = await run(['--json', '--org', path], 'Questions? Call us at 206.555.0144');
    expect(parse()[0].findings).toEqual([]);
  });

  it.each([
    ['{"phone": ["1"]}', 'not usable'],
    ['{"phones": "1"}', 'phones'],
    ['nonsense', 'not JSON'],
  ])('that are wrong (%s) are told in one sentence', async (content, sentence) => {
    const path = join(folder, 'bad.json');
    await writeFile(path, content);
    const { status, err } = await run(['--org', path], 'x');
    expect(status).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('wrong use', () => {
  it.each([[['--nonsense']], [['a', 'b']], [['--json', '--jsonl']], [['--org']]])(
    '%j prints the usage',
    async (argv) => {
      const { status, err, out } = await run(argv);
      expect(status).toBe(2);
      expect(err).toContain('Usage: bedside screen');
      expect(out).toBe('');
    },
  );

  it('a file that is not there is named', async () => {
    const { status, err } = await run([join(folder, 'absent.txt')]);
    expect(status).toBe(2);
    expect(err).toContain('There is no file');
  });

  it('a folder is named as one', async () => {
    expect((await run([folder])).err).toContain('is a folder');
  });

  it('--help prints the usage on standard output', async () => {
    expect(await run(['--help'])).toMatchObject({ status: 0, err: '' });
  });
});

describe('standard output', () => {
  const endless = function* () {
    for (;;) yield Buffer.from(jsonLine({ id: 1, text: 'Hello' }));
  };

  it('that is closed by its reader ends the run without an error', async () => {
    let taken = 0;
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        taken += 1;
        done(taken > 3 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null);
      },
    });
    const status = await runScreenCommand(['--jsonl'], {
      stdin: Readable.from(endless()),
      stdout,
      stderr: new PassThrough(),
    });
    expect(status).toBe(0);
  });

  it('that is slow holds the reading back', async () => {
    let produced = 0;
    const counted = function* () {
      for (; produced < 5000; produced += 1) yield Buffer.from(jsonLine({ id: produced, text: 'Hello' }));
    };
    const stdout = new PassThrough({ highWaterMark: 1000 });
    const done = runScreenCommand(['--jsonl'], { stdin: Readable.from(counted()), stdout, stderr: new PassThrough() });
    while (!stdout.writableNeedDrain) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(produced).toBeLessThan(500);
    stdout.resume();
    expect(await done).toBe(0);
    expect(produced).toBe(5000);
  });
});
