import { getMedia, type MediaView } from '@bedside/server/contract/registers/media';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { uploadFile as send, type uploadFile } from './upload-image.ts';
import type { Upload } from './use-uploads.ts';

type Door = Parameters<typeof uploadFile>[0];

/** One large file on its way: it can be stopped and tried again, and leaving the page stops it. */
export function useFileUpload(door: Door, onStored: (media: MediaView) => void) {
  const client = useQueryClient();
  const [upload, setUpload] = useState<Upload | null>(null);
  const held = useRef<{ file: File; stop: AbortController } | null>(null);
  useEffect(() => () => held.current?.stop.abort(), []);

  const start = async (file: File) => {
    const stop = new AbortController();
    const id = crypto.randomUUID();
    held.current?.stop.abort();
    held.current = { file, stop };
    const change = (patch: Partial<Upload>) => setUpload((now) => (now?.id === id ? { ...now, ...patch } : now));
    setUpload({ id, name: file.name, share: 0, problem: null });
    try {
      const media = await send(door, file, { signal: stop.signal, onProgress: (share) => change({ share }) });
      client.setQueryData(keyOf(getMedia, { params: { id: media.id } }), media);
      onStored(media);
      setUpload((now) => (now?.id === id ? null : now));
    } catch (problem) {
      if (!isProblem(problem, 'UPLOAD_ABORTED')) change({ problem });
    }
  };
  const dismiss = () => {
    held.current?.stop.abort();
    setUpload(null);
  };
  const retry = () => {
    if (held.current !== null) void start(held.current.file);
  };
  return { uploads: upload === null ? [] : [upload], start, dismiss, retry };
}
