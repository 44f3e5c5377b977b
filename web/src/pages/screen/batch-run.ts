import type { ArchiveError } from './archive.ts';
import type { ColumnChoice } from './archive-columns.ts';
import type { BatchSetting } from './batch-desk.ts';
import type { BatchAnswer, BatchQuestion, RowFault } from './batch-messages.ts';
import type { PostedInput, PostedRow } from './posted-row.ts';

export type BatchSource =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'channel'; readonly name: string; readonly from: 'bedside' | 'network' };

export type BatchState = {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly source: BatchSource | null;
  readonly rows: readonly PostedRow[];
  /** The first faults of rows; `faultCount` counts them all. */
  readonly faults: readonly RowFault[];
  readonly faultCount: number;
  readonly repeats: number;
  /** Posts of a channel whose words the network did not tell. */
  readonly untold: number;
  /** Part of a file that is behind us, 0 to 1; null where nobody knows how much there is. */
  readonly part: number | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly refusal: ArchiveError['code'] | 'WORKER' | null;
  /** What the server or network said when it failed. */
  readonly problem: unknown;
};

export type PostsPage = {
  readonly posts: readonly PostedInput[];
  readonly untold: number;
  readonly next: string | null;
};

type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Faults that are shown one by one; of thousands the count says enough. */
const MAX_FAULTS = 200;

const idle: BatchState = {
  phase: 'idle',
  source: null,
  rows: [],
  faults: [],
  faultCount: 0,
  repeats: 0,
  untold: 0,
  part: null,
  startedAtMs: 0,
  endedAtMs: null,
  refusal: null,
  problem: null,
};

type Parts = { readonly startWorker: () => WorkerLike; readonly nowMs: () => number };

/**
 * One check of many posts. It lives beside the pages, so that it goes on while one looks at other rooms, and holds its
 * results in memory alone.
 */
export class BatchRun {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  #state = idle;
  #worker: WorkerLike | null = null;
  /** Raised by each start and end: what an older run still has to say is not heard. */
  #turn = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  readonly state = (): BatchState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Reads and screens an archive in the worker; nothing of it leaves the browser. */
  startFile(file: File, columns: ColumnChoice, setting: BatchSetting): void {
    const worker = this.#begin({ kind: 'file', name: file.name, bytes: file.size }, (answer) => {
      if (answer.kind === 'rows') this.#take(answer, Math.min(1, answer.readBytes / Math.max(1, file.size)));
      if (answer.kind === 'refused') this.#stop({ phase: 'failed', refusal: answer.code });
      if (answer.kind === 'done') this.#stop({ phase: 'done', part: 1 });
    });
    ask(worker, { kind: 'file', file, columns, setting });
  }

  /** Reads the posts of a channel page by page and screens them in the worker. */
  startChannel(
    source: Extract<BatchSource, { kind: 'channel' }>,
    setting: BatchSetting,
    readPage: (after: string | null) => Promise<PostsPage>,
  ): void {
    let next: string | null = null;
    const worker = this.#begin(source, (answer) => {
      if (answer.kind !== 'rows') return;
      this.#take(answer, null);
      if (next === null) this.#stop({ phase: 'done' });
      else void more();
    });
    const turn = this.#turn;
    const more = async () => {
      try {
        const page = await readPage(next);
        if (turn !== this.#turn) return;
        next = page.next;
        this.#set({ untold: this.#state.untold + page.untold });
        ask(worker, { kind: 'posts', posts: page.posts, setting });
      } catch (problem) {
        if (turn === this.#turn) this.#stop({ phase: 'failed', problem });
      }
    };
    void more();
  }

  /** Ends the run; what was found stays. */
  readonly cancel = (): void => this.#stop({ phase: 'cancelled' });

  /** Forgets everything. */
  readonly clear = (): void => this.#stop(idle);

  #begin(source: BatchSource, hear: (answer: BatchAnswer) => void): WorkerLike {
    this.#stop(idle);
    const turn = this.#turn;
    const worker = this.#parts.startWorker();
    this.#worker = worker;
    this.#set({ ...idle, phase: 'running', source, startedAtMs: this.#parts.nowMs() });
    worker.addEventListener('message', (event: Event) => {
      // The worker answers with nothing else.
      if (turn === this.#turn) hear((event as MessageEvent<BatchAnswer>).data);
    });
    worker.addEventListener('error', () => {
      if (turn === this.#turn) this.#stop({ phase: 'failed', refusal: 'WORKER' });
    });
    return worker;
  }

  #stop(patch: Partial<BatchState>): void {
    this.#turn += 1;
    this.#worker?.terminate();
    this.#worker = null;
    this.#set({ ...patch, endedAtMs: this.#parts.nowMs() });
  }

  #take(answer: Extract<BatchAnswer, { kind: 'rows' }>, part: number | null): void {
    const { rows, faults, faultCount, repeats } = this.#state;
    this.#set({
      rows: answer.rows.length === 0 ? rows : rows.concat(answer.rows),
      faults: faults.concat(answer.faults).slice(0, MAX_FAULTS),
      faultCount: faultCount + answer.faults.length,
      repeats: repeats + answer.repeats,
      part,
    });
  }

  #set(patch: Partial<BatchState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}

function ask(worker: WorkerLike, question: BatchQuestion): void {
  worker.postMessage(question);
}
