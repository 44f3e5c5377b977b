import { and, asc, eq, inArray } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { emitEvent } from '../../../kernel/jobs/jobs.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { getDraft, getVersion, lockPost, type PostRow } from '../../compose/service.ts';
import { channelsOf, judgeContent } from '../../permit/service.ts';
import { isOver, type PermitFacts, permitFaults } from '../../permit/state.ts';
import { postWithdrawn } from '../by-people.ts';
import { changeDelivery } from '../engine/change-delivery.ts';
import { removeLaterParts } from '../engine/follow-parts.ts';
import { changeOf, type DeliveryRow } from '../postgres-store.ts';
import { delivery, recalledDelivery } from '../schema.ts';
import { standingVersionId } from '../standing.ts';

/** One recall and its permission. */
export type RecallOf = { readonly id: string; readonly authorizationId: string };

/** What a recall did to a post. `waiting`: deliveries of which nobody can tell yet whether they are out. */
export type Recalled = { readonly keptBack: number; readonly takenDown: number; readonly waiting: number };

const open = ['planned', 'armed', 'unknown', 'needs_person', 'confirmed', 'removing'] as const;
/** Nobody can tell yet what is out of these. */
const unsettled: ReadonlySet<string> = new Set(['armed', 'unknown', 'needs_person', 'removing']);

/**
 * Keeps back and takes down what of a post rests on a permission that held and does not any more. The post is locked, as it is
 * by whoever arms: what was armed before is seen here, and what would be armed after is refused by the gate. Safe to run again.
 */
export async function recallPost(
  scope: Scope,
  { recall, postId }: { recall: RecallOf; postId: string },
): Promise<Recalled> {
  const post = await lockPost(scope, postId);
  const judge = judgeOnce(scope);
  const rows = await scope.tx
    .select({
      id: delivery.id,
      versionId: delivery.versionId,
      standing: standingVersionId,
      channelId: delivery.channelId,
    })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.postId, postId),
        inArray(delivery.state, [...open]),
      ),
    )
    .orderBy(asc(delivery.part), asc(delivery.createdAt));
  let done: Recalled = { keptBack: 0, takenDown: 0, waiting: 0 };
  for (const { id, versionId, standing, channelId } of rows) {
    const facts = await judge(standing ?? versionId, channelId);
    if (!isOver(facts)) continue;
    const effect = await recallDelivery(scope, { recall, post, deliveryId: id, facts });
    if (effect !== null) done = { ...done, [effect]: done[effect] + 1 };
  }
  if (done.keptBack + done.takenDown > 0 && post.sharerId !== null) {
    await emitEvent(scope.tx, postWithdrawn, { organizationId: scope.organizationId, postId });
  }
  if (done.keptBack + done.takenDown > 0 || (await isDraftOver(scope, post))) {
    await recordEvent(scope, {
      action: 'post.recalled',
      object: { type: 'post', id: postId },
      facts: {
        recall: recall.id,
        authorization: recall.authorizationId,
        kept_back: done.keptBack,
        taken_down: done.takenDown,
      },
    });
  }
  return done;
}

type Judge = (versionId: string, channelId: string) => Promise<PermitFacts>;

/** What permissions say of a version on a channel, asked once for all parts of it. */
function judgeOnce(scope: Scope): Judge {
  const known = new Map<string, Promise<PermitFacts>>();
  const judge: Judge = async (versionId, channelId) => {
    const { content } = await getVersion(scope, versionId);
    const channels = await channelsOf(scope, [channelId]);
    return judgeContent(scope, { content, channels, findings: [] });
  };
  return (versionId, channelId) => {
    const key = `${versionId}:${channelId}`;
    const found = known.get(key) ?? judge(versionId, channelId);
    known.set(key, found);
    return found;
  };
}

type ToRecall = {
  readonly recall: RecallOf;
  readonly post: PostRow;
  readonly deliveryId: string;
  readonly facts: PermitFacts;
};

/** Null where nothing is to be done for it. */
async function recallDelivery(scope: Scope, given: ToRecall): Promise<keyof Recalled | null> {
  const { recall, post, deliveryId, facts } = given;
  const isIt = and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId));
  const [row] = await scope.tx.select().from(delivery).where(isIt).for('update');
  if (row === undefined) return null;
  const change = changeOf(scope, { post, row });
  if (row.state === 'planned') {
    const blockers = permitFaults(facts).map((fault) => ({ line: 'permission' as const, ...fault }));
    await changeDelivery(change, {
      set: { state: 'parked', wakeAt: null, blockers },
      action: 'delivery.parked',
      facts: { blockers: blockers.map(({ code }) => code).join(','), recall: recall.id },
    });
    await keep(scope, { recall, row, effect: 'kept_back' });
    return 'keptBack';
  }
  if (row.state === 'confirmed' && row.kind === 'post') {
    await changeDelivery(change, {
      // Where nobody knows its address there, the network cannot be asked, and a person is.
      set: { state: 'removing', wakeAt: scope.services.clock.now() },
      action: 'delivery.removing',
      facts: { because: 'permission_ended', recall: recall.id },
    });
    await removeLaterParts(change);
    await keep(scope, { recall, row, effect: 'taken_down' });
    return 'takenDown';
  }
  return unsettled.has(row.state) ? 'waiting' : null;
}

async function keep(
  scope: Scope,
  made: { recall: RecallOf; row: DeliveryRow; effect: 'kept_back' | 'taken_down' },
): Promise<void> {
  await scope.tx
    .insert(recalledDelivery)
    .values({
      organizationId: scope.organizationId,
      recallId: made.recall.id,
      deliveryId: made.row.id,
      effect: made.effect,
      at: scope.services.clock.now(),
    })
    .onConflictDoNothing();
}

/** Whether the words that are being written, or wait for a review or a time, rest on what does not hold any more. */
async function isDraftOver(scope: Scope, post: PostRow): Promise<boolean> {
  if (post.stage === 'discarded' || post.outSince !== null) return false;
  const { content } = await getDraft(scope, post.id);
  const channels = await channelsOf(scope, content.channelIds);
  return isOver(await judgeContent(scope, { content, channels, findings: [] }));
}
