/** Calls of the Graph API about pages (developers.facebook.com/docs/pages-api, read 2026-11-23). */
import type { Operation } from '../http/ask.ts';
import { bearer } from '../http/authorization.ts';
import { businessBudget, graphVersion, hostOf, metaDialect, startOperation } from '../meta/graph.ts';
import { manifests } from '../networks.ts';
import type { Account, ConnectorIo } from '../port.ts';

export type FacebookContext = Operation & { readonly pageId: string };

/** The calls of one operation share its time. */
export function startFacebook(
  io: ConnectorIo,
  account: Pick<Account, 'serviceUrl' | 'credentials' | 'app' | 'remoteAccountId'>,
  callTimeoutMs: number,
): FacebookContext {
  const { accessToken = '' } = account.credentials;
  const dialect = metaDialect({ budget: businessBudget, appSecret: account.app?.appSecret });
  const place = { serviceUrl: account.serviceUrl, dialect, callTimeoutMs, authorization: bearer(accessToken) };
  return { ...startOperation(io, place), pageId: account.remoteAccountId };
}

/** `/v25.0/<part>/<part>`, each part encoded. */
export const graphPath = (...parts: readonly string[]): string =>
  [`/${graphVersion}`, ...parts.map(encodeURIComponent)].join('/');

/** Videos are taken in at a host of their own. */
export const videoHost = ({ serviceUrl }: Operation): string =>
  hostOf(manifests.facebook, serviceUrl, 'https://graph-video.facebook.com');

/** Where people see a page and are asked. */
export const webHost = (serviceUrl: string): string =>
  hostOf(manifests.facebook, serviceUrl, 'https://www.facebook.com');

/** What an id of Facebook names, told by its shape: `<page>_<post>`, `<post>_<comment>`, `story:<post>`, or a video's number. */
export function kindOf(pageId: string, remoteId: string): 'post' | 'comment' | 'story' | 'video' {
  if (remoteId.startsWith('story:')) return 'story';
  if (!remoteId.includes('_')) return 'video';
  return remoteId.startsWith(`${pageId}_`) ? 'post' : 'comment';
}
