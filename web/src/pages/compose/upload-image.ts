import { problem } from '@bedside/server/contract/kernel/http';
import { type MediaView, mediaView } from '@bedside/server/contract/registers/media';
import { addressOf } from '../../lib/api.ts';
import { ApiProblem } from '../../lib/problem.ts';

/**
 * Sends an image's raw bytes. `onProgress` is told the share that has left, 0 to 1: the one thing `fetch` cannot tell,
 * hence XMLHttpRequest. Rejects with an `ApiProblem`; an aborted upload rejects with code UPLOAD_ABORTED.
 */
export function uploadImage(file: File, options: UploadOptions): Promise<MediaView> {
  return uploadFile('/media', file, options);
}

export type UploadOptions = { onProgress: (share: number) => void; signal: AbortSignal };

/** As for an image, at the door of another kind. */
export function uploadFile(
  door: '/media' | '/media/videos' | '/media/documents',
  file: File,
  options: UploadOptions,
): Promise<MediaView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(door));
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.responseType = 'json';
    const fail = (code: string, title: string) => reject(new ApiProblem({ code, status: 0, title }));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      options.onProgress(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener('load', () => {
      const stored = mediaView.safeParse(request.response);
      if (request.status < 300 && stored.success) resolve(stored.data);
      else reject(readProblem(request));
    });
    request.addEventListener('error', () => fail('OFFLINE', 'Bedside cannot be reached.'));
    request.addEventListener('abort', () => fail('UPLOAD_ABORTED', 'The upload was stopped.'));
    options.signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function readProblem(request: XMLHttpRequest): ApiProblem {
  const told = problem.safeParse(request.response);
  if (told.success) return new ApiProblem(told.data);
  return new ApiProblem({ code: 'REFUSED', status: request.status, title: 'The server did not take this file.' });
}
