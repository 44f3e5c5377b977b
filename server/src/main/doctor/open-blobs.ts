import type { BlobStore } from '../../kernel/blobs/blob-store.ts';
import { createLogger } from '../../kernel/log/logger.ts';
import type { inspectSettings } from '../config.ts';
import { openBlobs } from '../open-blobs.ts';

export type BlobsLook =
  | { readonly state: 'open'; readonly store: BlobStore }
  | { readonly state: 'unset'; readonly leftOut: string };

const ANSWER_MS = 5_000;

/** The store of images as Bedside opens it, with less patience. */
export function lookAtBlobs({ config, wrong }: ReturnType<typeof inspectSettings>): BlobsLook {
  const names = [
    'DATA_DIR',
    'BLOB_S3_URL',
    'BLOB_S3_REGION',
    'BLOB_S3_ACCESS_KEY_ID',
    'BLOB_S3_SECRET_ACCESS_KEY',
  ] as const;
  const setting = names.find((name) => wrong.has(name));
  if (setting !== undefined) return { state: 'unset', leftOut: `${setting} is wrong` };
  return { state: 'open', store: openBlobs(config, { log: createLogger({ level: 'silent' }), patienceMs: ANSWER_MS }) };
}
