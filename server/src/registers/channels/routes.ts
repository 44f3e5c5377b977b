import type { NetworkId } from '@bedside/connectors';
import type { Hono } from 'hono';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { type Authenticate, type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { listApplications, listNetworks, putApplication, removeApplication } from './applications.ts';
import { chooseAccounts, readChoice } from './choices.ts';
import { confirmChannel, readConfirmation, refuseChannel } from './confirmation.ts';
import type { ConnectorSource } from './connector-source.ts';
import { beginConsent, beginConsentAgain, CONSENT_CALLBACK, endWay, redirectUriOf, takeWay } from './consent.ts';
import {
  beginConsentAgain as beginAgainEndpoint,
  beginConsent as beginEndpoint,
  type ChannelView,
  chooseAccounts as chooseEndpoint,
  confirmChannel as confirmEndpoint,
  connectChannel as connectEndpoint,
  disconnectChannel as disconnectEndpoint,
  getChoice as getChoiceEndpoint,
  getConfirmation as getConfirmationEndpoint,
  listApplications as listApplicationsEndpoint,
  listChannels as listEndpoint,
  listNetworks as listNetworksEndpoint,
  lookUpAccounts as lookUpEndpoint,
  listPlaces as placesEndpoint,
  putApplication as putApplicationEndpoint,
  reconnectChannel as reconnectEndpoint,
  refuseChannel as refuseEndpoint,
  removeApplication as removeApplicationEndpoint,
  testChannel as testEndpoint,
  updateChannel as updateEndpoint,
} from './contract.ts';
import { disconnectAndRevoke, endsAll } from './disconnect.ts';
import { listPlaces } from './list-places.ts';
import { createLookUp } from './look-up.ts';
import * as own from './own/contract.ts';
import { beginOwnConsent, connectOwnAccount, disconnectOwnAccount, listOwnAccounts } from './own-accounts.ts';
import { profileAddress } from './profile-address.ts';
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

/** `networks` are those that can be connected, in the order in which they are shown. */
export function channelRoutes(connectors: ConnectorSource, networks: readonly NetworkId[]): Route[] {
  const doorOf = async (seed: ScopeSeed, channelId: string) => {
    const row = await inScope(seed, (scope) => getChannel(scope, channelId));
    return connectors(row.network, seed.organizationId);
  };
  const lookUp = createLookUp(connectors);
  return [
    serve(listEndpoint, async (_input, seed) => {
      const rows = await inScope(seed, listChannels);
      return { channels: await Promise.all(rows.map((row) => viewOf(connectors, seed, { row, rows }))) };
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
    serve(disconnectEndpoint, ({ params, body }, seed) =>
      disconnectAndRevoke(seed, connectors, { channelId: params.id, endsToo: body.endsToo }),
    ),
    serve(beginEndpoint, async ({ body }, seed) =>
      beginConsent(seed, await connectors(body.network, seed.organizationId), body),
    ),
    serve(beginAgainEndpoint, async ({ params }, seed) =>
      beginConsentAgain(seed, await doorOf(seed, params.id), params.id),
    ),
    serve(placesEndpoint, ({ params }, seed) => listPlaces(seed, connectors, params.id)),
    serve(lookUpEndpoint, ({ params, query }, seed) => lookUp(seed, { channelId: params.id, query: query.q })),
    ...connectingRoutes(connectors, networks),
    ...ownRoutes(connectors),
  ];
}

function connectingRoutes(connectors: ConnectorSource, networks: readonly NetworkId[]): Route[] {
  return [
    serve(listNetworksEndpoint, (_input, seed) =>
      inScope(seed, async (scope) => ({ networks: await listNetworks(scope, networks) })),
    ),
    serve(listApplicationsEndpoint, (_input, seed) =>
      inScope(seed, async (scope) => ({
        applications: await listApplications(scope, networks),
        redirectUri: redirectUriOf(seed),
      })),
    ),
    serve(putApplicationEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => putApplication(scope, { network: params.network, ...body })),
    ),
    serve(removeApplicationEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => removeApplication(scope, { network: params.network, ...body })),
    ),
    serve(getChoiceEndpoint, ({ params }, seed) => inScope(seed, (scope) => readChoice(scope, params.id))),
    serve(chooseEndpoint, ({ params, body }, seed) =>
      chooseAccounts(seed, connectors, { choiceId: params.id, accounts: body.accounts }),
    ),
    serve(getConfirmationEndpoint, ({ params }, seed) => inScope(seed, (scope) => readConfirmation(scope, params.id))),
    serve(confirmEndpoint, ({ params, body }, seed) =>
      inScope(seed, (scope) => confirmChannel(scope, { channelId: params.id, ...body })),
    ),
    serve(refuseEndpoint, ({ params, body }, seed) =>
      refuseChannel(seed, connectors, { channelId: params.id, reason: body.reason }),
    ),
  ];
}

function ownRoutes(connectors: ConnectorSource): Route[] {
  return [
    serve(own.listOwnAccounts, (_input, seed) =>
      inScope(seed, async (scope) => ({ accounts: await listOwnAccounts(scope) })),
    ),
    serve(own.connectOwnAccount, async ({ body }, seed) =>
      connectOwnAccount(seed, await connectors(body.network, seed.organizationId), body),
    ),
    serve(own.beginOwnConsent, async ({ body }, seed) =>
      beginOwnConsent(seed, await connectors(body.network, seed.organizationId), body),
    ),
    serve(own.disconnectOwnAccount, async ({ params }, seed) => {
      await disconnectOwnAccount(seed, connectors, params.id);
      return { ok: true } as const;
    }),
  ];
}

/** The page to which servers send people back; it only leads on, to the list of channels or own accounts, with what came of it. */
export function mountConsentCallback(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: { connectors: ConnectorSource; authenticate: Authenticate },
): void {
  app.get(CONSENT_CALLBACK, async (context) => {
    const responseHeaders = new Headers({ 'cache-control': 'no-store' });
    const call = { request: context.req.raw, requestId: context.get('requestId'), responseHeaders };
    const seed = await parts.authenticate(call);
    const { isOwn, told } = await outcomeOf(parts.connectors, seed, context.req.query());
    responseHeaders.set('location', `${isOwn ? '/sharing' : '/channels'}?${new URLSearchParams(told)}`);
    return new Response(null, { status: 303, headers: responseHeaders });
  });
}

async function outcomeOf(
  connectors: ConnectorSource,
  seed: ScopeSeed | null,
  query: Readonly<Record<string, string>>,
): Promise<{ isOwn: boolean; told: Record<string, string> }> {
  if (seed === null) return { isOwn: false, told: { problem: 'CONSENT_OVER' } };
  const { state = null, code = null, error = null } = query;
  const asked: Record<string, string> = {};
  let isOwn = false;
  try {
    const way = await takeWay(seed, { state, code, error });
    asked.network = way.network;
    isOwn = way.isOwn;
    const made = await endWay(seed, connectors, way);
    return { isOwn, told: 'choice' in made ? { choice: made.choice } : { connected: made.channel.id } };
  } catch (problem) {
    if (problem instanceof BedsideError) return { isOwn, told: { problem: problem.code, ...asked } };
    throw problem;
  }
}

async function viewOf(
  connectors: ConnectorSource,
  seed: ScopeSeed,
  { row, rows }: { row: ChannelRow; rows: readonly ChannelRow[] },
): Promise<ChannelView> {
  const door = await connectors(row.network, seed.organizationId);
  const others = rows.filter(({ consentId, id }) => id !== row.id && consentId !== null && consentId === row.consentId);
  return toView(row, {
    publicUrl: door.own?.publicUrl ?? profileAddress(row),
    endsToo: endsAll(door) ? others.map(({ id }) => id) : [],
  });
}
