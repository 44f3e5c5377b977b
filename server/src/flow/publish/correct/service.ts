import { manifests } from '@bedside/connectors';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { conflict, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole, requireRoleOn } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listChannels } from '../../../registers/channels/service.ts';
import { listVersions, lockPost, readPost, type VersionRow } from '../../compose/service.ts';
import { schedulePost } from '../../schedule/service.ts';
import { publishAccess } from '../access.ts';
import { partsFor } from '../outgoing-post.ts';
import { delivery } from '../schema.ts';
import { hasOtherMedia, judgeCorrection, type OutRow, readOut } from '../standing.ts';
import type { CannotCorrect, correctPost as correctEndpoint, StandingView } from './contract.ts';

/** Where a post stands, and whether its newest version can take its place there. Nothing of what was taken down everywhere. */
export async function listStanding(scope: Scope, postId: string): Promise<StandingView[]> {
  requireAnyRole(scope.actor, publishAccess.read, 'see where posts stand');
  await readPost(scope, postId);
  return readStanding(scope, postId);
}

async function readStanding(scope: Scope, postId: string): Promise<StandingView[]> {
  const out = await readOut(scope, postId);
  const versions = await listVersions(scope, postId);
  const channels = await listChannels(scope);
  const refusing = await whereEditsAreRefused(scope, postId);
  return channels.flatMap(({ id, name, network }): StandingView[] => {
    const there = out.filter(({ channelId }) => channelId === id);
    const first = there.find(({ part, state }) => part === 0 && state !== 'removed');
    if (first === undefined) return [];
    const standing = versions.find((version) => version.id === first.standingVersionId);
    const because =
      whyNot(versions[0], there, { channelId: id, network, standing }) ??
      (there.some((row) => refusing.has(row.id)) ? 'NETWORK_CANNOT_EDIT' : null);
    return [
      {
        channelId: id,
        channelName: name,
        network,
        versionNumber: standing?.number ?? 0,
        url: first.url,
        because,
        mayComeAnew: canComeAnew({ because, network, there }),
      },
    ];
  });
}

const couldComeAnew: readonly (CannotCorrect | null)[] = ['NETWORK_CANNOT_EDIT', 'PARTS_DIFFER', 'MEDIA_STAYS'];

/** All of it stands, and Bedside can take it down. */
function canComeAnew(of: {
  because: CannotCorrect | null;
  network: StandingView['network'];
  there: readonly OutRow[];
}): boolean {
  const { canRemove, partsTogether } = manifests[of.network];
  const stands = of.there.every(({ remoteId, state }) => state === 'confirmed' && remoteId !== null);
  return stands && canRemove && partsTogether !== true && couldComeAnew.includes(of.because);
}

/** Deliveries of which the network's server has said that it lets nobody change a post. */
async function whereEditsAreRefused(scope: Scope, postId: string): Promise<ReadonlySet<string>> {
  const rows = await scope.tx
    .select({ changesId: delivery.changesId })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.postId, postId),
        eq(delivery.kind, 'edit'),
        eq(delivery.state, 'rejected'),
        eq(delivery.failureCode, 'EDIT_NOT_OFFERED'),
      ),
    );
  return new Set(rows.flatMap(({ changesId }) => changesId ?? []));
}

function whyNot(
  newest: VersionRow | undefined,
  there: readonly OutRow[],
  on: { channelId: string; network: StandingView['network']; standing: VersionRow | undefined },
): CannotCorrect | null {
  if (newest === undefined || !newest.content.channelIds.includes(on.channelId)) return 'NOT_IN_VERSION';
  if (there.every(({ standingVersionId }) => standingVersionId === newest.id)) return 'STANDS_ALREADY';
  const partCount = partsFor(newest.content, on.network).length;
  const otherMedia = on.standing !== undefined && hasOtherMedia(on.standing.content, newest.content, on.network);
  return judgeCorrection(there, { network: on.network, otherMedia, partCount }).because;
}

/**
 * Puts the newest version into the place of what stands, on every channel that can: it is scheduled for now, and what is
 * planned are edits. Channels that cannot stay as they are, and are told; on those of `anew` it is taken down and posted anew.
 * @throws `NOTHING_TO_CORRECT`, `CANNOT_COME_ANEW`, and what `schedulePost` throws
 */
export async function correctPost(
  scope: Scope,
  input: { postId: string; versionId: string; anew?: readonly string[] },
): Promise<z.input<(typeof correctEndpoint)['answer']>> {
  requireAnyRole(scope.actor, publishAccess.correct, 'correct what stands');
  await lockPost(scope, input.postId);
  const channels = await readStanding(scope, input.postId);
  const { anew = [] } = input;
  requireMayComeAnew(scope, { anew, channels });
  if (anew.length === 0 && channels.every(({ because }) => because !== null)) {
    throw conflict(
      'NOTHING_TO_CORRECT',
      'Nothing that stands can be changed to this version.',
      'Take it down where it stands, then begin a new post.',
    );
  }
  const body = { mode: 'now' as const, versionId: input.versionId };
  return { schedule: await schedulePost(scope, { postId: input.postId, body, anew }), channels };
}

function requireMayComeAnew(
  scope: Scope,
  { anew, channels }: { anew: readonly string[]; channels: readonly StandingView[] },
): void {
  if (anew.length === 0) return;
  requireRoleOn(scope.actor, publishAccess.takeDown, { whatFor: 'take posts down', channelIds: anew });
  const can = new Set(channels.filter(({ mayComeAnew }) => mayComeAnew).map(({ channelId }) => channelId));
  if (anew.every((id) => can.has(id))) return;
  throw unprocessable({
    code: 'CANNOT_COME_ANEW',
    message: 'On one of these channels, what stands cannot be taken down for a newer version.',
    remedy: 'Look again at where the post stands, and leave that channel out.',
  });
}
