import type { Account, ConnectorIo, ReadBackOutcome, ReadBackRequest, RemotePost } from '@bedside/connectors';
import { changeDelivery } from './change-delivery.ts';
import type { DeliveryChange, DeliveryRecord, RestorePoint } from './delivery-store.ts';
import type { Door, Run } from './publish-context.ts';

/**
 * After a restore the database has forgotten what went out since the backup was taken, and the networks have not. So
 * whatever belongs to a post that the backup knew is looked for on its network once, before it may be armed. Such a look is
 * an attempt that sends nothing and is in doubt from the start: reading back settles it by the same rules as any other doubt.
 */
export const RESTORED = 'RESTORED';

/** The restore after which this delivery has to be looked for, or null: never restored, written since, or looked for. */
export async function restoreToLookAfter(delivery: DeliveryChange): Promise<RestorePoint | null> {
  const restore = await delivery.lastRestore();
  if (restore === null || delivery.postCreatedAt > restore.restoredAt) return null;
  return (await delivery.hasLookedAfter(restore)) ? null : restore;
}

/** Puts a delivery in doubt, so that its network is read before anything is sent. */
export async function beginLook(delivery: DeliveryChange, restore: RestorePoint): Promise<void> {
  const now = delivery.now();
  const made = await delivery.addAttempt({
    notAfter: now,
    clearance: evidenceOfLook(restore),
    ambiguousCode: RESTORED,
  });
  await changeDelivery(delivery, {
    set: { state: 'unknown', wakeAt: now, attemptCount: made.number, absentReads: 0, failureCode: RESTORED },
    action: 'delivery.unknown',
    facts: { attempt: made.number, failure: RESTORED },
  });
}

/** What an attempt that only looks keeps in the place of a clearance; `restoredAt` tells which restore it looked after. */
function evidenceOfLook(restore: RestorePoint): { takenAt: string; restoredAt: string } {
  return { takenAt: restore.takenAt.toISOString(), restoredAt: restore.restoredAt.toISOString() };
}

type Look = {
  readonly run: Run;
  readonly door: Door;
  readonly io: ConnectorIo;
  readonly request: ReadBackRequest;
  readonly row: DeliveryRecord;
};

/**
 * Looks for what this delivery may have published before the restore: by our own key where the network keeps it, then
 * through what the account posted since the backup was taken. Absent only where both were asked with success.
 */
export async function lookForLost(look: Look): Promise<ReadBackOutcome> {
  const restore = await look.run.store.read(look.run.claim, (delivery) => delivery.lastRestore());
  if (restore === null) throw new TypeError('a look after a restore follows one');
  const { connector } = look.door;
  // Keys of some networks have a time in them; where none is known, the search begins with the backup.
  const firstArmedAt = (look.row.firstArmedAt ?? restore.takenAt).toISOString();
  const byKey = await connector.readBack({ ...look.request, firstArmedAt }, look.io);
  if (byKey.kind !== 'absent') return byKey;
  const listed = await listSince(look, restore.takenAt);
  if (listed.kind !== 'listed') return listed;
  const alike = listed.posts.filter((post) => isAlike(post, look.request));
  const [found, ...others] = await unclaimed(look, alike);
  if (found === undefined) return { kind: 'absent' };
  if (others.length === 0) return { kind: 'found', post: found };
  return { kind: 'ambiguous', code: 'SEVERAL_ALIKE', detail: 'several posts since the backup have these words' };
}

/**
 * The same delivery, or the same words: a post that was planned anew after the backup went out as another delivery, of
 * which the database knows nothing any more.
 */
function isAlike(remote: RemotePost, request: ReadBackRequest): boolean {
  if (remote.deliveryKey === request.deliveryKey) return true;
  return remote.text !== null && isSameText(remote.text, request.post.text);
}

/** Word for word, however they are spaced. */
export function isSameText(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function comparable(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** Clocks of a network and of our database differ by less. */
const CLOCK_SKEW_MS = 10 * 60_000;
const PAGE_SIZE = 50;
/** A thousand posts since a backup: beyond, a person must look. */
const MOST_PAGES = 20;

type Listed = { readonly kind: 'listed'; readonly posts: readonly RemotePost[] };

/** What the account posted since then, newest first; posts that tell no time are among them. */
async function listSince(
  look: Look,
  since: Date,
): Promise<Listed | Exclude<ReadBackOutcome, { kind: 'found' | 'absent' }>> {
  const oldest = since.getTime() - CLOCK_SKEW_MS;
  const account: Account = look.request.account;
  const posts: RemotePost[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await look.door.connector.listOwn({ account, cursor, limit: PAGE_SIZE }, look.io);
    if (answer.kind !== 'page') return answer;
    const times = answer.posts.map((post) =>
      post.createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(post.createdAt),
    );
    posts.push(...answer.posts.filter((_, index) => (times[index] ?? 0) >= oldest));
    cursor = answer.cursor;
    if (cursor === null || times.some((time) => time < oldest)) return { kind: 'listed', posts };
  }
  return {
    kind: 'ambiguous',
    code: 'TOO_MANY_POSTS',
    detail: 'more was posted since the backup than can be looked through',
  };
}

/** A post that another delivery of the channel is known to have made is not this one's. */
async function unclaimed({ run }: Look, posts: readonly RemotePost[]): Promise<readonly RemotePost[]> {
  if (posts.length === 0) return [];
  const ids = posts.map((post) => post.remoteId);
  const taken = await run.store.read(run.claim, (delivery) => delivery.takenRemoteIds(ids));
  return posts.filter((post) => !taken.has(post.remoteId));
}
