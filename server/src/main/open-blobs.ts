import type { BlobStore } from '../kernel/blobs/blob-store.ts';
import { createDiskBlobStore } from '../kernel/blobs/disk-blob-store.ts';
import { createS3BlobStore, type S3Fetch } from '../kernel/blobs/s3-blob-store.ts';
import { createEgress } from '../kernel/egress/egress.ts';
import type { Logger } from '../kernel/log/logger.ts';
import type { Config } from './config.ts';

/**
 * The files of an installation, on disk or in its bucket. The bucket is the operator's choice, as the database is: it may
 * stand where nothing else may be asked (decision 23).
 *
 * @param options.patienceMs how long the bucket may take to answer; the store's own limits when left out.
 */
export function openBlobs(config: Pick<Config, 'blobs'>, options: { log: Logger; patienceMs?: number }): BlobStore {
  if (config.blobs.kind === 'folder') return createDiskBlobStore({ dir: config.blobs.path });
  const { url, ...keys } = config.blobs;
  const { origin, pathname } = new URL(url);
  const { log, patienceMs } = options;
  const egress = createEgress({ allowLoopback: false, onlyOrigin: origin, log, userAgent: USER_AGENT });
  const fetch: S3Fetch = (address, init) => egress.fetch(address, { ...init, timeoutMs: patienceMs ?? init.timeoutMs });
  return createS3BlobStore({ ...keys, endpoint: origin, bucket: pathname.replace(/^\/+|\/+$/g, ''), fetch });
}

/** What Bedside calls itself to whomever it asks. */
export const USER_AGENT = 'Bedside/0.1';
