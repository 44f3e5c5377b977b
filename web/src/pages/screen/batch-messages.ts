import type { ArchiveError, ArchiveFault, ArchiveRecord } from './archive.ts';
import type { ColumnChoice } from './archive-columns.ts';
import type { BatchSetting } from './batch-desk.ts';
import type { PostedInput, PostedRow } from './posted-row.ts';

/** What the page asks the worker. */
export type BatchQuestion =
  /** Which columns has this file? */
  | { readonly kind: 'look'; readonly file: File }
  | { readonly kind: 'file'; readonly file: File; readonly columns: ColumnChoice; readonly setting: BatchSetting }
  | { readonly kind: 'posts'; readonly posts: readonly PostedInput[]; readonly setting: BatchSetting };

export type RowFault = { readonly line: number; readonly fault: ArchiveFault };

/** What the worker answers. */
export type BatchAnswer =
  | { readonly kind: 'looked'; readonly columns: readonly string[]; readonly records: readonly ArchiveRecord[] }
  | { readonly kind: 'refused'; readonly code: ArchiveError['code'] }
  /** Some more posts were read; `readBytes` of the file are behind us. `repeats` were given before. */
  | {
      readonly kind: 'rows';
      readonly rows: readonly PostedRow[];
      readonly faults: readonly RowFault[];
      readonly repeats: number;
      readonly readBytes: number;
    }
  | { readonly kind: 'done' };
