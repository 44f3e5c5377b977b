import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { postVersion } from '../flow/compose/schema.ts';
import { delivery } from '../flow/publish/schema.ts';
import { partsFor, standingVersionId } from '../flow/publish/service.ts';
import type { PostedText } from '../flow/screen/contract.ts';
import type { ReadOwnDeliveries } from '../flow/screen/posted-texts.ts';
import { unprocessable } from '../kernel/errors/bedside-error.ts';
import type { Scope } from '../kernel/scope/scope.ts';

/** States of a delivery whose post stands on the network: one that was taken down is public no more. */
const STANDING = ['confirmed', 'removing'] as const;

/**
 * What Bedside published on a channel and still stands there, as it was last corrected; the last planned first. Ids of deliveries grow with time,
 * so the id of the last one is the place to go on from.
 */
export const readOwnDeliveries: ReadOwnDeliveries = async (scope, { channel, after, limit }) => {
  const rows = await readStanding(scope, { channelId: channel.id, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const posts = page.map(({ content, part, firstArmedAt, ...row }): PostedText => {
    const own = partsFor(content, channel.network)[part];
    const altTexts = own?.imageIndexes.map((index) => content.images[index]?.altText ?? '') ?? [];
    const film = [own?.files.video?.altText, own?.files.document?.title];
    const text = [own?.text, own?.link, ...altTexts, ...film].filter((each) => each).join('\n');
    return { ...row, text, postedAt: firstArmedAt?.toISOString() ?? null };
  });
  return { posts, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
};

function readStanding(scope: Scope, page: { channelId: string; after: string | null; limit: number }) {
  if (page.after !== null && !UUID.test(page.after)) throw noSuchPage();
  return scope.tx
    .select({
      id: delivery.id,
      postId: delivery.postId,
      url: delivery.url,
      firstArmedAt: delivery.firstArmedAt,
      content: postVersion.content,
      part: delivery.part,
    })
    .from(delivery)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, delivery.organizationId), eq(postVersion.id, standingVersionId)),
    )
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.channelId, page.channelId),
        eq(delivery.kind, 'post'),
        inArray(delivery.state, [...STANDING]),
        page.after === null ? undefined : lt(delivery.id, page.after),
      ),
    )
    .orderBy(desc(delivery.id))
    .limit(page.limit);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function noSuchPage() {
  return unprocessable({
    code: 'CURSOR_INVALID',
    message: 'This page does not exist.',
    remedy: 'Begin with the first page.',
  });
}
