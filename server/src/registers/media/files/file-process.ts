import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';
import { OUT_OF_MEMORY_EXIT } from '../image-job.ts';
import { type FileJob, type FileResult, fileFailures } from './file-job.ts';

export type FileOutcome = FileResult | 'MEDIA_TIMEOUT' | 'MEDIA_TOO_COSTLY' | 'MEDIA_BUSY';

const shown = {
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  strippedMetadata: z.array(z.string().regex(/^[a-z]{1,20}$/)),
};

/** The worker reads hostile files; what it says is checked like any other outside answer. */
const answerSchema = z.union([
  z.enum(fileFailures),
  z.object({
    kind: z.literal('video'),
    ...shown,
    durationMs: z.int().positive(),
    videoCodec: z.enum(['avc', 'hevc', 'av1']),
    audioCodec: z.enum(['aac', 'mp3']).nullable(),
  }),
  z.object({ kind: z.literal('document'), ...shown, pageCount: z.int().positive() }),
]);

/** JavaScript alone; bytes live outside and are watched by the worker. */
const MAX_HEAP_MB = 768;

/** Carries one job out in a process of its own, which ends with it. Never throws. */
export function runFileJob(job: FileJob, { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal }) {
  const child = start();
  return new Promise<FileOutcome>((resolve) => {
    const finish = (outcome: FileOutcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      child.removeAllListeners('message').removeAllListeners('exit');
      child.kill('SIGKILL');
      resolve(outcome);
    };
    const unreadable = job.kind === 'video' ? 'VIDEO_UNREADABLE' : 'DOCUMENT_UNREADABLE';
    const onAbort = () => finish('MEDIA_BUSY');
    const timer = setTimeout(() => finish('MEDIA_TIMEOUT'), timeoutMs);
    signal.addEventListener('abort', onAbort);
    child.on('message', (message) => {
      const answer = answerSchema.safeParse(message);
      finish(answer.success && isOfJob(answer.data, job) ? answer.data : unreadable);
    });
    child.on('exit', (exitCode) => finish(exitCode === OUT_OF_MEMORY_EXIT ? 'MEDIA_TOO_COSTLY' : unreadable));
    // The process could not be started or reached: nothing is known against the file.
    child.on('error', () => finish('MEDIA_BUSY'));
    child.send(job);
  });
}

function isOfJob(answer: FileResult, { kind }: FileJob): boolean {
  return typeof answer === 'string' || answer.kind === kind;
}

function start(): ChildProcess {
  return fork(new URL('./file-worker.ts', import.meta.url), {
    execArgv: ['--conditions=bedside-source', `--max-old-space-size=${MAX_HEAP_MB}`],
    // No settings and no secrets go where hostile files are read.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
