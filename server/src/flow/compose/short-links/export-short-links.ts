import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { BYTE_ORDER_MARK, csvLines } from '../../../kernel/csv/write-lines.ts';
import { invalidInput } from '../../../kernel/http/problem.ts';
import { notSignedIn, requireEntry } from '../../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet } from '../../../kernel/http/serve-endpoint.ts';
import { inScope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { listShortLinks as listEndpoint } from '../contract.ts';
import { listShortLinks } from './list-short-links.ts';

const LINKS_A_PAGE = 200;
const headings = ['short address', 'target', 'network', 'channels', 'clicks', 'last day (UTC)', 'made', 'post', 'text'];

type Filters = Pick<z.output<(typeof listEndpoint)['query']>, 'post' | 'search'>;

/** Short addresses with their clicks as CSV, page by page, under the filters of the list. One audit event tells that somebody took them. */
export async function exportShortLinks(seed: ScopeSeed, filters: Filters): Promise<ReadableStream<Uint8Array>> {
  // Whoever may not see them is refused before an answer begins.
  await inScope(seed, async (scope) => {
    await listShortLinks(scope, { ...filters, limit: 1 });
    await recordEvent(scope, {
      action: 'short_links.exported',
      object: { type: 'organization', id: scope.organizationId },
    });
  });
  const encoder = new TextEncoder();
  let after: string | undefined;
  let isFirst = true;
  return new ReadableStream({
    async pull(stream) {
      const query = { ...filters, limit: LINKS_A_PAGE, ...(after === undefined ? {} : { after }) };
      const { links, next } = await inScope(seed, (scope) => listShortLinks(scope, query));
      const lines = csvLines(
        links.map((link) => [
          link.address,
          link.target,
          link.network,
          link.channels.join(' | '),
          String(link.clicks),
          link.lastDay ?? '',
          link.madeAt,
          link.postId,
          link.excerpt,
        ]),
      );
      stream.enqueue(encoder.encode((isFirst ? BYTE_ORDER_MARK + csvLines([headings]) : '') + lines));
      isFirst = false;
      if (next === null) stream.close();
      else after = next;
    },
  });
}

/** `GET /api/v1/exports/short-links.csv`: a file, so no JSON endpoint. */
export function mountShortLinkExport(
  app: Hono<{ Variables: { requestId: string } }>,
  gate: Omit<Gatekeeping, 'once'>,
): void {
  app.get('/api/v1/exports/short-links.csv', async (context) => {
    const seed = await meet(gate, callOf(context), 'costly');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: 'posts:read', stepUp: false }, seed, seed.services.clock.now());
    const filters = listEndpoint.query.pick({ post: true, search: true }).safeParse(context.req.query());
    if (!filters.success) throw invalidInput(filters.error, 'query');
    return new Response(await exportShortLinks(seed, filters.data), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="short-addresses.csv"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

function callOf(context: Context<{ Variables: { requestId: string } }>) {
  return {
    request: context.req.raw,
    requestId: context.get('requestId'),
    responseHeaders: context.res.headers,
  };
}
