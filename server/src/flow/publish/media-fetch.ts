import { and, eq } from 'drizzle-orm';
import type { Hono } from 'hono';
import { type BedsideError, notFound } from '../../kernel/errors/bedside-error.ts';
import type { RateLimit } from '../../kernel/http/rate-limit.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { getChannel } from '../../registers/channels/service.ts';
import {
  answerBytes,
  type FetchGrant,
  findMedia,
  type MediaRow,
  readFetchToken,
} from '../../registers/media/service.ts';
import { getVersion, readPost } from '../compose/service.ts';
import { loadArmingClearance } from './load-clearance.ts';
import { leavingWith, partsFor } from './outgoing-post.ts';
import { delivery } from './schema.ts';
import { readMarks } from './stops/marks.ts';

type FetchParts = {
  readonly services: Services;
  readonly rateLimit: RateLimit;
  readonly clientAddress: (request: Request) => string;
};

/** States of a delivery that is on its way: what ended, out or not, needs no bytes any more. */
const ON_ITS_WAY: ReadonlySet<string> = new Set(['planned', 'armed', 'unknown']);

/**
 * The door at which networks fetch pictures and videos by the addresses that they were given: no cookie, a signed grant in the address,
 * and one answer for whatever opens nothing.
 */
export function mountMediaFetch(app: Hono<{ Variables: { requestId: string } }>, parts: FetchParts): void {
  app.get('/media/fetch/:token', async (c) => {
    await parts.rateLimit.arrive({ address: parts.clientAddress(c.req.raw), cost: 'read' });
    const { services } = parts;
    const grant = readFetchToken(services.keyring, c.req.param('token'), services.clock.now());
    const media = grant === null ? null : await clearedMedia(services, grant, c.get('requestId'));
    if (media === null) throw nothingHere();
    const range = c.req.header('range') ?? null;
    // The framework asks this door for HEAD too, and leaves the body away.
    return answerBytes(services.blobs, { media, range, cacheControl: 'private, no-store' }).catch(() => {
      throw nothingHere();
    });
  });
}

const nothingHere = (): BedsideError => notFound('page');

/** The record of the bytes, when the gate lets exactly them out for this delivery now; else null. */
async function clearedMedia(services: Services, grant: FetchGrant, requestId: string): Promise<MediaRow | null> {
  // Before the transaction, which then finds what was read: the file store may be slow.
  await readMarks(services);
  const { organizationId } = grant;
  const actor = { type: 'system', name: 'publisher' } as const;
  return inScope({ services, organizationId, actor, requestId }, (scope) => findCleared(scope, grant));
}

async function findCleared(scope: Scope, { deliveryId, sha256 }: FetchGrant): Promise<MediaRow | null> {
  const [row] = await scope.tx
    .select()
    .from(delivery)
    .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId)));
  if (row === undefined || !ON_ITS_WAY.has(row.state)) return null;
  const version = await getVersion(scope, row.versionId);
  const channel = await getChannel(scope, row.channelId);
  const { content } = version;
  const part = partsFor(content, channel.network)[row.part];
  const shown = part === undefined ? [] : leavingWith(content, part, channel.network);
  const medium = shown.find((one) => one.sha256 === sha256);
  if (medium === undefined) return null;
  const post = await readPost(scope, row.postId);
  const { scheduleId } = row;
  const clearance = await loadArmingClearance(scope, { post, version, channel, scheduleId, partBefore: 'out' });
  if (clearance.verdict !== 'clear') return null;
  return (await findMedia(scope, [medium.mediaId])).get(medium.mediaId) ?? null;
}
