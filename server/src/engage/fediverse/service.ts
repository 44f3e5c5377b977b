import { and, count, eq, isNotNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { organizationDirectory } from '../../registers/org/schema.ts';
import { fediverseAccess } from './access.ts';
import { type AccountRow, readAccount } from './account.ts';
import { handleOf, isBlocked, obstacleOf } from './addresses.ts';
import type { FediverseObstacle, FediverseView, putFediverse } from './contract.ts';
import { countFollowers, removeFollower } from './followers.ts';
import { makeKeys } from './keys.ts';
import { loadFedify } from './library.ts';
import { fediverseAccount, fediverseFollower, fediverseServer } from './schema.ts';

export { tellOfArticle } from './queue-sending.ts';

type PutInput = z.output<(typeof putFediverse)['body']>;
/** What the operator allows: the development switch lets a newsroom on this machine be followed from this machine. */
export type FediverseSettings = { readonly allowLoopback: boolean };

export async function viewFediverse(scope: Scope, settings: FediverseSettings): Promise<FediverseView> {
  requireAnyRole(scope.actor, fediverseAccess.read, 'see where the newsroom can be followed');
  return toView(scope, await readAccount(scope.tx, scope.organizationId), settings);
}

/**
 * Turns it on or off, and says who may not follow. Keys are made the first time and stay: other servers know the account
 * by them. Followers from a host that is blocked are forgotten.
 * @throws `FEDIVERSE_NEEDS_HTTPS`, `FEDIVERSE_NEEDS_ROOT` where nobody elsewhere could follow; `FEDIVERSE_CHANGED` when it is not the revision that was read
 */
export async function changeFediverse(
  seed: ScopeSeed,
  settings: FediverseSettings,
  input: PutInput,
): Promise<FediverseView> {
  requireAnyRole(seed.actor, fediverseAccess.change, 'change where the newsroom can be followed');
  const obstacle = obstacleOf(seed.services.publicUrl, settings);
  if (input.isOn && obstacle !== null) throw cannotBeFollowed(obstacle);
  const blockedHosts = [...new Set(input.blockedHosts)].toSorted();
  const newKeys = await keysFor(seed, input.revision);
  return inScope(seed, async (scope) => {
    const before = await readAccount(scope.tx, scope.organizationId);
    const row = await writeAccount(scope, { ...input, blockedHosts, newKeys });
    const forgotten = await forgetBlocked(scope, row);
    await recordEvent(scope, {
      action: 'fediverse.changed',
      object: { type: 'organization', id: scope.organizationId, version: String(row.revision) },
      before: before === null ? null : { isOn: before.isOn, blockedHosts: before.blockedHosts },
      after: { isOn: row.isOn, blockedHosts: row.blockedHosts },
      facts: { on: row.isOn, blocked_hosts: row.blockedHosts.length, followers_forgotten: forgotten },
    });
    return toView(scope, row, settings);
  });
}

/** Keys for an account that there is not yet; null for one that has them. */
async function keysFor(seed: ScopeSeed, revision: number): Promise<Uint8Array | null> {
  const known = await seed.services.db.inOrganization(seed.organizationId, (tx) =>
    readAccount(tx, seed.organizationId),
  );
  // Making them takes a second: not for a change that cannot be made.
  if (revision !== (known?.revision ?? 0)) throw changedMeanwhile();
  return known === null ? makeKeys(await loadFedify(), seed) : null;
}

function changedMeanwhile() {
  return conflict('FEDIVERSE_CHANGED', 'Somebody else changed this in the meantime.');
}

async function writeAccount(
  { tx, organizationId, services }: Scope,
  input: PutInput & { readonly newKeys: Uint8Array | null },
): Promise<AccountRow> {
  const now = services.clock.now();
  const { isOn, blockedHosts, newKeys, revision } = input;
  const said = { isOn, blockedHosts, revision: revision + 1, updatedAt: now };
  const written =
    newKeys === null
      ? await tx
          .update(fediverseAccount)
          .set(said)
          .where(and(eq(fediverseAccount.organizationId, organizationId), eq(fediverseAccount.revision, revision)))
          .returning()
      : await tx
          .insert(fediverseAccount)
          .values({ organizationId, keysSealed: newKeys, createdAt: now, ...said })
          .onConflictDoNothing()
          .returning();
  const [row] = written;
  if (row !== undefined) return row;
  throw changedMeanwhile();
}

async function forgetBlocked(scope: Scope, { blockedHosts }: AccountRow): Promise<number> {
  if (blockedHosts.length === 0) return 0;
  const followers = await scope.tx
    .select({ actorUrl: fediverseFollower.actorUrl })
    .from(fediverseFollower)
    .where(eq(fediverseFollower.organizationId, scope.organizationId));
  const blocked = followers.filter(({ actorUrl }) => isBlocked(new URL(actorUrl).host, blockedHosts));
  for (const { actorUrl } of blocked) await removeFollower(scope, actorUrl);
  return blocked.length;
}

async function toView(scope: Scope, row: AccountRow | null, settings: FediverseSettings): Promise<FediverseView> {
  const { tx, organizationId, services } = scope;
  const [entry] = await tx
    .select({ slug: organizationDirectory.slug })
    .from(organizationDirectory)
    .where(eq(organizationDirectory.organizationId, organizationId));
  const followed = tx
    .selectDistinct({ id: fediverseServer.id, failingSince: fediverseServer.failingSince })
    .from(fediverseServer)
    .innerJoin(
      fediverseFollower,
      and(
        eq(fediverseFollower.organizationId, fediverseServer.organizationId),
        eq(fediverseFollower.serverId, fediverseServer.id),
      ),
    )
    .where(eq(fediverseServer.organizationId, organizationId))
    .as('followed');
  const [all] = await tx.select({ servers: count() }).from(followed);
  const [silent] = await tx.select({ servers: count() }).from(followed).where(isNotNull(followed.failingSince));
  return {
    isOn: row?.isOn ?? false,
    address: handleOf(services.publicUrl, entry?.slug ?? ''),
    obstacle: obstacleOf(services.publicUrl, settings),
    followers: await countFollowers(tx, organizationId),
    servers: all?.servers ?? 0,
    silentServers: silent?.servers ?? 0,
    blockedHosts: row?.blockedHosts ?? [],
    revision: row?.revision ?? 0,
  };
}

function cannotBeFollowed(obstacle: FediverseObstacle) {
  return unprocessable(
    obstacle === 'FEDIVERSE_NEEDS_ROOT'
      ? {
          code: obstacle,
          message:
            'This installation is served below a path, and other servers look for accounts at the root of a host.',
          remedy: 'Ask whoever runs Bedside to give it a host of its own and to set PUBLIC_URL to that.',
        }
      : {
          code: obstacle,
          message: 'Other servers reach a newsroom only by a public address that begins with https://.',
          remedy: 'Ask whoever runs Bedside to set PUBLIC_URL to such an address.',
        },
  );
}
