/** The connector of Snapchat's public profiles: stories, saved stories and Spotlights of one picture or video. */

import { z } from 'zod';
import { createAccountDoor } from '../http/account-door.ts';
import type { Operation } from '../http/ask.ts';
import { revokedByHand } from '../http/oauth-tokens.ts';
import { patiently, type Wait } from '../http/wait.ts';
import { manifests } from '../networks.ts';
import type { Connector, Failure, Manifest, VerifyOutcome } from '../port.ts';
import { ask, dialect } from './api.ts';
import { beginConsent, finishConsent, refresh } from './consent.ts';
import { stage } from './media.ts';
import { deliver } from './posts.ts';
import { listOwn, readBack } from './read-back.ts';

export type SnapchatConnectorOverrides = {
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole. */
export function createSnapchatConnector(overrides: SnapchatConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.snapchat, ...times };
  const door = createAccountDoor({ dialect, callTimeoutMs: manifest.callTimeoutMs, refresh, wait });
  return {
    manifest,
    verify: (request, io) => door.as(io, request, (operation) => verify(operation, request)),
    stage: (request, io) => door.as(io, request.account, (operation) => stage(operation, request)),
    deliver: (request, io) => door.as(io, request.account, (operation) => deliver(operation, request, manifest)),
    readBack: (request, io) => door.as(io, request.account, (operation) => readBack(operation, request, manifest)),
    listOwn: (request, io) => door.as(io, request.account, (operation) => listOwn(operation, request)),
    remove: async () => removedByHand,
    consent: {
      begin: async (request) => beginConsent(request),
      finish: (request, io) => finishConsent(door.asNobody(io, request.serviceUrl), request),
      revoke: async () => revokedByHand,
    },
  };
}

const profileSchema = z.object({
  public_profile: z.object({
    id: z.string().regex(/^[\w-]{1,100}$/u),
    display_name: z.string().max(500).nullish(),
    snap_user_name: z.string().min(1).max(100).nullish(),
  }),
});

async function verify(
  operation: Operation,
  { credentials, serviceUrl }: Parameters<Connector['verify']>[0],
): Promise<VerifyOutcome> {
  const own = await ask(operation, { path: '/v1/public_profiles/my_profile', schema: profileSchema });
  if (!own.ok) return own.failure;
  const { display_name: name, id: remoteAccountId, snap_user_name: userName } = own.data.public_profile;
  const handle = userName ?? remoteAccountId;
  const displayName = (name ?? '').trim() || handle;
  return { kind: 'verified', account: { serviceUrl, handle, remoteAccountId, credentials }, displayName };
}

const removedByHand: Failure = {
  kind: 'rejected',
  code: 'REMOVE_BY_HAND',
  detail: 'The network has no call that takes a post down. A person does it in the app.',
};
