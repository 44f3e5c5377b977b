/** The steps of an upload to `startUploadServer`, over the one way to ask. */
import { z } from 'zod';
import { ask, beginOperation, type Dialect, type HttpResult } from '../http/ask.ts';
import type { UploadRemote, UploadState } from '../media/upload.ts';
import type { ConnectorIo } from '../port.ts';

const dialect: Dialect = { successes: [200, 201, 204], wordOf: () => null, codeOf: () => null, budget: [] };

/** `callTimeoutMs` bounds each request. */
export function createUploadRemote(io: ConnectorIo, at: { serviceUrl: string; callTimeoutMs: number }): UploadRemote {
  const request = (method: string, path: string, more: { headers?: Record<string, string>; body?: object } = {}) =>
    ask(beginOperation({ io, ...at, dialect, authorization: null }), { method, path, schema: nothing, ...more });
  return {
    async begin(size) {
      const begun = await request('POST', '/', { headers: { 'upload-length': String(size) } });
      if (!begun.ok) return begun.failure;
      return { kind: 'begun', handle: begun.headers.get('location') ?? '' };
    },
    offset: async (handle) => stateOf(await request('HEAD', `/${handle}`)),
    async append(handle, { offset, body }) {
      const contentType = 'application/offset+octet-stream';
      const headers = { 'upload-offset': String(offset) };
      return stateOf(await request('PATCH', `/${handle}`, { headers, body: { contentType, open: () => body } }));
    },
    finish: async (handle) => stateOf(await request('POST', `/${handle}`)),
  };
}

/** The answers have no body. */
const nothing = z.undefined();

function stateOf(told: HttpResult<unknown>): UploadState {
  if (!told.ok) {
    if (told.refusal?.status === 404) return { kind: 'gone' };
    // Out of step, because an answer was lost: to be asked for.
    if (told.refusal?.status === 409) return { ...told.failure, kind: 'ambiguous' };
    return told.failure;
  }
  const mediaId = told.headers.get('media-id');
  if (mediaId !== null) return { kind: 'finished', mediaId };
  return { kind: 'at', offset: Number(told.headers.get('upload-offset')) };
}
