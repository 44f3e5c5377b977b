import { getMedia, type MediaView } from '@bedside/server/contract/registers/media';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem, isProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { checkFile, fileHash } from './check-file.ts';
import { uploadImage } from './upload-image.ts';

/** A file that waits or is on its way, or one that was refused. `share` is what has left, 0 to 1; null before its turn. */
export type Upload = {
  readonly id: string;
  readonly name: string;
  readonly share: number | null;
  readonly problem: unknown;
};

/** What is in the post by now. */
export type PostImages = {
  readonly count: () => number;
  /** Whether an image of this hash, as it was handed in or as it is kept, is there. */
  readonly has: (sha256: string) => boolean;
};

type Held = {
  readonly file: File;
  readonly stop: AbortController;
  mayRepeat: boolean;
  isTwice: boolean;
  hash: string | null;
};

/**
 * Uploads files one after another; each that is stored is told to `onStored`. What would be refused, and what is in the
 * post already, is told before anything is sent. Each can be cancelled and tried again; leaving the page stops them all.
 */
export function useUploads(onStored: (media: MediaView) => void, images: PostImages) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [held] = useState(() => new Map<string, Held>());
  const line = useRef(Promise.resolve());
  const now = useRef({ onStored, images });
  useEffect(() => {
    now.current = { onStored, images };
  });
  useEffect(
    () => () => {
      for (const { stop } of held.values()) stop.abort();
    },
    [held],
  );

  const dismiss = useCallback(
    (id: string) => {
      held.get(id)?.stop.abort();
      held.delete(id);
      setUploads((list) => list.filter((each) => each.id !== id));
    },
    [held],
  );
  const send = useCallback(
    (id: string) => {
      const change = (patch: Partial<Upload>) =>
        setUploads((list) => list.map((each) => (each.id === id ? { ...each, ...patch } : each)));
      const uploadOne = async () => {
        const upload = held.get(id);
        if (upload === undefined) return;
        try {
          await requireUsable(upload, held, now.current.images);
          const { signal } = upload.stop;
          const media = await uploadImage(upload.file, { signal, onProgress: (share) => change({ share }) });
          client.setQueryData(keyOf(getMedia, { params: { id: media.id } }), media);
          now.current.onStored(media);
          dismiss(id);
        } catch (problem) {
          // Whoever cancelled knows.
          if (isProblem(problem, 'UPLOAD_ABORTED')) dismiss(id);
          else change({ problem });
        }
      };
      line.current = line.current.then(uploadOne);
    },
    [client, dismiss, held],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const id = crypto.randomUUID();
        held.set(id, { file, stop: new AbortController(), mayRepeat: false, isTwice: false, hash: null });
        setUploads((list) => [...list, { id, name: file.name, share: null, problem: null }]);
        send(id);
      }
    },
    [held, send],
  );
  /** Once more. Only a file that was said to be in the post already comes a second time then. */
  const retry = useCallback(
    (id: string) => {
      const upload = held.get(id);
      if (upload === undefined) return;
      held.set(id, { ...upload, stop: new AbortController(), mayRepeat: upload.mayRepeat || upload.isTwice });
      setUploads((list) => list.map((each) => (each.id === id ? { ...each, share: null, problem: null } : each)));
      send(id);
    },
    [held, send],
  );
  return useMemo(
    () => ({ uploads, add, dismiss, retry, busy: uploads.some(({ problem }) => problem === null) }),
    [uploads, add, dismiss, retry],
  );
}

/** Throws what would be refused, before a byte is sent. */
async function requireUsable(upload: Held, held: ReadonlyMap<string, Held>, images: PostImages): Promise<void> {
  if (upload.stop.signal.aborted) throw told('UPLOAD_ABORTED');
  const code = checkFile(upload.file, images.count());
  if (code !== null) throw told(code);
  if (upload.mayRepeat) return;
  const hash = await fileHash(upload.file);
  const isTwice = [...held.values()].some((other) => other !== upload && other.hash !== null && other.hash === hash);
  if (hash !== null && (isTwice || images.has(hash))) {
    upload.isTwice = true;
    throw told('UPLOAD_TWICE');
  }
  upload.hash = hash;
}

function told(code: string): ApiProblem {
  return new ApiProblem({ code, status: 0, title: code });
}
