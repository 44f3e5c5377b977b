/** The rows of a post that was approved and scheduled, and whose deliveries are planned. */
import type { MemoryRows } from './memory-world.ts';
import type { ScenarioPost } from './scenario.ts';

export function planPost(rows: MemoryRows, { post, now }: { post: ScenarioPost; now: Date }): void {
  const { id, channelIds } = post;
  const dueAt = new Date(now.getTime() + post.dueInMs);
  const hash = `hash of ${id}`;
  const schedule = { id: `time of ${id}`, dueAt, state: 'active' } as const;
  const parts = Array.from({ length: post.parts }, (_, part) => textOf(id, part));
  rows.posts.set(id, {
    id,
    createdAt: now,
    parts,
    versionHash: hash,
    draftHash: hash,
    review: 'approved',
    schedule,
    stage: null,
  });
  for (const channelId of channelIds) {
    for (const [part] of parts.entries()) {
      const deliveryId = `${id}/${channelId}/${part}`;
      rows.deliveries.set(deliveryId, {
        id: deliveryId,
        scheduleId: schedule.id,
        postId: id,
        versionId: id,
        contentHash: hash,
        channelId,
        part,
        state: 'planned',
        dueAt,
        epoch: 0,
        leasedUntil: null,
        wakeAt: part === 0 ? dueAt : null,
        attemptCount: 0,
        absentReads: 0,
        firstArmedAt: null,
        blockers: [],
        failureCode: null,
        remoteId: null,
        url: null,
        updatedAt: now,
        claimedBy: null,
      });
    }
  }
}

function textOf(postId: string, part: number): string {
  // A network that cuts texts cuts before the number of the part: parts look alike then.
  return `Flu shots 💉 at Café Lakeside, https://lakeside.example/flu, ${postId} part ${part + 1}: come on Tuesdays, or on any other day.`;
}
