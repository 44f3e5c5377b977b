import type { Hono } from 'hono';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { type Authenticate, type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import type { ConnectorSource } from './connector-source.ts';
import { beginConsent, beginConsentAgain, CONSENT_CALLBACK, disconnectAndRevoke, finishConsent } from './consent.ts';
import {
  beginConsentAgain as beginAgainEndpoint,
  beginConsent as beginEndpoint,
  type ChannelView,
  connectChannel as connectEndpoint,
  disconnectChannel as disconnectEndpoint,
  listChannels as listEndpoint,
  lookUpAccounts as lookUpEndpoint,
  reconnectChannel as reconnectEndpoint,
  testChannel as testEndpoint,
  updateChannel as updateEndpoint,
} from './contract.ts';
import { createLookUp } from './look-up.ts';
import {
  type ChannelRow,
  connectChannel,
  getChannel,
  listChannels,
  placeChannel,
  reconnectChannel,
  testChannel,
  toView,
} from './service.ts';

export function channelRoutes(connectors: ConnectorSource): Route[] {
  const doorOf = async (seed: ScopeSeed, channelId: string) => {
    const row = await inScope(seed, (scope) => getChannel(scope, channelId));
    return connectors(row.network, seed.organizationId);
  };
  const lookUp = createLookUp(connectors);
  return [
    serve(listEndpoint, async (_input, seed) => {
      const rows = await inScope(seed, listChannels);
      return { channels: await Promise.all(rows.map((row) => withPublicUrl(connectors, seed, row))) };
    }),
    serve(connectEndpoint, async ({ body }, seed) =>
      connectChannel(seed, await connectors(body.network, seed.organizationId), body),
    ),
    serve(updateEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => placeChannel(scope, { channelId: params.id, siteId: body.siteId })),
    ),
    serve(reconnectEndpoint, async ({ params, body }, seed) =>
      reconnectChannel(seed, await doorOf(seed, params.id), { channelId: params.id, credentials: body.credentials }),
    ),
    serve(testEndpoint, async ({ params }, seed) => testChannel(seed, await doorOf(seed, params.id), params.id)),
    serve(disconnectEndpoint, ({ params }, seed) => disconnectAndRevoke(seed, connectors, params.id)),
    serve(beginEndpoint, async ({ body }, seed) =>
      beginConsent(seed, await connectors(body.network, seed.organizationId), body),
    ),
    serve(beginAgainEndpoint, async ({ params }, seed) =>
      beginConsentAgain(seed, await doorOf(seed, params.id), params.id),
    ),
    serve(lookUpEndpoint, ({ params, query }, seed) => lookUp(seed, { channelId: params.id, query: query.q })),
  ];
}

/** The page to which servers send people back; it only leads on, to the list of channels with what came of it. */
export function mountConsentCallback(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: { connectors: ConnectorSource; authenticate: Authenticate },
): void {
  app.get(CONSENT_CALLBACK, async (context) => {
    const responseHeaders = new Headers({ 'cache-control': 'no-store' });
    const call = { request: context.req.raw, requestId: context.get('requestId'), responseHeaders };
    const seed = await parts.authenticate(call);
    responseHeaders.set('location', `/channels?${await outcomeOf(parts.connectors, seed, context.req.query())}`);
    return new Response(null, { status: 303, headers: responseHeaders });
  });
}

async function outcomeOf(
  connectors: ConnectorSource,
  seed: ScopeSeed | null,
  query: Readonly<Record<string, string>>,
): Promise<URLSearchParams> {
  if (seed === null) return new URLSearchParams({ problem: 'CONSENT_OVER' });
  const { state = null, code = null, error = null } = query;
  try {
    const { id } = await finishConsent(seed, connectors, { state, code, error });
    return new URLSearchParams({ connected: id });
  } catch (problem) {
    if (problem instanceof BedsideError) return new URLSearchParams({ problem: problem.code });
    throw problem;
  }
}

async function withPublicUrl(connectors: ConnectorSource, seed: ScopeSeed, row: ChannelRow): Promise<ChannelView> {
  const door = await connectors(row.network, seed.organizationId);
  return toView(row, door.own?.publicUrl ?? profileOf(row));
}

function profileOf({ handle, network, serviceUrl }: ChannelRow): string | null {
  if (network === 'bluesky') return `https://bsky.app/profile/${handle}`;
  return network === 'mastodon' ? `${serviceUrl}/@${handle.split('@')[0]}` : null;
}
