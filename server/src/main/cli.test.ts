import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from './cli.ts';

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const status = await runCli(argv, { stdin, stdout, stderr });
  return { status, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

test.each([[[]], [['prescribe']], [['toString']]])(
  'words that are not understood end with 2 and the usage: %j',
  async (argv) => {
    const { status, out, err } = await run(...argv);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('bedside serve');
  },
);

test('help goes to standard output and ends with 0', async () => {
  const { status, out } = await run('--help');
  expect(status).toBe(0);
  expect(out).toContain('bedside screen');
});

test('the version is one line', async () => {
  expect(await run('--version')).toEqual({ status: 0, out: '0.1.0\n', err: '' });
});
