import { describe, expect, test, vi } from 'vitest';
import type { BatchSetting } from './batch-desk.ts';
import { createBatchDesk } from './batch-desk.ts';
import type { BatchAnswer, BatchQuestion } from './batch-messages.ts';
import { BatchRun, type PostsPage } from './batch-run.ts';
import { createBatchWork } from './batch-work.ts';
import type { PostedInput } from './posted-row.ts';
import { webLink } from './posted-row.ts';

const setting: BatchSetting = { organization: {}, locale: 'en', author: 'org', network: null };
const columns = { text: 'text', id: 'id', date: null, link: null };
const patient = 'Our patient Lorraine Petrakis went home. Her record is MRN 00123456.';

const post = (made: Partial<PostedInput>): PostedInput => ({
  line: 2,
  id: '',
  date: '',
  link: '',
  postId: null,
  text: 'Flu shots are here.',
  ...made,
});

describe('the desk', () => {
  test('says of which posts a patient would have to be asked', () => {
    const desk = createBatchDesk(setting);
    expect(desk(post({ text: patient }))).toMatchObject({ number: 1, verdict: 'block', lacksAuthorization: true });
    expect(desk(post({ id: 'b' }))).toMatchObject({ number: 2, verdict: 'pass', lacksAuthorization: false });
  });

  test('leaves a repeated row out, and names the first of posts with the same words', () => {
    const desk = createBatchDesk(setting);
    expect(desk(post({ id: '1' }))?.sameAs).toBeNull();
    expect(desk(post({ id: '1' }))).toBeNull();
    expect(desk(post({ id: '2', line: 9 }))).toMatchObject({ number: 2, sameAs: 1, line: 9 });
    expect(desk(post({ date: 'May 1' }))).toMatchObject({ number: 3, sameAs: 1 });
    expect(desk(post({ date: 'May 1', line: 12 }))).toBeNull();
  });
});

async function work(question: BatchQuestion, nowMs = () => 0): Promise<BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  await createBatchWork((answer) => answers.push(answer), nowMs)(question);
  return answers;
}

const csv = (text: string) => new File([text], 'posts.csv');

describe('the work of the worker', () => {
  test('tells columns and first records of a file', async () => {
    expect(await work({ kind: 'look', file: csv('id,text\n1,Hello\n') })).toEqual([
      { kind: 'looked', columns: ['id', 'text'], records: [{ id: '1', text: 'Hello' }] },
    ]);
  });

  test('tells rows, faults, repeats, and how far it is', async () => {
    const text = `id,text\n1,"${patient}"\n1,"${patient}"\n2,\n3,a,b\n`;
    const answers = await work({ kind: 'file', file: csv(text), columns, setting });
    expect(answers.at(-1)).toEqual({ kind: 'done' });
    expect(answers[0]).toMatchObject({
      rows: [{ line: 2, id: '1', verdict: 'block' }],
      repeats: 1,
      faults: [
        { line: 4, fault: 'NO_TEXT' },
        { line: 5, fault: 'COLUMN_COUNT' },
      ],
      readBytes: text.length,
    });
  });

  test('tells what it has now and then, not only at the end', async () => {
    let clockMs = 0;
    const rows = Array.from({ length: 10 }, (_, at) => `${at},Note ${at}`).join('\n');
    const answers = await work(
      { kind: 'file', file: csv(`id,text\n${rows}\n`), columns, setting },
      () => (clockMs += 50),
    );
    expect(answers.filter(({ kind }) => kind === 'rows').length).toBeGreaterThan(2);
  });

  test('refuses what is no archive with a code', async () => {
    expect(await work({ kind: 'look', file: csv('') })).toEqual([{ kind: 'refused', code: 'EMPTY' }]);
  });
});

