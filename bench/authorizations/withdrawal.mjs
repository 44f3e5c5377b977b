// How long a permission that is taken back still lets something leave, among many queued posts; and how long it takes until
// every post that is out under it was asked to go away. A real worker beside, and a practice network that answers over HTTP.
import { setTimeout as delay } from 'node:timers/promises';
import { pngOf } from '../../e2e/support/images.ts';
import { createPost } from '../../server/src/flow/compose/service.ts';
import { planTask } from '../../server/src/flow/publish/jobs.ts';
import { getClearance } from '../../server/src/flow/publish/service.ts';
import { latestReviewOfPost, recordDecision } from '../../server/src/flow/review/service.ts';
import { submitDraft } from '../../server/src/flow/review/submit-draft.ts';
import { newId } from '../../server/src/kernel/ids/ids.ts';
import { inScope, personActor } from '../../server/src/kernel/scope/scope.ts';
import { keepPersons } from '../../server/src/registers/authorizations/pictured-persons.ts';
import { keepAuthorization, noteCopy } from '../../server/src/registers/authorizations/service.ts';
import { keepSubject } from '../../server/src/registers/authorizations/subjects.ts';
import { withdrawAuthorization } from '../../server/src/registers/authorizations/withdraw.ts';
import { createImageIntake } from '../../server/src/registers/media/image-intake.ts';
import { addImage } from '../../server/src/registers/media/service.ts';
import { activatePerson, addPerson } from '../../server/src/registers/people/service.ts';
import { createUser } from '../../server/src/registers/sign-in/users.ts';
import { copyPost } from '../../server/test/copy-posts.ts';
import { setDue } from '../outages/crowd.mjs';
import { openHouse } from '../outages/house.mjs';
import { openKillableServer } from '../outages/servers.mjs';
import { scheduleAll, textOf } from '../publish/posts.mjs';
import { factsOf, hashOf, spread } from './facts.mjs';

const HOUR_MS = 3_600_000;
const SAME_DIGITS = 28;
/** As a network near by answers. */
const ANSWER_MS = 30;

/** `queued` posts of `permissions` permissions wait; `out` posts of one more are out. */
export async function measureWithdrawal({ queued, permissions, out, say }) {
  const house = await openHouse({ openServer: openKillableServer, answerMs: ANSWER_MS });
  const intake = createImageIntake();
  try {
    const stage = { ...house.stage, intake, officer: await hireOfficer(house.stage) };
    const each = Math.floor(queued / permissions);
    say(`${each * permissions} posts are queued, ${each} under each of ${permissions} permissions`);
    const waiting = [];
    for (let number = 0; number < permissions; number += 1)
      waiting.push(await planUnder(stage, { number, count: each }));
    const shown = await planUnder(stage, { number: permissions, count: out });
    await stage.owner.query('delete from graphile_worker._private_jobs');
    await stage.owner.query('analyze');
    const worker = await house.startWorker();
    await setDue(stage, { key: shown.key }, { inMs: 0, everyMs: 0 });
    await until(() => countOf(stage, shown.key, 'confirmed'), out);
    say(`${out} posts are out`);
    const frozen = [];
    const parked = [];
    for (const one of waiting) {
      const from = performance.now();
      await takeBack(stage, one.authorizationId);
      frozen.push(performance.now() - from);
      await requireKeptBack(stage, one.postId);
      await until(() => countOf(stage, one.key, 'parked'), each);
      parked.push(performance.now() - from);
    }
    const from = performance.now();
    await takeBack(stage, shown.authorizationId);
    await until(() => countOf(stage, shown.key, 'removed'), out);
    const takenDownMs = Math.round(performance.now() - from);
    const standing = await house.network.arrivals();
    worker.signal('SIGTERM');
    await worker.ended;
    return {
      queued: each * permissions,
      permissions,
      frozenMs: spread(frozen),
      parkedMs: spread(parked),
      out,
      takenDownMs,
      removedAtNetwork: standing.filter(({ kind }) => kind === 'removed').length,
    };
  } finally {
    await intake.close();
    await house.close();
  }
}

async function hireOfficer({ author, context }) {
  const email = 'officer@example.org';
  const { id } = await inScope({ ...author, actor: { type: 'system', name: 'bench' } }, async (scope) => {
    const userId = await createUser(scope, { email, password: 'a long word for the bench' });
    const person = await addPerson(scope, {
      name: 'Eva Officer',
      email,
      roles: ['privacy_officer'],
      privacyTrainedUntil: '2099-12-31',
    });
    await activatePerson(scope, { personId: person.id, userId, locale: 'en' });
    return person;
  });
  const actor = personActor({
    id,
    roles: ['privacy_officer'],
    sessionId: 'bench',
    provedAt: context.services.clock.now(),
  });
  return { ...author, actor };
}

