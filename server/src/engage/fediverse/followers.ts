import { and, count, eq, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { Tx } from '../../kernel/db/database.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { readAccount, takeNumber } from './account.ts';
import { isBlocked } from './addresses.ts';
import { queueSending } from './queue-sending.ts';
import { fediverseDelivery, fediverseFollower, fediverseSeen, fediverseServer } from './schema.ts';
import { REMEMBER_MS } from './state.ts';

/** Enough for the largest hospital; a flood of made-up accounts ends here. */
export const MAX_FOLLOWERS = 50_000;
/** Every post goes to each inbox once. */
export const MAX_SERVERS = 5_000;
/** A host with an inbox for all counts once; one with an inbox for each account is not asked to take thousands of posts. */
export const MAX_INBOXES_OF_HOST = 25;
const FORGET_AT_ONCE = 50;

/** Who wants to follow, as their own server tells of them, verified. */
export type NewFollower = {
  readonly actorUrl: string;
  readonly inboxUrl: string;
  /** Of their whole server, or null. */
  readonly sharedInboxUrl: string | null;
  readonly keyUrl: string;
  readonly publicKey: unknown;
  /** The id of the Follow. */
  readonly followUrl: string;
};

export type FollowerLimits = { readonly followers: number; readonly servers: number; readonly inboxesOfHost: number };
export const followerLimits: FollowerLimits = {
  followers: MAX_FOLLOWERS,
  servers: MAX_SERVERS,
  inboxesOfHost: MAX_INBOXES_OF_HOST,
};

/** Whether somebody with this address follows already, by which key they are known. */
export async function readFollower(tx: Tx, organizationId: OrganizationId, actorUrl: string) {
  const [row] = await tx
    .select()
    .from(fediverseFollower)
    .where(and(eq(fediverseFollower.organizationId, organizationId), eq(fediverseFollower.actorUrl, actorUrl)));
  return row ?? null;
}

export async function countFollowers(tx: Tx, organizationId: OrganizationId): Promise<number> {
  const [row] = await tx
    .select({ followers: count() })
    .from(fediverseFollower)
    .where(eq(fediverseFollower.organizationId, organizationId));
  return row?.followers ?? 0;
}

/**
 * Keeps a follower and queues the answer. One who follows already is answered again. Gives what came of it: full and
 * blocked are told to nobody outside.
 */
export async function addFollower(
  scope: Scope,
  follower: NewFollower,
  limits: FollowerLimits = followerLimits,
): Promise<'followed' | 'off' | 'blocked' | 'full'> {
  const { tx, organizationId } = scope;
  const account = await readAccount(tx, organizationId);
  if (account === null || !account.isOn) return 'off';
  if (isBlocked(new URL(follower.actorUrl).host, account.blockedHosts)) return 'blocked';
  // Holds the row of the account too, so that two at once do not both take the last place.
  const number = await takeNumber(tx, { organizationId, mayBeOff: false });
  if (number === null) return 'off';
  const known = await readFollower(tx, organizationId, follower.actorUrl);
  const home = follower.sharedInboxUrl ?? follower.inboxUrl;
  if (known === null && (await isFull(scope, home, limits))) return 'full';
  const serverId = await takeServer(scope, home);
  const answerTo = home === follower.inboxUrl ? serverId : await takeServer(scope, follower.inboxUrl);
  const now = scope.services.clock.now();
  const said = {
    inboxUrl: follower.inboxUrl,
    serverId,
    keyUrl: follower.keyUrl,
    publicKey: follower.publicKey,
  };
  await tx
    .insert(fediverseFollower)
    .values({ organizationId, id: newId(now.getTime()), actorUrl: follower.actorUrl, followedAt: now, ...said })
    .onConflictDoUpdate({ target: [fediverseFollower.organizationId, fediverseFollower.actorUrl], set: said });
  await tx.insert(fediverseDelivery).values({
    organizationId,
    serverId: answerTo,
    number,
    kind: 'accept',
    followUrl: follower.followUrl,
    actorUrl: follower.actorUrl,
    queuedAt: now,
  });
  await queueSending(scope, [{ serverId: answerTo }]);
  return 'followed';
}

async function isFull({ tx, organizationId }: Scope, inboxUrl: string, limits: FollowerLimits): Promise<boolean> {
  if ((await countFollowers(tx, organizationId)) >= limits.followers) return true;
  const { host } = new URL(inboxUrl);
  const [row] = await tx
    .select({
      servers: count(),
      ofHost: sql<string>`count(*) filter (where ${fediverseServer.host} = ${host})`,
      isKnown: sql<boolean>`coalesce(bool_or(${fediverseServer.inboxUrl} = ${inboxUrl}), false)`,
    })
    .from(fediverseServer)
    .where(eq(fediverseServer.organizationId, organizationId));
  if (row === undefined || row.isKnown) return false;
  return row.servers >= limits.servers || Number(row.ofHost) >= limits.inboxesOfHost;
}

async function takeServer({ tx, organizationId, services }: Scope, inboxUrl: string): Promise<string> {
  const now = services.clock.now();
  const [row] = await tx
    .insert(fediverseServer)
    .values({ organizationId, id: newId(now.getTime()), inboxUrl, host: new URL(inboxUrl).host, createdAt: now })
    // Changes nothing, and gives the row that is there.
    .onConflictDoUpdate({ target: [fediverseServer.organizationId, fediverseServer.inboxUrl], set: { inboxUrl } })
    .returning({ id: fediverseServer.id });
  if (row === undefined) throw new Error('A server that was just written is not there.');
  return row.id;
}

/** Forgets a follower; whether there was one. Their server stays known where it took a post: it is told of take-downs. */
export async function removeFollower({ tx, organizationId }: Scope, actorUrl: string): Promise<boolean> {
  const gone = await tx
    .delete(fediverseFollower)
    .where(and(eq(fediverseFollower.organizationId, organizationId), eq(fediverseFollower.actorUrl, actorUrl)))
    .returning({ serverId: fediverseFollower.serverId });
  for (const { serverId } of gone) await forgetIdleServer(tx, organizationId, serverId);
  return gone.length > 0;
}

/** Forgets a server where nobody follows, that never took a post, and to which nothing is to be told. */
export async function forgetIdleServer(tx: Tx, organizationId: OrganizationId, serverId: string): Promise<void> {
  const followers = tx
    .select({ id: fediverseFollower.id })
    .from(fediverseFollower)
    .where(and(eq(fediverseFollower.organizationId, organizationId), eq(fediverseFollower.serverId, serverId)));
  const waiting = tx
    .select({ number: fediverseDelivery.number })
    .from(fediverseDelivery)
    .where(and(eq(fediverseDelivery.organizationId, organizationId), eq(fediverseDelivery.serverId, serverId)));
  await tx
    .delete(fediverseServer)
    .where(
      and(
        eq(fediverseServer.organizationId, organizationId),
        eq(fediverseServer.id, serverId),
        isNull(fediverseServer.toldAt),
        notExists(followers),
        notExists(waiting),
      ),
    );
}

/** Whether a message has an effect now: false for one that had it before. Forgets what is long past on the way. */
export async function isFirst({ tx, organizationId, services }: Scope, messageKey: string): Promise<boolean> {
  const now = services.clock.now();
  const old = tx
    .select({ messageKey: fediverseSeen.messageKey })
    .from(fediverseSeen)
    .where(
      and(
        eq(fediverseSeen.organizationId, organizationId),
        lt(fediverseSeen.seenAt, new Date(now.getTime() - REMEMBER_MS)),
      ),
    )
    .limit(FORGET_AT_ONCE);
  await tx
    .delete(fediverseSeen)
    .where(and(eq(fediverseSeen.organizationId, organizationId), sql`${fediverseSeen.messageKey} in ${old}`));
  const made = await tx
    .insert(fediverseSeen)
    .values({ organizationId, messageKey, seenAt: now })
    .onConflictDoNothing()
    .returning({ messageKey: fediverseSeen.messageKey });
  return made.length > 0;
}
