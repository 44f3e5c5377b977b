// How long an archive takes from its first part until every post was looked at: sent in parts, read, kept sealed, screened
// with the house's own screener and held against the permissions that are there. Jobs run in this process, one by one.
import { readPastFile, startPastImport, takePastPart } from '../../server/src/evidence/past-posts/import-posts.ts';
import { JUDGE_TASK, judgePastPostsTask } from '../../server/src/evidence/past-posts/jobs.ts';
import { pastSummary } from '../../server/src/evidence/past-posts/list-posts.ts';
import { newId } from '../../server/src/kernel/ids/ids.ts';
import { inScope, personActor } from '../../server/src/kernel/scope/scope.ts';
import { keepPersons } from '../../server/src/registers/authorizations/pictured-persons.ts';
import { keepAuthorization, noteCopy } from '../../server/src/registers/authorizations/service.ts';
import { keepSubject } from '../../server/src/registers/authorizations/subjects.ts';
import { activatePerson, addPerson } from '../../server/src/registers/people/service.ts';
import { createUser } from '../../server/src/registers/sign-in/users.ts';
import { openStage } from '../publish/stage.mjs';
import { factsOf, hashOf } from './facts.mjs';

const UNITS_A_PART = 250_000;
/** Posts are spread over these years. */
const FIRST_DAY_MS = Date.UTC(2018, 0, 1);
const EIGHT_YEARS_MS = 8 * 365 * 86_400_000;
/** Pictures of people who signed, and of people who did not. */
const SIGNED = 200;
const UNSIGNED = 100;

export async function measureBackfill({ posts, say }) {
  const stage = await openStage();
  try {
    const officer = await hireOfficer(stage);
    await signAll(stage, officer);
    const archive = archiveOf(stage, posts);
    say(`${posts} posts are brought in, ${Math.round(archive.text.length / 1_000)} kB`);
    const started = performance.now();
    const read = await bringIn(officer, archive.text);
    const readSeconds = secondsSince(started);
    const slowestBatchMs = await lookAtAll(stage);
    const seconds = secondsSince(started);
    const { waiting, verdicts } = await inScope(officer, pastSummary);
    const missed = Object.entries(archive.wanted).reduce(
      (sum, [name, count]) => sum + Math.max(0, count - verdicts[name]),
      waiting,
    );
    return {
      posts,
      added: read.added,
      refused: read.refused,
      readSeconds,
      seconds,
      slowestBatchMs,
      verdicts,
      wanted: archive.wanted,
      missed,
    };
  } finally {
    await stage.close();
  }
}

const secondsSince = (from) => Math.round((performance.now() - from) / 100) / 10;

const plain = [
  'Flu vaccines are here. Walk in on any weekday between eight and five, no appointment needed. Bring your insurance card.',
  'Our new garden is open to visitors. Thank you to everybody who helped to plant it over the spring weekend.',
  'Wash your hands for twenty seconds, with soap, before you eat and after you come home. It keeps colds away.',
  'El sábado abrimos la clínica de vacunas de nueve a tres. No hace falta cita. Traiga a toda la familia.',
  'We are hiring nurses for our night shift. Join a team that looks after its own: apply on our careers page.',
];
const first = ['Lorraine', 'Maria', 'John', 'Carlos', 'Denise', 'Omar', 'Keiko', 'Samuel'];
const last = ['Petrakis', 'Gonzalez', 'Miller', 'Reyes', 'Okafor', 'Haddad', 'Tanaka', 'Whitfield'];

/** Of ten posts five are notices, two stories of patients, and three have a picture: signed for, not, or never looked at. */
function archiveOf({ channel }, posts) {
  const lines = ['when,channel,link,text,pictures'];
  const wanted = { lacks: 0, look: 0 };
  for (let number = 0; number < posts; number += 1) {
    const day = new Date(FIRST_DAY_MS + number * Math.floor(EIGHT_YEARS_MS / posts)).toISOString();
    const { text, picture, kind } = postOf(number);
    if (kind !== null) wanted[kind] += 1;
    const channelName = number % 4 === 0 ? 'Facebook' : channel.name;
    lines.push(
      [day, channelName, `https://social.example/p/${number}`, text, picture].map((cell) => `"${cell}"`).join(','),
    );
  }
  return { text: lines.join('\n'), wanted };
}

function postOf(number) {
  const notice = `${plain[number % plain.length]} (${number})`;
  const turn = number % 10;
  if (turn < 5) return { text: notice, picture: '', kind: null };
  if (turn < 7) {
    const name = `${first[number % first.length]} ${last[Math.floor(number / 10) % last.length]}`;
    const text = `So proud of our patient ${name}, 54, who rang the bell on March 14 after six rounds of chemotherapy! ${notice}`;
    return { text, picture: '', kind: 'lacks' };
  }
  if (turn === 7) return { text: notice, picture: hashOf(`signed ${number % SIGNED}`), kind: null };
  if (turn === 8) return { text: notice, picture: hashOf(`unsigned ${number % UNSIGNED}`), kind: 'lacks' };
  return { text: notice, picture: hashOf(`unseen ${number}`), kind: 'look' };
}

async function bringIn(officer, text) {
  const importId = await inScope(officer, startPastImport);
  for (let number = 0; number * UNITS_A_PART < text.length; number += 1) {
    const part = text.slice(number * UNITS_A_PART, (number + 1) * UNITS_A_PART);
    await inScope(officer, (scope) => takePastPart(scope, { importId, number, text: part }));
  }
  return inScope(officer, (scope) => readPastFile(scope, { importId, dateOrder: null }));
}

/** Runs the jobs as a worker would, until none is left. */
async function lookAtAll({ owner, context }) {
  const task = judgePastPostsTask(context.services);
  let slowest = 0;
  for (;;) {
    const { rows } = await owner.query(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and t.identifier = $1 returning j.payload`,
      [JUDGE_TASK],
    );
    if (rows.length === 0) return Math.round(slowest);
    for (const { payload } of rows) {
      const from = performance.now();
      await task.run(task.payload.parse(payload));
      slowest = Math.max(slowest, performance.now() - from);
    }
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
  const provedAt = context.services.clock.now();
  const actor = personActor({ id, roles: ['privacy_officer'], sessionId: 'bench', provedAt });
  return { ...author, actor, requestId: newId() };
}

async function signAll(stage, officer) {
  const { organizationId, channel } = stage;
  const told = { bornOn: null, isKnownAdult: true, majorityOn: null, diedOn: null };
  for (let number = 0; number < SIGNED + UNSIGNED; number += 1) {
    const isSigned = number < SIGNED;
    const sha256 = hashOf(isSigned ? `signed ${number}` : `unsigned ${number - SIGNED}`);
    await inScope(officer, async (scope) => {
      const subject = await keepSubject(scope, { kind: 'patient', name: `Ana Flores ${number}`, ...told });
      await keepPersons(scope, { hashes: [sha256], subjectId: subject.id });
      if (!isSigned) return;
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
    });
  }
}
