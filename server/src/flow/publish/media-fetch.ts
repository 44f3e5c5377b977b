import { and, eq } from 'drizzle-orm';
import type { Hono } from 'hono';
import { type BedsideError, notFound } from '../../kernel/errors/bedside-error.ts';
import type { RateLimit } from '../../kernel/http/rate-limit.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { getChannel } from '../../registers/channels/service.ts';
import { type FetchGrant, findMedia, readFetchToken } from '../../registers/media/service.ts';
import { imageFor } from '../compose/contract.ts';
import { getVersion, readPost } from '../compose/service.ts';
import { loadArmingClearance } from './load-clearance.ts';
import { partsFor } from './outgoing-post.ts';
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
 * The door at which networks fetch pictures by the addresses that they were given: no cookie, a signed grant in the address,
 * and one answer for whatever opens nothing.
 */
export function mountMediaFetch(app: Hono<{ Variables: { requestId: string } }>, parts: FetchParts): void {
  app.get('/media/fetch/:token', async (c) => {
    await parts.rateLimit.arrive({ address: parts.clientAddress(c.req.raw), cost: 'read' });
    const { services } = parts;
    const grant = readFetchToken(services.keyring, c.req.param('token'), services.clock.now());
    const mimeType = grant === null ? null : await clearedType(services, grant, c.get('requestId'));
    if (grant === null || mimeType === null) throw nothingHere();
    const bytes = await services.blobs.get(grant.sha256).catch(() => null);
    if (bytes === null) throw nothingHere();
    // The framework asks this door for HEAD too, and leaves the body away.
    return answerRange(bytes, { mimeType, range: c.req.header('range') ?? null });
  });
}

const nothingHere = (): BedsideError => notFound('page');

/** The type of the bytes, when the gate lets exactly them out for this delivery now; else null. */
async function clearedType(services: Services, grant: FetchGrant, requestId: string): Promise<string | null> {
  // Before the transaction, which then finds what was read: the file store may be slow.
  await readMarks(services);
  const { organizationId } = grant;
  const actor = { type: 'system', name: 'publisher' } as const;
  return inScope({ services, organizationId, actor, requestId }, (scope) => findCleared(scope, grant));
}

async function findCleared(scope: Scope, { deliveryId, sha256 }: FetchGrant): Promise<string | null> {
  const [row] = await scope.tx
    .select()
    .from(delivery)
    .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId)));
  if (row === undefined || !ON_ITS_WAY.has(row.state)) return null;
  const version = await getVersion(scope, row.versionId);
  const channel = await getChannel(scope, row.channelId);
  const { content } = version;
  const part = partsFor(content, channel.network)[row.part];
  const shown = part?.imageIndexes.flatMap((index) => content.images[index] ?? []) ?? [];
  const image = shown.map((one) => imageFor(one, channel.network)).find((one) => one.sha256 === sha256);
  if (image === undefined) return null;
  const post = await readPost(scope, row.postId);
  const { scheduleId } = row;
  const clearance = await loadArmingClearance(scope, { post, version, channel, scheduleId, partBefore: 'out' });
  if (clearance.verdict !== 'clear') return null;
  return (await findMedia(scope, [image.mediaId])).get(image.mediaId)?.mimeType ?? null;
}

function answerRange(
  bytes: Uint8Array<ArrayBuffer>,
  { mimeType, range }: { mimeType: string; range: string | null },
): Response {
  const total = bytes.byteLength;
  const headers = {
    'content-type': mimeType,
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  };
  const asked = range === null ? null : readRange(range, total);
  if (asked === 'outside') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${total}` } });
  }
  if (asked === null) return new Response(bytes, { headers: { ...headers, 'content-length': String(total) } });
  const piece = bytes.subarray(asked.first, asked.last + 1);
  return new Response(piece, {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(piece.byteLength),
      'content-range': `bytes ${asked.first}-${asked.last}/${total}`,
    },
  });
}

/** One range of bytes (RFC 9110, 14.2). Null for what may be left unheeded: other units, several at once, nonsense. */
function readRange(header: string, total: number): { first: number; last: number } | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const count = Math.min(Number(to), total);
    return count === 0 ? 'outside' : { first: total - count, last: total - 1 };
  }
  const first = Number(from);
  const last = to === '' ? total - 1 : Math.min(Number(to), total - 1);
  if (to !== '' && Number(to) < first) return null;
  return first >= total ? 'outside' : { first, last };
}
