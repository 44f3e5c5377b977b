import type { Content } from '@bedside/server/contract/flow/compose';
import { textFields } from '@bedside/server/contract/flow/compose';
import { startTransition, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { shiftMarks } from '../ui/marked-text-shift.ts';
import type { Mark } from '../ui/marked-text-types.ts';
import type { ScreenedField, ScreeningAnswer, ScreeningRequest, TextField } from './screening-desk.ts';
import { type LatestWins, latestWins } from './screening-latest.ts';
import { createScreeningStore, noFields, type ScreeningStore } from './screening-store.ts';

export type LiveScreening = {
  /** By field name; offsets hold for the text as it is now, also while a newer answer is on its way. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  /** `failed`: no worker in this browser; the server still screens when the post is sent. */
  readonly state: 'starting' | 'checking' | 'current' | 'failed';
  /** For editors, whose marks must not wait for the page. */
  readonly store: ScreeningStore;
  /** How long the newest answer took in the worker; null before the first. */
  readonly tookMs: number | null;
};

type Question = Omit<ScreeningRequest, 'seq'>;

/**
 * Screens all texts of a post in a worker while one types. Waits for the organization’s `own` facts and packs, so that nothing of its own is
 * marked. The marks told are those of `settled`, the content as the slower parts of the page show it.
 */
export function useScreening(
  content: Content,
  settled: Content,
  own: Pick<Question, 'organization' | 'packs' | 'directory'> | undefined,
): LiveScreening {
  const fields = useFields(content);
  const { language } = content;
  const question = useMemo(
    () => (own === undefined ? null : { ...own, locale: language, fields }),
    [fields, own, language],
  );
  return useLiveScreening(useFields(settled), question);
}

function useFields({ baseText, variants, images, link, firstComment, links, options }: Content): readonly TextField[] {
  return useMemo(
    () => textFields({ baseText, variants, images, link, firstComment, links, options }),
    [baseText, variants, images, link, firstComment, links, options],
  );
}

/** Screens `fields` by a question that holds them; null as long as it cannot be asked. */
export function useLiveScreening(fields: readonly TextField[], question: Question | null): LiveScreening {
  const { store, failed, tookMs, answered, ask } = useScreeningWorker();
  useEffect(() => {
    if (question === null) return;
    // What is typed within one frame is asked about once, and after the frame was drawn: callbacks of frames come before that.
    let drawn: number | undefined;
    const frame = requestAnimationFrame(() => {
      drawn = window.setTimeout(() => ask(question));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(drawn);
    };
  }, [question, ask]);

  return useMemo(() => {
    const marks = new Map(fields.map(({ field, text }) => [field, marksOf(answered.get(field), text)]));
    const current = fields.every(({ field, text }) => answered.get(field)?.text === text);
    const state = failed ? 'failed' : answered === noFields ? 'starting' : current ? 'current' : 'checking';
    return { marks, state, store, tookMs };
  }, [fields, answered, failed, store, tookMs]);
}

/** One worker as long as the page is there. `answered` follows the store when the page has time. */
function useScreeningWorker() {
  const [store] = useState(createScreeningStore);
  const [{ answered, tookMs }, setAnswer] = useState({ answered: noFields, tookMs: null as number | null });
  const [failed, setFailed] = useState(false);
  const line = useRef<LatestWins<Question> | null>(null);
  const [ask] = useState(() => (question: Question) => line.current?.ask(question));

  useEffect(() => {
    const worker = new Worker(new URL('./screening.worker.ts', import.meta.url), { type: 'module' });
    let seq = 0;
    let toldRevision = 0;
    line.current = latestWins<Question>(({ directory, ...question }) => {
      const isNews = directory !== undefined && directory.revision !== toldRevision;
      if (directory !== undefined) toldRevision = directory.revision;
      // Copying thousands of names with every keystroke would be felt.
      const told = directory === undefined || isNews ? directory : { revision: directory.revision };
      worker.postMessage({ ...question, ...(told === undefined ? {} : { directory: told }), seq: (seq += 1) });
    });
    worker.addEventListener('message', ({ data }: MessageEvent<ScreeningAnswer>) => {
      const fields = new Map(data.fields.map((entry) => [entry.field, entry]));
      store.set(fields);
      startTransition(() => setAnswer({ answered: fields, tookMs: data.tookMs }));
      line.current?.answered();
    });
    worker.addEventListener('error', () => {
      setFailed(true);
      line.current = null;
    });
    return () => {
      line.current = null;
      worker.terminate();
    };
  }, [store]);
  return { store, failed, tookMs, answered, ask };
}

/** The marks of one field for the text as it is now, drawn without waiting for the rest of the page. */
export function useFieldMarks(store: ScreeningStore, field: string, text: string): readonly Mark[] {
  const entry = useSyncExternalStore(store.subscribe, () => store.get().get(field));
  return useMemo(() => marksOf(entry, text), [entry, text]);
}

/** The marks of one field for a text at this moment, for what is done on a click. */
export function marksNow(store: ScreeningStore, field: string, text: string): readonly Mark[] {
  return marksOf(store.get().get(field), text);
}

function marksOf(entry: ScreenedField | undefined, text: string): Mark[] {
  if (entry === undefined) return [];
  return shiftMarks(entry.findings, entry.text, text);
}