/** A worker in this thread. */
function fakeWorker() {
  const hearing: ((event: { data: BatchAnswer }) => void)[] = [];
  const failing: (() => void)[] = [];
  const answer = createBatchWork(
    (data) => {
      for (const hear of hearing) hear({ data });
    },
    () => 0,
  );
  const asked: Promise<void>[] = [];
  return {
    asked,
    fail: () => failing.forEach((hear) => hear()),
    terminate: vi.fn<() => void>(),
    postMessage: (question: BatchQuestion) => void asked.push(answer(question)),
    addEventListener: (kind: string, hear: () => void) => void (kind === 'error' ? failing : hearing).push(hear),
  };
}

function startRun() {
  const worker = fakeWorker();
  // The fake has what a run uses of a worker.
  const run = new BatchRun({ startWorker: () => worker as unknown as Worker, nowMs: () => 1_000 });
  const ended = () =>
    new Promise<void>((resolve) => {
      const look = () => run.state().phase !== 'running' && resolve();
      run.subscribe(look);
      look();
    });
  return { run, worker, ended };
}

describe('a run', () => {
  test('of a file ends with all rows, and lets the worker go', async () => {
    const { run, worker, ended } = startRun();
    run.startFile(csv('id,text\n1,Hello\n2,Hi\n'), columns, setting);
    expect(run.state()).toMatchObject({ phase: 'running', source: { kind: 'file', name: 'posts.csv' } });
    await ended();
    expect(run.state()).toMatchObject({ phase: 'done', part: 1, endedAtMs: 1_000 });
    expect(run.state().rows.map(({ id }) => id)).toEqual(['1', '2']);
    expect(worker.terminate).toHaveBeenCalled();
  });

  test('that is cancelled keeps what it has and hears nothing more', async () => {
    const { run, worker } = startRun();
    run.startFile(csv('id,text\n1,Hello\n'), columns, setting);
    run.cancel();
    await Promise.all(worker.asked);
    expect(run.state()).toMatchObject({ phase: 'cancelled', rows: [] });
    run.clear();
    expect(run.state()).toMatchObject({ phase: 'idle', source: null });
  });

  test('of a file that is no archive says why', async () => {
    const { run, ended } = startRun();
    run.startFile(csv(''), columns, setting);
    await ended();
    expect(run.state()).toMatchObject({ phase: 'failed', refusal: 'EMPTY' });
  });

  test('tells when the worker broke down', () => {
    const { run, worker } = startRun();
    run.startFile(csv('id,text\n1,Hello\n'), columns, setting);
    worker.fail();
    expect(run.state()).toMatchObject({ phase: 'failed', refusal: 'WORKER' });
  });

  test('of a channel goes through all its pages', async () => {
    const { run, ended } = startRun();
    const pages: Record<string, PostsPage> = {
      first: { posts: [post({ id: 'a' }), post({ id: 'b', text: patient })], untold: 1, next: 'second' },
      second: { posts: [post({ id: 'c' })], untold: 0, next: null },
    };
    const read = vi.fn<(after: string | null) => Promise<PostsPage>>(
      async (after) => pages[after ?? 'first'] as PostsPage,
    );
    run.startChannel({ kind: 'channel', name: 'Newsroom', from: 'bedside' }, setting, read);
    await ended();
    expect(read.mock.calls).toEqual([[null], ['second']]);
    expect(run.state()).toMatchObject({ phase: 'done', untold: 1, part: null });
    expect(run.state().rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('of a channel that fails keeps what was read before', async () => {
    const { run, ended } = startRun();
    const problem = new Error('offline');
    const read = async (after: string | null): Promise<PostsPage> => {
      if (after !== null) throw problem;
      return { posts: [post({ id: 'a' })], untold: 0, next: 'second' };
    };
    run.startChannel({ kind: 'channel', name: 'Newsroom', from: 'network' }, setting, read);
    await ended();
    expect(run.state()).toMatchObject({ phase: 'failed', problem, rows: [{ id: 'a' }] });
  });
});

test('only addresses of the web are links', () => {
  expect(webLink('https://example.org/a')).toBe('https://example.org/a');
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'example.org', '']) expect(webLink(link)).toBeNull();
});
