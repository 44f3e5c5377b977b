import { randomBytes } from 'node:crypto';
import { asc, desc } from 'drizzle-orm';
import type { BlobStore } from '../../kernel/blobs/blob-store.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { media } from '../../registers/media/schema.ts';
import { broken, type Check, count, fine, inSchema, type Look, risky } from './check.ts';
import type { Examination } from './examination.ts';
import { askOrganizations } from './organizations.ts';

/** The newest and the oldest images of each organization: what a wrong folder or a half restored one lacks. */
const SAMPLE_ROWS = 20;
const SAMPLE_MOST = 400;

/** The bucket, and whether the images that rows name are there. */
export const blobChecks: readonly Check[] = [
  {
    code: 'BUCKET_UNREACHABLE',
    look: (of) =>
      lookAtBucket(of, (status) =>
        status !== null
          ? fine
          : broken(
              'The bucket does not answer, so images can be neither added nor shown.',
              'Check BLOB_S3_URL and firewalls; its address must be public, and https.',
            ),
      ),
  },
  {
    code: 'BUCKET_REFUSED',
    look: (of) =>
      lookAtBucket(of, (status) =>
        status === null
          ? fine
          : broken(
              `The bucket refuses what Bedside asks (HTTP status ${status}).`,
              'Check BLOB_S3_ACCESS_KEY_ID, BLOB_S3_SECRET_ACCESS_KEY and BLOB_S3_REGION, and that these keys may list the bucket and read, write and delete in it.',
            ),
      ),
  },
  inSchema('BLOBS_MISSING', async (database, { blobs }) => {
    if (blobs.state === 'unset') return { leftOut: blobs.leftOut };
    const named = await askOrganizations(database, (tx) => {
      const some = (order: typeof asc) =>
        tx.select({ sha256: media.sha256 }).from(media).orderBy(order(media.createdAt)).limit(SAMPLE_ROWS);
      return some(desc).then(async (newest) => [...newest, ...(await some(asc))]);
    });
    const hashes = [...new Set(named.flat().map((row) => row.sha256))].slice(0, SAMPLE_MOST);
    const missing = await countMissing(blobs.store, hashes);
    if (missing === null) return { leftOut: 'the store of images does not answer' };
    if (missing === 0) return fine;
    return risky(
      `Of ${count(hashes.length, 'image')} that were looked for, ${missing} ${missing === 1 ? 'is' : 'are'} not in the store.`,
      'Restore the images from your backup, or point DATA_DIR or BLOB_S3_URL to where they lie.',
    );
  }),
];

/** Asks for something that cannot be there; `judge` gets the status of a refusal, null where no answer came. */
async function lookAtBucket(of: Examination, judge: (status: number | null) => Look): Promise<Look> {
  const { blobs, config } = of;
  if (blobs.state === 'unset') return { leftOut: blobs.leftOut };
  if (config.blobs.kind !== 's3') return fine;
  const refusal = await refusalOf(blobs.store, randomBytes(32).toString('hex'));
  return refusal === null ? fine : judge(refusal.status);
}

async function refusalOf(store: BlobStore, sha256: string): Promise<{ status: number | null } | null> {
  try {
    await store.has(sha256);
    await store.marks.list('stops');
    return null;
  } catch (error) {
    if (!(error instanceof BedsideError) || error.code !== 'BLOB_STORE_FAILED') throw error;
    const { storeStatus } = error.details;
    return { status: typeof storeStatus === 'number' ? storeStatus : null };
  }
}

async function countMissing(store: BlobStore, hashes: readonly string[]): Promise<number | null> {
  let missing = 0;
  for (const sha256 of hashes) {
    const found = await store.has(sha256).catch((error: unknown) => {
      if (error instanceof BedsideError && error.code === 'BLOB_STORE_FAILED') return null;
      throw error;
    });
    if (found === null) return null;
    if (!found) missing += 1;
  }
  return missing;
}
