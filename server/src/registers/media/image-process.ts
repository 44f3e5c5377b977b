import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';
import { type ImageJob, OUT_OF_MEMORY_EXIT, type WorkerRequest } from './image-job.ts';
import type { ReEncoded, ReEncodeFailure } from './re-encode-image.ts';

export type JobOutcome = ReEncoded | ReEncodeFailure | 'MEDIA_TIMEOUT' | 'MEDIA_TOO_COSTLY' | 'MEDIA_BUSY';

/** The worker decodes hostile files; what it says is checked like any other outside answer. */
const answerSchema = z.object({
  id: z.number(),
  result: z.union([
    z.enum([
      'MEDIA_UNREADABLE',
      'MEDIA_TOO_MANY_PIXELS',
      'MEDIA_TOO_MANY_FRAMES',
      'MEDIA_CROP_ANIMATED',
      'MEDIA_CROP_OUTSIDE',
    ]),
    z.object({
      bytes: z.instanceof(Uint8Array),
      widthPx: z.int().positive(),
      heightPx: z.int().positive(),
      strippedMetadata: z.array(z.string().regex(/^[a-z]{1,20}$/)),
    }),
  ]),
});

/** JavaScript alone; the pixels live outside and are watched by the worker. */
const MAX_HEAP_MB = 256;

/** One worker process, started with the first image and again after it had to be ended. Takes one job at a time. */
export class ImageProcess {
  #child: ChildProcess | null = null;
  #nextId = 0;
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  run(job: ImageJob): Promise<JobOutcome> {
    const child = this.#child ?? this.#start();
    const id = ++this.#nextId;
    return new Promise((resolve) => {
      const finish = (outcome: JobOutcome) => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
        resolve(outcome);
      };
      const onMessage = (message: unknown) => {
        const answer = answerSchema.safeParse(message);
        if (answer.success && answer.data.id === id) return finish(answer.data.result);
        this.#end(child);
        return finish('MEDIA_UNREADABLE');
      };
      const onExit = (exitCode: number | null) =>
        finish(exitCode === OUT_OF_MEMORY_EXIT ? 'MEDIA_TOO_COSTLY' : 'MEDIA_UNREADABLE');
      // The process could not be started or reached: nothing is known against the image.
      const onError = () => finish('MEDIA_BUSY');
      const timer = setTimeout(() => {
        this.#end(child);
        finish('MEDIA_TIMEOUT');
      }, this.#timeoutMs);
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.send({ id, ...job } satisfies WorkerRequest);
    });
  }

  close(): void {
    if (this.#child) this.#end(this.#child);
  }

  #start(): ChildProcess {
    const child = fork(new URL('./image-worker.ts', import.meta.url), {
      execArgv: ['--conditions=bedside-source', `--max-old-space-size=${MAX_HEAP_MB}`],
      // No settings and no secrets go where hostile files are decoded.
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => this.#forget(child)).on('exit', () => this.#forget(child));
    // An idle worker must not keep a server alive that wants to end; a running job has its timer.
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  #end(child: ChildProcess): void {
    this.#forget(child);
    child.kill('SIGKILL');
  }

  #forget(child: ChildProcess): void {
    if (this.#child === child) this.#child = null;
  }
}
