import {
  applyImport,
  discardImport,
  type ImportPreview,
  MAX_PART_UNITS,
  previewImport,
  sendImportPart,
  startImport,
} from '@bedside/server/contract/registers/directory';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type CallInput, call } from '../../lib/api.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { directoryReads } from './directory-reads.ts';
import { decodeText, MAX_FILE_BYTES, splitText } from './read-file.ts';

export type ImportChoices = NonNullable<CallInput<typeof previewImport>['body']>;

type Step =
  | { readonly name: 'choose' }
  | { readonly name: 'sending'; readonly share: number }
  | { readonly name: 'columns' | 'preview' | 'applying'; readonly importId: string; readonly seen: ImportPreview }
  | { readonly name: 'done'; readonly counts: ImportPreview['counts'] };

const unchosen: ImportChoices = { mapping: null, separator: null, markMissingAsLeft: false };

/** An import from the file to the result. Nothing in the directory changes before `apply`. */
export function useImport() {
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ name: 'choose' });
  const [choices, setChoices] = useState<ImportChoices>(unchosen);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const open = useRef<string | null>(null);
  useEffect(() => {
    // A file that was put aside is forgotten by the server too; failing that, the next import forgets it.
    return () => {
      if (open.current !== null) void call(discardImport, { params: { id: open.current } }).catch(() => undefined);
    };
  }, []);

  const attempt = async (work: () => Promise<void>) => {
    setState({ busy: true, error: null });
    try {
      await work();
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  const look = async (importId: string, next: ImportChoices, name: 'columns' | 'preview') => {
    // What was ticked shows at once, and goes back when it cannot be had.
    setChoices(next);
    try {
      const seen = await call(previewImport, { params: { id: importId }, body: next });
      setStep({ name, importId, seen });
    } catch (error) {
      setChoices(choices);
      throw error;
    }
  };
  const send = async (file: File) => {
    setStep({ name: 'sending', share: 0 });
    try {
      const importId = await sendFile(file, (share) => setStep({ name: 'sending', share }));
      open.current = importId;
      await look(importId, unchosen, 'columns');
    } catch (error) {
      setStep({ name: 'choose' });
      throw error;
    }
  };
  const apply = async (importId: string, seen: ImportPreview) => {
    setStep({ name: 'applying', importId, seen });
    try {
      const { contentSha256, planSha256 } = seen;
      const body = { ...choices, contentSha256, planSha256 };
      const counts = await call(applyImport, { params: { id: importId }, body });
      open.current = null;
      setStep({ name: 'done', counts });
    } catch (error) {
      // What would be done now, since it is not what was shown.
      await look(importId, choices, 'preview').catch(() => setStep({ name: 'preview', importId, seen }));
      throw error;
    }
    await Promise.all(directoryReads.map((each) => client.invalidateQueries({ queryKey: keyOf(each) })));
  };
  return {
    step,
    choices,
    ...state,
    send: (file: File) => void attempt(() => send(file)),
    look: (importId: string, next: ImportChoices, name: 'columns' | 'preview') =>
      void attempt(() => look(importId, next, name)),
    apply: (importId: string, seen: ImportPreview) => void attempt(() => apply(importId, seen)),
    again: () => setStep({ name: 'choose' }),
  };
}

export type Import = ReturnType<typeof useImport>;

/** Sends the text of a file in parts; gives the import's id. */
async function sendFile(file: File, onShare: (share: number) => void): Promise<string> {
  if (file.size > MAX_FILE_BYTES) throw fileTooLarge();
  const parts = splitText(decodeText(new Uint8Array(await file.arrayBuffer())), MAX_PART_UNITS);
  const { id } = await call(startImport);
  for (const [number, text] of parts.entries()) {
    await call(sendImportPart, { params: { id, number }, body: { text } });
    onShare((number + 1) / parts.length);
  }
  return id;
}

function fileTooLarge(): ApiProblem {
  return new ApiProblem({ code: 'FILE_TOO_LARGE', status: 0, title: 'This file is larger than 20 MB.' });
}
