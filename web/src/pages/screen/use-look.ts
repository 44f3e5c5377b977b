import { useEffect, useRef, useState } from 'react';
import type { ArchiveError, ArchiveRecord } from './archive.ts';
import type { BatchAnswer, BatchQuestion } from './batch-messages.ts';
import { startBatchWorker } from './use-batch-run.ts';

/** What a file seems to hold, before it is read as a whole. */
export type Look =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly file: File }
  | { readonly kind: 'refused'; readonly file: File; readonly code: ArchiveError['code'] | 'WORKER' }
  | {
      readonly kind: 'looked';
      readonly file: File;
      readonly columns: readonly string[];
      readonly records: readonly ArchiveRecord[];
    };

/** Looks at the first posts of a file in a worker of its own, which the next file or leaving the page ends. */
export function useLook(): { look: Look; lookAt: (file: File) => void } {
  const [look, setLook] = useState<Look>({ kind: 'none' });
  const worker = useRef<Worker>(undefined);
  useEffect(() => () => worker.current?.terminate(), []);
  const lookAt = (file: File) => {
    worker.current?.terminate();
    const started = startBatchWorker();
    worker.current = started;
    setLook({ kind: 'looking', file });
    started.addEventListener('message', ({ data }: MessageEvent<BatchAnswer>) => {
      if (data.kind === 'looked' || data.kind === 'refused') setLook({ ...data, file });
      started.terminate();
    });
    started.addEventListener('error', () => setLook({ kind: 'refused', file, code: 'WORKER' }));
    started.postMessage({ kind: 'look', file } satisfies BatchQuestion);
  };
  return { look, lookAt };
}
