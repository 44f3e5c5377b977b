import { and, eq, inArray } from 'drizzle-orm';
import type { Context, Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BYTE_ORDER_MARK, csvLines } from '../../kernel/csv/write-lines.ts';
import { invalidInput } from '../../kernel/http/problem.ts';
import { notSignedIn, requireEntry } from '../../kernel/http/require-entry.ts';
import { type Gatekeeping, meet } from '../../kernel/http/serve-endpoint.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { networkId } from '../../registers/channels/contract.ts';
import { listChannels } from '../../registers/channels/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { type Content, listPosts as listEndpoint, type PostSummary } from '../compose/contract.ts';
import { draft } from '../compose/schema.ts';
import { listPosts } from '../compose/service.ts';
import { bulkAccess } from './access.ts';

type Filters = Omit<z.output<(typeof listEndpoint)['query']>, 'after' | 'limit' | 'search'>;

const POSTS_A_PAGE = 200;

/** The columns of an import first, so that a file that was exported can be imported; then what only tells. */
const headings = [
  'text',
  ...networkId.options.map((network) => `text_${network}`),
  'link',
  'channels',
  'date',
  'time',
  'time zone',
  'images',
  'alt text',
  'first comment',
  'content warning',
  'language',
  'stage',
  'author',
  'id',
];

type ExportFacts = { readonly timeZone: string; readonly channelNames: ReadonlyMap<string, string> };

/**
 * Posts as CSV, page by page, as the list has them under the same filters: each as its draft stands now. One audit event
 * tells that somebody took them.
 */
export async function exportPosts(seed: ScopeSeed, filters: Filters): Promise<ReadableStream<Uint8Array>> {
  const facts = await inScope(seed, async (scope) => {
    requireAnyRole(scope.actor, bulkAccess.read, 'export posts');
    await recordEvent(scope, {
      action: 'posts.exported',
      object: { type: 'organization', id: scope.organizationId },
      facts: { stages: filters.stage?.join(',') ?? null },
    });
    return loadExportFacts(scope);
  });
  const encoder = new TextEncoder();
  let after: string | undefined;
  let isFirst = true;
  return new ReadableStream({
    async pull(stream) {
      const { lines, next } = await inScope(seed, (scope) => exportPage(scope, { filters, after, facts }));
      const head = isFirst ? BYTE_ORDER_MARK + csvLines([headings]) : '';
      isFirst = false;
      stream.enqueue(encoder.encode(head + lines));
      if (next === null) stream.close();
      else after = next;
    },
  });
}

async function loadExportFacts(scope: Scope): Promise<ExportFacts> {
  const { timeZone } = await readOrganization(scope);
  const channelNames = new Map((await listChannels(scope)).map(({ id, name }) => [id, name]));
  return { timeZone, channelNames };
}

async function exportPage(
  scope: Scope,
  page: { readonly filters: Filters; readonly after: string | undefined; readonly facts: ExportFacts },
): Promise<{ lines: string; next: string | null }> {
  const { posts, next } = await listPosts(scope, {
    ...page.filters,
    limit: POSTS_A_PAGE,
    ...(page.after === undefined ? {} : { after: page.after }),
  });
  if (posts.length === 0) return { lines: '', next };
  const rows = await scope.tx
    .select({ postId: draft.postId, content: draft.content })
    .from(draft)
    .where(
      and(
        eq(draft.organizationId, scope.organizationId),
        inArray(
          draft.postId,
          posts.map(({ id }) => id),
        ),
      ),
    );
  const contentOf = new Map(rows.map(({ postId, content }) => [postId, content]));
  const cells = posts.flatMap((post) => {
    const content = contentOf.get(post.id);
    return content === undefined ? [] : [cellsOf(post, content, page.facts)];
  });
  return { lines: csvLines(cells), next };
}

function cellsOf(post: PostSummary, content: Content, facts: ExportFacts): string[] {
  const due = post.dueAt === null ? null : Temporal.Instant.from(post.dueAt).toZonedDateTimeISO(facts.timeZone);
  return [
    content.baseText,
    ...networkId.options.map((network) => content.variants[network]?.text ?? ''),
    content.link ?? '',
    content.channelIds.map((id) => facts.channelNames.get(id) ?? id).join(' | '),
    due?.toPlainDate().toString() ?? '',
    due?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '',
    due === null ? '' : facts.timeZone,
    content.images.map(({ mediaId }) => mediaId).join(' | '),
    content.images.map(({ altText }) => altText).join(' | '),
    content.firstComment ?? '',
    content.options?.mastodon?.contentWarning ?? '',
    content.language,
    post.stage,
    post.authorName,
    post.id,
  ];
}

/** Mounts the one door of this room that gives no JSON. */
export function mountPostExport(
  app: Hono<{ Variables: { requestId: string } }>,
  gate: Omit<Gatekeeping, 'once'>,
): void {
  app.get('/api/v1/exports/posts.csv', async (context) => {
    const seed = await meet(gate, callOf(context), 'costly');
    if (seed === null) throw notSignedIn();
    requireEntry({ keyScope: 'posts:read', stepUp: false }, seed, seed.services.clock.now());
    const filters = listEndpoint.query.omit({ after: true, limit: true, search: true }).safeParse(context.req.query());
    if (!filters.success) throw invalidInput(filters.error, 'query');
    return new Response(await exportPosts(seed, filters.data), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="posts.csv"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

function callOf(context: Context<{ Variables: { requestId: string } }>) {
  return { request: context.req.raw, requestId: context.get('requestId'), responseHeaders: new Headers() };
}