/** One post that was approved and planned under a permission of its own, and its copies. */
async function planUnder(stage, { number, count }) {
  const { officer, author, reviewer, channel, owner, context } = stage;
  const image = await picture(stage, number);
  const authorizationId = await signFor(stage, { number, sha256: image.sha256 });
  const content = {
    schema: 1,
    baseText: textOf('withdrawals', number),
    link: null,
    images: [{ mediaId: image.id, sha256: image.sha256, altText: 'Somebody at the window.' }],
    variants: {},
    channelIds: [channel.id],
    language: 'en',
    permission: { purpose: 'education', authorizationIds: [] },
  };
  const post = await inScope(author, (scope) => createPost(scope, { content }));
  await inScope(author, (scope) => submitDraft(scope, { postId: post.id, revision: post.draft.revision }));
  const review = await inScope(reviewer, (scope) => latestReviewOfPost(scope, post.id));
  for (const { step } of review.steps) {
    await inScope(step.when === 'patient' ? officer : reviewer, (scope) =>
      recordDecision(scope, {
        reviewId: review.id,
        contentHash: review.contentHash,
        stepId: step.id,
        outcome: 'approve',
        comment: '',
      }),
    );
  }
  const dueAt = new Date(Date.now() + HOUR_MS);
  await scheduleAll(stage, { posts: [{ postId: post.id, versionId: review.versionId }], dueAt });
  const task = planTask(context.services, () => undefined);
  const { rows } = await owner.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = $1`,
    [task.name],
  );
  for (const { payload } of rows) await task.run(task.payload.parse(payload));
  await owner.query('delete from graphile_worker._private_jobs');
  if (count > 1) await copyPost(owner, { postId: post.id, first: 1, last: count - 1 });
  return { key: post.id.slice(0, SAME_DIGITS), postId: post.id, authorizationId };
}

async function picture({ author, intake }, number) {
  const bytes = await pngOf({ widthPx: 16 + number, heightPx: 12 });
  return addImage(author, intake, { bytes, fileName: 'a.png', declaredMime: 'image/png' });
}

function signFor({ officer, organizationId, channel }, { number, sha256 }) {
  return inScope(officer, async (scope) => {
    const told = { bornOn: null, isKnownAdult: true, majorityOn: null, diedOn: null };
    const subject = await keepSubject(scope, { kind: 'patient', name: `Ana Flores ${number}`, ...told });
    const id = await keepAuthorization(scope, {
      subject,
      requestId: null,
      language: 'en',
      facts: factsOf({ organizationId, channel }, [sha256]),
      signerName: 'Ana Flores',
      pdf: Buffer.from('what was signed'),
      sha256: hashOf('what was signed'),
      signedAt: new Date(),
    });
    await noteCopy(scope, { authorizationId: id, way: 'page' });
    await keepPersons(scope, { hashes: [sha256], subjectId: subject.id });
    return id;
  });
}

function takeBack({ officer }, authorizationId) {
  const part = { receivedAt: null, mediaSha256: null, channelIds: null, note: '' };
  return inScope({ ...officer, requestId: newId() }, (scope) =>
    withdrawAuthorization(scope, { authorizationId, way: 'letter', ...part }),
  );
}

/** From the answer on, the gate says no. */
async function requireKeptBack({ author }, postId) {
  const { blockers } = await inScope(author, (scope) => getClearance(scope, postId));
  if (!blockers.some(({ code }) => code === 'PERSON_NOT_CLEARED')) throw new Error('the gate lets it leave');
}

async function countOf({ owner }, key, state) {
  const { rows } = await owner.query(
    `select count(*)::int as count from delivery where left(post_id::text, ${SAME_DIGITS}) = $1 and state = $2`,
    [key, state],
  );
  return rows[0].count;
}

const LONGEST_MS = 300_000;

async function until(count, wanted) {
  const from = performance.now();
  for (;;) {
    const found = await count();
    if (found >= wanted) return;
    if (performance.now() - from > LONGEST_MS) throw new Error(`${found} of ${wanted} after ${LONGEST_MS / 1_000} s`);
    await delay(20);
  }
}
