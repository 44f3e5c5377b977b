// Crowds of planned posts: copies of one that was written, approved and scheduled by the services.
import { schedulePost } from '../../server/src/flow/schedule/service.ts';
import { inScope } from '../../server/src/kernel/scope/scope.ts';
import { copyPost } from '../../server/test/copy-posts.ts';
import { planPosts, writeApprovedPosts } from '../publish/posts.mjs';

/** Copies differ from their post in the last eight digits of their ids. */
const SAME_DIGITS = 28;
const ofCrowd = `left(post_id::text, ${SAME_DIGITS}) = $1`;

/** Plans `count` posts for an hour from now, before any worker lives. */
export async function planCrowd(stage, { run, count }) {
  const [postId] = await planPosts(stage, { run, count: 1 });
  if (count > 1) await copyPost(stage.owner, { postId, first: 1, last: count - 1 });
  return { key: postId.slice(0, SAME_DIGITS), count };
}

/** The first is due in `inMs`, and another one every `everyMs`. */
export async function setDue({ owner }, { key }, { inMs, everyMs }) {
  await owner.query(
    `with times as (
       select id, schedule_id,
              now() + make_interval(secs => ($2::float8 + (row_number() over (order by id) - 1) * $3::float8) / 1000) as at
         from delivery where ${ofCrowd} and state = 'planned'),
     entries as (update schedule_entry e set due_at = t.at from times t where e.id = t.schedule_id),
     wakes as (update delivery_wake w set wake_at = t.at from times t where w.delivery_id = t.id)
     update delivery d set due_at = t.at, wake_at = t.at from times t where d.id = t.id`,
    [key, inMs, everyMs],
  );
}

/** Ids of its deliveries, in the order in which they are due. */
export async function deliveriesOf({ owner }, { key }) {
  const { rows } = await owner.query(`select id from delivery where ${ofCrowd} order by id`, [key]);
  return rows.map(({ id }) => id);
}

/** Which jobs plan the deliveries of a post. */
export const PLANNING = `task_id = (select id from graphile_worker._private_tasks where identifier = 'post.scheduled')`;

/** Posts that are scheduled for now, and whose jobs wait until `release`. */
export async function scheduleWaiting(stage, { run, count }) {
  const posts = await writeApprovedPosts(stage, { run, count });
  for (const { postId, versionId } of posts) {
    await inScope(stage.publisher, (scope) => schedulePost(scope, { postId, body: { mode: 'now', versionId } }));
  }
  await stage.owner.query(
    `update graphile_worker._private_jobs set run_at = now() + interval '1 hour' where ${PLANNING}`,
  );
  return {
    postIds: posts.map(({ postId }) => postId),
    release: () => stage.owner.query(`update graphile_worker._private_jobs set run_at = now() where ${PLANNING}`),
  };
}
