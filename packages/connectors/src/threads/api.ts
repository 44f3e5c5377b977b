/** Calls of the Threads API (developers.facebook.com/docs/threads, read 2026-11-23). */
import type { MetaAccountContext } from '../meta/account.ts';
import type { Container } from '../meta/containers.ts';
import { type GraphError, hostOf, type Meaning, metaDialect } from '../meta/graph.ts';
import type { LongLived } from '../meta/long-lived.ts';
import { manifests } from '../networks.ts';

export type ThreadsContext = MetaAccountContext;

/** 9 is the limit of a day, 9007 and 24 containers that are not ready or not there, 9004 media that could not be fetched. */
function meaning({ code, subcode }: GraphError): Meaning | null {
  if (subcode === 2_207_051 || subcode === 2_207_050) return { status: 422, code: 'ACTION_BLOCKED' };
  if (code === 9 || subcode === 2_207_042) return { status: 429, code: 'TOO_MANY_REQUESTS' };
  if (code === 9_007) return { status: 429, code: 'MEDIA_NOT_READY' };
  if (code === 24) return { status: 404, code: 'POST_NOT_FOUND' };
  return [352, 9_004, 36_000, 36_001, 36_003].includes(code) ? { status: 422, code: 'MEDIA_NOT_TAKEN' } : null;
}

export const threadsDialect = metaDialect({ budget: manifests.threads.budget?.headers ?? [], meaning });

export const threadsPath = (...parts: readonly string[]): string =>
  ['/v1.0', ...parts.map(encodeURIComponent)].join('/');

export const containerOf = ({ userId }: ThreadsContext): Container => ({
  ownerId: userId,
  kind: { path: threadsPath, makeEdge: 'threads', publishEdge: 'threads_publish', statusField: 'status' },
});

/** Who one is, posting, answers (reading, writing, hiding), numbers, taking down. */
export const threadsConsent: LongLived = {
  scopes: [
    'threads_basic',
    'threads_content_publish',
    'threads_read_replies',
    'threads_manage_replies',
    'threads_manage_insights',
    'threads_delete',
  ],
  neededScopes: ['threads_basic', 'threads_content_publish'],
  authorizeAt: (serviceUrl) => `${hostOf(manifests.threads, serviceUrl, 'https://threads.net')}/oauth/authorize`,
  tokenAt: () => '/oauth/access_token',
  exchangeGrant: 'th_exchange_token',
  refreshGrant: 'th_refresh_token',
};
