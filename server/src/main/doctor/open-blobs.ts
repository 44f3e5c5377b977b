import type { BlobStore } from '../../kernel/blobs/blob-store.ts';
import { createEgress } from '../../kernel/egress/egress.ts';
import { createLogger } from '../../kernel/log/logger.ts';
import type { inspectSettings } from '../config.ts';
import { createBlobs } from '../context.ts';

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
  const egress = createEgress({
    allowLoopback: config.egressAllowLoopback,
    log: createLogger({ level: 'silent' }),
    userAgent: 'Bedside/0.1',
  });
  return {
    state: 'open',
    store: createBlobs(config, (url, init) => egress.fetch(url, { ...init, timeoutMs: ANSWER_MS })),
  };
}
