import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { noTracing } from './tracing.ts';

/** Prints which files of OpenTelemetry this process has loaded, after making traces with an endpoint or none. */
const PROGRAM = `
import { registerHooks } from 'node:module';
const loaded = new Set();
registerHooks({ load: (url, context, next) => { if (url.includes('@opentelemetry')) loaded.add(url); return next(url, context); } });
const { createTracing } = await import(process.argv[1]);
const labels = { routes: [], tasks: [], networks: [], deliveryOutcomes: [] };
await createTracing({ endpoint: process.argv[2] || null, version: '1', labels, log: { warn() {} } });
console.log(loaded.size);
process.exit(0);
`;

async function filesLoaded(endpoint: string): Promise<number> {
  const module = fileURLToPath(new URL('./tracing.ts', import.meta.url));
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', PROGRAM, module, endpoint];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

it('off, nothing of OpenTelemetry is loaded', async () => {
  expect(await filesLoaded('')).toBe(0);
});

it('on, it is', async () => {
  expect(await filesLoaded('http://127.0.0.1:4318')).toBeGreaterThan(0);
});

it('off, work is done and nothing else', async () => {
  expect(await noTracing.span({ kind: 'job' }, async () => 7)).toBe(7);
  await expect(noTracing.span({ kind: 'job' }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
