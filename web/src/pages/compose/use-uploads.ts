import { getMedia, type MediaView } from '@bedside/server/contract/registers/media';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keyOf } from '../../lib/query.ts';
import { uploadImage } from './upload-image.ts';

/** A file on its way, or one that the server refused. */
export type Upload = { readonly id: string; readonly name: string; readonly share: number; readonly problem: unknown };

/** Uploads files one after another; each that is stored is told to `onStored`. Leaving the page stops them. */
export function useUploads(onStored: (media: MediaView) => void) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const line = useRef(Promise.resolve());
  const stop = useRef(new AbortController());
  const stored = useRef(onStored);
  useEffect(() => {
    stored.current = onStored;
  });
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const dismiss = useCallback((id: string) => setUploads((list) => list.filter((each) => each.id !== id)), []);
  const add = useCallback(
    (files: readonly File[]) => {
      const change = (id: string, patch: Partial<Upload>) =>
        setUploads((list) => list.map((each) => (each.id === id ? { ...each, ...patch } : each)));
      const uploadOne = async (id: string, file: File) => {
        try {
          const { signal } = stop.current;
          const media = await uploadImage(file, { signal, onProgress: (share) => change(id, { share }) });
          client.setQueryData(keyOf(getMedia, { params: { id: media.id } }), media);
          stored.current(media);
          dismiss(id);
        } catch (problem) {
          change(id, { problem });
        }
      };
      for (const file of files) {
        const id = crypto.randomUUID();
        setUploads((list) => [...list, { id, name: file.name, share: 0, problem: null }]);
        line.current = line.current.then(() => uploadOne(id, file));
      }
    },
    [client, dismiss],
  );
  return useMemo(
    () => ({ uploads, add, dismiss, busy: uploads.some(({ problem }) => problem === null) }),
    [uploads, add, dismiss],
  );
}
