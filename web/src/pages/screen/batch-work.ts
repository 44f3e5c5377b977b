import { ArchiveError, type ArchiveRecord, type ArchiveRow, readArchive } from './archive.ts';
import { type ColumnChoice, listColumns } from './archive-columns.ts';
import { type BatchSetting, createBatchDesk } from './batch-desk.ts';
import type { BatchAnswer, BatchQuestion, RowFault } from './batch-messages.ts';
import type { PostedInput, PostedRow } from './posted-row.ts';

/** Records that are looked at before columns are chosen. */
const LOOK_RECORDS = 20;
/** The page hears of new rows this often. */
const TELL_EVERY_MS = 120;

/**
 * What the worker does, without the worker: answers each question by messages. Questions with posts of a channel share
 * one desk, so that repeats are known across pages.
 */
export function createBatchWork(
  tell: (answer: BatchAnswer) => void,
  nowMs: () => number,
): (question: BatchQuestion) => Promise<void> {
  let desk: ReturnType<typeof createBatchDesk> | null = null;
  return async (question) => {
    try {
      if (question.kind === 'look') tell(await look(question.file));
      else if (question.kind === 'file') await screenFile(question, tell, nowMs);
      else tell(screenPosts((desk ??= createBatchDesk(question.setting)), question.posts));
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      tell({ kind: 'refused', code: error.code });
    }
  };
}

async function look(file: File): Promise<BatchAnswer> {
  const records: ArchiveRecord[] = [];
  for await (const rows of readArchive(file)) {
    records.push(...rows.flatMap((row) => ('record' in row ? [row.record] : [])));
    if (records.length >= LOOK_RECORDS) break;
  }
  const few = records.slice(0, LOOK_RECORDS);
  return { kind: 'looked', columns: listColumns(few), records: few };
}

async function screenFile(
  { file, columns, setting }: { file: File; columns: ColumnChoice; setting: BatchSetting },
  tell: (answer: BatchAnswer) => void,
  nowMs: () => number,
): Promise<void> {
  const desk = createBatchDesk(setting);
  let readBytes = 0;
  let toldAtMs = nowMs();
  let told = nothing();
  const flush = () => {
    tell({ kind: 'rows', ...told, readBytes });
    told = nothing();
    toldAtMs = nowMs();
  };
  for await (const rows of readArchive(file, (bytes) => (readBytes += bytes))) {
    for (const row of rows) {
      note(told, row, { columns, desk });
      if (nowMs() - toldAtMs >= TELL_EVERY_MS) flush();
    }
  }
  flush();
  tell({ kind: 'done' });
}

type Told = { rows: PostedRow[]; faults: RowFault[]; repeats: number };

function nothing(): Told {
  return { rows: [], faults: [], repeats: 0 };
}

function note(
  told: Told,
  row: ArchiveRow,
  { columns, desk }: { columns: ColumnChoice; desk: ReturnType<typeof createBatchDesk> },
): void {
  if ('fault' in row) {
    told.faults.push(row);
    return;
  }
  const input = toInput(row.line, row.record, columns);
  if (input.text.trim() === '') {
    told.faults.push({ line: row.line, fault: 'NO_TEXT' });
    return;
  }
  const screened = desk(input);
  if (screened === null) told.repeats += 1;
  else told.rows.push(screened);
}

function toInput(line: number, record: ArchiveRecord, columns: ColumnChoice): PostedInput {
  const cell = (column: string | null) => (column === null ? '' : (record[column] ?? '').trim());
  return {
    line,
    id: cell(columns.id),
    date: cell(columns.date),
    link: cell(columns.link),
    postId: null,
    text: record[columns.text] ?? '',
  };
}

function screenPosts(desk: ReturnType<typeof createBatchDesk>, posts: readonly PostedInput[]): BatchAnswer {
  const rows = posts.map(desk);
  const kept = rows.filter((row) => row !== null);
  return { kind: 'rows', rows: kept, faults: [], repeats: rows.length - kept.length, readBytes: 0 };
}
