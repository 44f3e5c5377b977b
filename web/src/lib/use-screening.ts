import type { OrganizationFacts } from '@bedside/screening';
import type { Content } from '@bedside/server/contract/flow/compose';
import { textFields } from '@bedside/server/contract/flow/compose';
import { useEffect, useMemo, useRef, useState } from 'react';
import { shiftMarks } from '../ui/marked-text-shift.ts';
import type { Mark } from '../ui/marked-text-types.ts';
import type { ScreenedField, ScreeningAnswer, ScreeningRequest } from './screening-desk.ts';
import { type LatestWins, latestWins } from './screening-latest.ts';

export type LiveScreening = {
  /** By field name; offsets hold for the text as it is now, also while a newer answer is on its way. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  /** `failed`: no worker in this browser; the server still screens when the post is sent. */
  readonly state: 'starting' | 'checking' | 'current' | 'failed';
};

type Question = Omit<ScreeningRequest, 'seq'>;

const noFields: ReadonlyMap<string, ScreenedField> = new Map();

/** Screens all texts of a post in a worker while one types. Waits for `organization`, so that nothing of its own is marked. */
export function useScreening(content: Content, organization: OrganizationFacts | undefined): LiveScreening {
  const line = useRef<LatestWins<Question> | null>(null);
  const [answered, setAnswered] = useState(noFields);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const worker = new Worker(new URL('./screening.worker.ts', import.meta.url), { type: 'module' });
    let seq = 0;
    line.current = latestWins<Question>((question) => worker.postMessage({ ...question, seq: (seq += 1) }));
    worker.addEventListener('message', (event: MessageEvent<ScreeningAnswer>) => {
      setAnswered(new Map(event.data.fields.map((entry) => [entry.field, entry])));
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
  }, []);

  const { baseText, variants, images, link, language } = content;
  const fields = useMemo(() => textFields({ baseText, variants, images, link }), [baseText, variants, images, link]);
  useEffect(() => {
    if (organization === undefined) return;
    line.current?.ask({ organization, locale: language, fields });
  }, [fields, organization, language]);

  return useMemo(() => {
    const marks = new Map(fields.map(({ field, text }) => [field, marksOf(answered.get(field), text)]));
    const current = fields.every(({ field, text }) => answered.get(field)?.text === text);
    return { marks, state: failed ? 'failed' : answered === noFields ? 'starting' : current ? 'current' : 'checking' };
  }, [fields, answered, failed]);
}

function marksOf(entry: ScreenedField | undefined, text: string): Mark[] {
  if (entry === undefined) return [];
  return shiftMarks(entry.findings, entry.text, text);
}
