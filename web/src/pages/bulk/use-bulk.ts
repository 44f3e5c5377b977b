import {
  type BulkChoices,
  type BulkPreview,
  commitBulkImport,
  discardBulkImport,
  listBulkImports,
  MAX_PART_UNITS,
  previewBulkImport,
  sendBulkPart,
  startBulkImport,
  undoBulkImport,
} from '@bedside/server/contract/flow/bulk';
import { listPosts } from '@bedside/server/contract/flow/compose';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type CallAnswer, type CallInput, call } from '../../lib/api.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { decodeText, splitText } from '../directory/read-file.ts';

export type CommitOptions = { take: 'all' | 'good'; sendForReview: boolean; again: boolean };
type Done = CallAnswer<typeof commitBulkImport>;

/** Two thousand posts are far smaller. */
const MAX_FILE_BYTES = 20_000_000;

export type BulkStep =
  /** `isAgain`: after an import, an undo, or a file that was put aside. */
  | { readonly name: 'choose'; readonly isAgain?: true }
  | { readonly name: 'sending'; readonly share: number }
  | { readonly name: 'preview'; readonly importId: string; readonly seen: BulkPreview }
  | { readonly name: 'making'; readonly importId: string; readonly seen: BulkPreview; readonly made: number }
  | { readonly name: 'done'; readonly importId: string; readonly done: Done };

const reads = [listPosts, listBulkImports];
const unchosen: BulkChoices = { mapping: null, separator: null, dateOrder: null, channelIds: [], edits: [] };

/** A plan from a file to its drafts. Nothing is made before `commit`. */
export function useBulk() {
  const client = useQueryClient();
  const [step, setStep] = useState<BulkStep>({ name: 'choose' });
  const [choices, setChoices] = useState<BulkChoices>(unchosen);
  const { attempt, ...state } = useAttempt();
  const open = useRef<string | null>(null);
  const stopped = useRef(false);
  useEffect(() => {
    // A file that was put aside is forgotten by the server too; failing that, the next import forgets it.
    return () => {
      stopped.current = true;
      if (open.current !== null) void call(discardBulkImport, { params: { id: open.current } }).catch(() => undefined);
    };
  }, []);

  const look = async (importId: string, next: BulkChoices) => {
    const before = choices;
    setChoices(next);
    try {
      const seen = await call(previewBulkImport, { params: { id: importId }, body: next });
      setStep({ name: 'preview', importId, seen });
    } catch (error) {
      setChoices(before);
      throw error;
    }
  };
  const send = async (file: File) => {
    setStep({ name: 'sending', share: 0 });
    try {
      const importId = await sendFile(file, (share) => setStep({ name: 'sending', share }));
      open.current = importId;
      await look(importId, unchosen);
    } catch (error) {
      setStep({ name: 'choose' });
      throw error;
    }
  };
  const refresh = () => Promise.all(reads.map((each) => client.invalidateQueries({ queryKey: keyOf(each) })));
  const commit = async (importId: string, seen: BulkPreview, options: CommitOptions) => {
    stopped.current = false;
    const { contentSha256, planSha256 } = seen;
    const body = { ...choices, ...options, contentSha256, planSha256 };
    setStep({ name: 'making', importId, seen, made: 0 });
    try {
      const done = await makeAll(importId, body, {
        isStopped: () => stopped.current,
        onMade: (made) => setStep({ name: 'making', importId, seen, made }),
      });
      if (done.remaining === 0) open.current = null;
      setStep({ name: 'done', importId, done });
    } catch (error) {
      // What would be made now, since it is not what was shown.
      await look(importId, choices).catch(() => setStep({ name: 'preview', importId, seen }));
      throw error;
    } finally {
      await refresh();
    }
  };
  const undo = async (importId: string, onUndone: (counts: CallAnswer<typeof undoBulkImport>) => void) => {
    const counts = await call(undoBulkImport, { params: { id: importId } });
    if (open.current === importId) open.current = null;
    setStep({ name: 'choose', isAgain: true });
    await refresh();
    onUndone(counts);
  };
  return {
    step,
    choices,
    ...state,
    send: (file: File) => void attempt(() => send(file)),
    look: (importId: string, next: BulkChoices) => void attempt(() => look(importId, next)),
    commit: (importId: string, seen: BulkPreview, options: CommitOptions) =>
      void attempt(() => commit(importId, seen, options)),
    stop: () => {
      stopped.current = true;
    },
    undo: (importId: string, onUndone: Parameters<typeof undo>[1]) => void attempt(() => undo(importId, onUndone)),
    again: () => {
      setChoices(unchosen);
      setStep({ name: 'choose', isAgain: true });
    },
  };
}

export type Bulk = ReturnType<typeof useBulk>;

/** Work that is under way or failed: one at a time. */
function useAttempt() {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const attempt = async (work: () => Promise<void>) => {
    setState({ busy: true, error: null });
    try {
      await work();
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, attempt };
}

/** Calls until nothing remains or somebody stops it; what was made stays, and can be undone. */
async function makeAll(
  id: string,
  body: CallInput<typeof commitBulkImport>['body'],
  on: { isStopped: () => boolean; onMade: (made: number) => void },
): Promise<Done> {
  let sent = 0;
  for (;;) {
    const done = await call(commitBulkImport, { params: { id }, body });
    sent += done.sentForReview;
    on.onMade(done.created);
    if (done.remaining === 0 || on.isStopped()) return { ...done, sentForReview: sent };
  }
}

/** Sends the text of a file in parts; gives the import's id. */
async function sendFile(file: File, onShare: (share: number) => void): Promise<string> {
  if (file.size > MAX_FILE_BYTES) {
    throw new ApiProblem({ code: 'FILE_TOO_LARGE', status: 0, title: 'This file is larger than 20 MB.' });
  }
  const parts = splitText(decodeText(new Uint8Array(await file.arrayBuffer())), MAX_PART_UNITS);
  if (parts.length === 0) {
    throw new ApiProblem({ code: 'IMPORT_EMPTY', status: 0, title: 'This file holds no rows below a heading.' });
  }
  const { id } = await call(startBulkImport);
  for (const [number, text] of parts.entries()) {
    await call(sendBulkPart, { params: { id, number }, body: { text } });
    onShare((number + 1) / parts.length);
  }
  return id;
}
