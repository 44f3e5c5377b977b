// Writes, submits, approves and schedules posts through the services that people's requests reach.
import { createPost } from '../../server/src/flow/compose/service.ts';
import { planTask } from '../../server/src/flow/publish/jobs.ts';
import { latestReviewOfPost, recordDecision } from '../../server/src/flow/review/service.ts';
import { submitDraft } from '../../server/src/flow/review/submit-draft.ts';
import { schedulePost } from '../../server/src/flow/schedule/service.ts';
import { inScope } from '../../server/src/kernel/scope/scope.ts';

const AT_ONCE = 6;
const HOUR_MS = 3_600_000;

/** Text by which the network's own pages tell the posts of a run apart. */
export const textOf = (run, number) =>
  `Flu shots are free for everyone on Saturday, from nine to noon, at the main entrance. Notice ${number} of ${run}.`;

/** Approved posts, ready to be scheduled: `{ postId, versionId }` each. */
export function writeApprovedPosts(stage, { run, count }) {
  return eachOf(count, (index) => writeApprovedPost(stage, textOf(run, index + 1)));
}

async function writeApprovedPost({ author, reviewer, channel }, baseText) {
  const content = {
    schema: 1,
    baseText,
    link: null,
    images: [],
    variants: {},
    channelIds: [channel.id],
    language: 'en',
  };
  const post = await inScope(author, (scope) => createPost(scope, { content }));
  await inScope(author, (scope) => submitDraft(scope, { postId: post.id, revision: post.draft.revision }));
  const review = await inScope(reviewer, (scope) => latestReviewOfPost(scope, post.id));
  await inScope(reviewer, (scope) =>
    recordDecision(scope, {
      reviewId: review.id,
      contentHash: review.contentHash,
      stepId: review.steps[0].step.id,
      outcome: 'approve',
      comment: '',
    }),
  );
  return { postId: post.id, versionId: review.versionId };
}

/** Sets one and the same minute for all posts. */
export function scheduleAll({ publisher }, { posts, dueAt }) {
  const localTime = dueAt.toISOString().slice(0, 16);
  return eachOf(posts.length, (index) => {
    const { postId, versionId } = posts[index];
    const body = { mode: 'at', versionId, localTime, timeZone: 'UTC', fold: null };
    return inScope(publisher, (scope) => schedulePost(scope, { postId, body }));
  });
}

/** Writes, approves and schedules posts for an hour from now, and plans their deliveries; gives their ids. */
export async function planPosts(stage, { run, count }) {
  const posts = await writeApprovedPosts(stage, { run, count });
  await scheduleAll(stage, { posts, dueAt: new Date(Date.now() + HOUR_MS) });
  const task = planTask(stage.context.services, () => undefined);
  const { rows } = await stage.owner.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = $1`,
    [task.name],
  );
  for (const { payload } of rows) await task.run(task.payload.parse(payload));
  await stage.owner.query('delete from graphile_worker._private_jobs');
  return posts.map(({ postId }) => postId);
}

/** Runs `work` for 0 … count - 1, a few at once; gives the results in order. */
async function eachOf(count, work) {
  const results = Array.from({ length: count });
  let next = 0;
  const hand = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return results;
}
