import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import type { ConnectorSource } from './connector-source.ts';
import {
  type ChannelView,
  connectChannel as connectEndpoint,
  disconnectChannel as disconnectEndpoint,
  listChannels as listEndpoint,
  reconnectChannel as reconnectEndpoint,
  testChannel as testEndpoint,
  updateChannel as updateEndpoint,
} from './contract.ts';
import {
  type ChannelRow,
  connectChannel,
  disconnectChannel,
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
    serve(disconnectEndpoint, ({ params }, seed) => inScope(seed, (scope) => disconnectChannel(scope, params.id))),
  ];
}

async function withPublicUrl(connectors: ConnectorSource, seed: ScopeSeed, row: ChannelRow): Promise<ChannelView> {
  const door = await connectors(row.network, seed.organizationId);
  const profile = row.network === 'bluesky' ? `https://bsky.app/profile/${row.handle}` : null;
  return toView(row, door.own?.publicUrl ?? profile);
}
