/**
 * Calls of the Instagram API with Instagram login (developers.facebook.com/docs/instagram-platform, read 2026-11-23): professional
 * accounts, without a page of Facebook beside them.
 */
import type { MetaAccountContext } from '../meta/account.ts';
import type { Container } from '../meta/containers.ts';
import { businessBudget, type GraphError, graphVersion, hostOf, type Meaning, metaDialect } from '../meta/graph.ts';
import type { LongLived } from '../meta/long-lived.ts';
import { manifests } from '../networks.ts';

export type InstagramContext = MetaAccountContext;

/**
 * Errors of its own (…/instagram-platform/reference/error-codes): 9 is the limit of posts a day, 9007 a container that is not
 * ready, 24 one that is not there, 2207010 words that are too many, 25 and 2207050 an account that is restricted, 2207051 what is taken for spam, the others
 * pictures and videos that were not taken.
 */
function meaning({ code, subcode }: GraphError): Meaning | null {
  if (subcode === 2_207_051 || subcode === 2_207_050 || code === 25) return { status: 422, code: 'ACTION_BLOCKED' };
  if (code === 9 || subcode === 2_207_042) return { status: 429, code: 'TOO_MANY_REQUESTS' };
  if (code === 9_007) return { status: 429, code: 'MEDIA_NOT_READY' };
  if (subcode === 2_207_010) return { status: 422, code: 'PARAMETER_REFUSED' };
  if (code === 24) return { status: 404, code: 'POST_NOT_FOUND' };
  return [352, 9_004, 36_000, 36_001, 36_003, 36_004].includes(code) ? { status: 422, code: 'MEDIA_NOT_TAKEN' } : null;
}

export const instagramDialect = metaDialect({ budget: businessBudget, meaning });

export const instagramPath = (...parts: readonly string[]): string =>
  [`/${graphVersion}`, ...parts.map(encodeURIComponent)].join('/');

export const containerOf = ({ userId }: InstagramContext): Container => ({
  ownerId: userId,
  kind: { path: instagramPath, makeEdge: 'media', publishEdge: 'media_publish', statusField: 'status_code' },
});

const host = (serviceUrl: string, real: string) => hostOf(manifests.instagram, serviceUrl, real);

/** Who one is, posting, comments, numbers. */
export const instagramConsent: LongLived = {
  scopes: [
    'instagram_business_basic',
    'instagram_business_content_publish',
    'instagram_business_manage_comments',
    'instagram_business_manage_insights',
  ],
  neededScopes: ['instagram_business_basic', 'instagram_business_content_publish'],
  authorizeAt: (serviceUrl) => `${host(serviceUrl, 'https://www.instagram.com')}/oauth/authorize`,
  tokenAt: (serviceUrl) => `${host(serviceUrl, 'https://api.instagram.com')}/oauth/access_token`,
  exchangeGrant: 'ig_exchange_token',
  refreshGrant: 'ig_refresh_token',
};
