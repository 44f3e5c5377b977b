/** The connector of Pinterest (API v5). Pins have a board, and pictures or one video; a link goes beside the words. */

import { z } from 'zod';
import { createAccountDoor } from '../http/account-door.ts';
import type { Operation } from '../http/ask.ts';
import { revokedByHand } from '../http/oauth-tokens.ts';
import { patiently, type Wait } from '../http/wait.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import { manifests } from '../networks.ts';
import type { Connector, ListOwnOutcome, Manifest, PlacesOutcome, RemoveOutcome, VerifyOutcome } from '../port.ts';
import { ask, dialect } from './api.ts';
import { beginConsent, finishConsent, refresh } from './consent.ts';
import { edit, readEdit } from './edit.ts';
import { measure } from './measure.ts';
import { toRemotePost } from './pin.ts';
import { deliver } from './publish.ts';
import { listPins, readBack } from './read-back.ts';
import { stage } from './video.ts';

export type PinterestConnectorOverrides = {
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole. */
export function createPinterestConnector(overrides: PinterestConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.pinterest, ...times };
  const door = createAccountDoor({ dialect, callTimeoutMs: manifest.callTimeoutMs, refresh, wait });
  return {
    manifest,
    verify: (request, io) => door.as(io, request, (operation) => verify(operation, request)),
    stage: (request, io) => door.as(io, request.account, (operation) => stage(operation, request)),
    deliver: (request, io) => door.as(io, request.account, (operation) => deliver(operation, request, manifest)),
    readBack: (request, io) => door.as(io, request.account, (operation) => readBack(operation, request, manifest)),
    listOwn: (request, io) => door.as(io, request.account, (operation) => listOwn(operation, request)),
    remove: (request, io) => door.as(io, request.account, (operation) => remove(operation, request.remoteId)),
    edit: (request, io) => door.as(io, request.account, (operation) => edit(operation, request, manifest)),
    readEdit: (request, io) => door.as(io, request.account, (operation) => readEdit(operation, request, manifest)),
    listPlaces: (request, io) => door.as(io, request.account, listBoards),
    measure: (request, io) => door.as(io, request.account, (operation) => measure(operation, request.remoteId)),
    consent: {
      begin: async (request) => beginConsent(request),
      finish: (request, io) => finishConsent(door.asNobody(io, request.serviceUrl), request),
      revoke: async () => revokedByHand,
    },
  };
}

const userSchema = z.object({
  id: z.string().max(60).nullish(),
  username: z.string().min(1).max(100),
  business_name: z.string().max(500).nullish(),
});

async function verify(
  operation: Operation,
  { credentials, serviceUrl }: Parameters<Connector['verify']>[0],
): Promise<VerifyOutcome> {
  const own = await ask(operation, { path: '/v5/user_account', schema: userSchema });
  if (!own.ok) return own.failure;
  const { business_name: name, id, username: handle } = own.data;
  const displayName = (name ?? '').trim() || handle;
  return { kind: 'verified', account: { serviceUrl, handle, remoteAccountId: id ?? handle, credentials }, displayName };
}

async function listOwn(
  operation: Operation,
  { account, cursor, limit }: Parameters<Connector['listOwn']>[0],
): Promise<ListOwnOutcome> {
  const page = await listPins(operation, { cursor, limit });
  if (!page.ok) return page.failure;
  const posts = page.data.items.map((pin) => toRemotePost(account.serviceUrl, pin));
  return { kind: 'page', posts, cursor: page.data.bookmark ?? null };
}

async function remove(operation: Operation, remoteId: string): Promise<RemoveOutcome> {
  const path = `/v5/pins/${encodeURIComponent(remoteId)}`;
  const removed = await ask(operation, { method: 'DELETE', path, schema: z.undefined() });
  // Anything but "no content" is not the documented answer.
  if (removed.ok) return removed.status === 204 ? { kind: 'removed' } : unreadableAnswer(removed.status);
  return removed.notFound ? { kind: 'absent' } : removed.failure;
}

const boardsSchema = z.object({
  items: z.array(z.object({ id: z.string().min(1).max(60), name: z.string().max(500) })),
  bookmark: z.string().max(4_000).nullish(),
});
/** Of 250 boards each; an account has 2,000 at most. */
const mostPages = 8;

async function listBoards(operation: Operation): Promise<PlacesOutcome> {
  const places: { id: string; name: string }[] = [];
  let bookmark: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const params: Record<string, string> = { page_size: '250', ...(bookmark === null ? {} : { bookmark }) };
    const page = await ask(operation, { path: '/v5/boards', params, schema: boardsSchema });
    if (!page.ok) return page.failure;
    places.push(...page.data.items);
    bookmark = page.data.bookmark ?? null;
    if (bookmark === null) break;
  }
  return { kind: 'places', places };
}
