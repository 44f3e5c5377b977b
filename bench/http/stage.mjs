// An installation of its own to ask: database, organization, 200 people of whom some sign in, and the product as shipped.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createPost } from '../../server/src/flow/compose/service.ts';
import { submitDraft } from '../../server/src/flow/review/submit-draft.ts';
import { newId } from '../../server/src/kernel/ids/ids.ts';
import { createLogger } from '../../server/src/kernel/log/logger.ts';
import { queueMail } from '../../server/src/kernel/mail/service.ts';
import { startEmbeddedPostgres } from '../../server/src/kernel/postgres/embedded-postgres.ts';
import { inScope, personActor } from '../../server/src/kernel/scope/scope.ts';
import { loadConfig } from '../../server/src/main/config.ts';
import { createContext } from '../../server/src/main/context.ts';
import { listChannels } from '../../server/src/registers/channels/service.ts';
import { activatePerson, addPerson } from '../../server/src/registers/people/service.ts';
import { setUpOrganization } from '../../server/src/registers/sign-in/set-up.ts';
import { createUser } from '../../server/src/registers/sign-in/users.ts';
import { startProcess } from '../publish/worker-process.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const CLI = join(root, 'server', 'src', 'main', 'cli.ts');
const PEOPLE = 200;
/** As many windows as a communications department has: each asks two times a second. */
export const SIGNED_IN = 25;
const MESSAGES_EACH = 120;

/**
 * A database and a folder for data. With DATABASE_URL a database of its own is made on that server and dropped at the
 * end; else an embedded PostgreSQL runs in a temporary folder, with the settings that the product ships.
 */
export async function openDatabaseFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'bedside-bench-http-'));
  await chmod(dataDir, 0o711);
  const closers = [() => rm(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const closeOne of closers.splice(0).toReversed()) await closeOne();
  };
  try {
    const server = await openDatabaseServer(dataDir);
    closers.push(server.close);
    const env = { ...process.env, DATABASE_URL: server.ownerUrl, DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
    return { server, env, closers, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** An installation with people and everything but its posts. */
export async function openStage({ say }) {
  const folder = await openDatabaseFolder();
  try {
    return { ...(await openParts(folder, say)), close: folder.close, closers: folder.closers };
  } catch (error) {
    await folder.close();
    throw error;
  }
}

async function openParts({ server, closers, env: given }, say) {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const env = { ...given, PUBLIC_URL: publicUrl, PORT: String(port) };
  const log = createLogger({ level: 'warn' });
  const context = await createContext({ config: loadConfig(env), log, publicUrl, say: () => undefined });
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  closers.push(() => owner.end());
  try {
    const house = await openHouse(context, say);
    await owner.query(`select set_config('bedside.organization', $1, false)`, [house.organizationId]);
    const template = await readTemplate(owner);
    // Mails of the bench go nowhere; the worker shall not be busy with them.
    await owner.query('delete from graphile_worker._private_jobs');
    return { ...house, template, env, owner, publicUrl, postmasterPid: server.pid, database: server.kind };
  } finally {
    await context.close();
  }
}

async function openDatabaseServer(dataDir) {
  const given = process.env.DATABASE_URL;
  if (!given) {
    const embedded = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    return { kind: 'embedded', pid: embedded.pid, ownerUrl: embedded.ownerUrl, close: embedded.stop };
  }
  const name = `bedside_bench_${randomBytes(4).toString('hex')}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  await execute(given, `create database ${name}`);
  const close = () => execute(given, `drop database ${name} with (force)`);
  return { kind: 'external', pid: null, ownerUrl: url.href, close };
}

async function execute(connectionString, statement) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A port that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function openHouse(context, say) {
  const { services, connectors } = context;
  const password = randomBytes(18).toString('base64url');
  const { organization } = await setUpOrganization(
    { services, requestId: newId(), connectors },
    {
      organization: {
        name: 'Lakeside Hospital',
        kind: 'hospital',
        timeZone: 'UTC',
        languages: ['en'],
        facts: { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] },
      },
      administrator: { name: 'Ana Founder', email: 'ana@example.org', password, locale: 'en' },
      secondPerson: {
        name: 'Ben Reviewer',
        email: 'ben@example.org',
        roles: ['clinician_reviewer'],
        privacyTrained: true,
      },
    },
  );
  const organizationId = organization.id;
  const seed = { services, organizationId, actor: { type: 'system', name: 'bench' }, requestId: newId() };
  say(`hiring ${PEOPLE} people`);
  const hired = await hire(seed, password);
  const author = { ...seed, actor: personActor({ id: hired.authors[0], roles: ['author'], sessionId: 'bench' }) };
  const channels = (await inScope(author, listChannels)).map(({ id }) => id);
  await writeTemplates(author, channels);
  for (const { personId } of hired.signingIn) await writeMessages(seed, personId);
  const signingIn = hired.signingIn.map(({ email }) => ({ email, password }));
  return { organizationId, channels, people: hired, signingIn };
}

const ROLES = [
  ['author'],
  ['author', 'publisher'],
  ['clinician_reviewer'],
  ['privacy_officer'],
  ['publisher'],
  ['auditor'],
];

async function hire(seed, password) {
  const hired = { authors: [], reviewers: [], signingIn: [] };
  for (let index = 0; index < PEOPLE; index += 1) {
    const roles = index < SIGNED_IN ? ['administrator', 'author', 'clinician_reviewer'] : ROLES[index % ROLES.length];
    const email = `person-${index}@example.org`;
    await inScope(seed, async (scope) => {
      const trained = { privacyTrainedUntil: '2099-12-31' };
      const { id } = await addPerson(scope, { name: `Person ${index} Sample`, email, roles, ...trained });
      const signsIn = index < SIGNED_IN;
      const userId = await createUser(scope, { email, password: signsIn ? password : null });
      await activatePerson(scope, { personId: id, userId, locale: 'en' });
      if (roles.includes('author')) hired.authors.push(id);
      if (roles.includes('clinician_reviewer')) hired.reviewers.push(id);
      if (signsIn) hired.signingIn.push({ email, personId: id });
    });
  }
  return hired;
}

/** Posts whose screening and steps the seeded ones take over: one that passes, one with findings. */
async function writeTemplates(author, channelIds) {
  for (const baseText of [
    'Flu shots are free on Saturday.',
    'Our patient Maria Lopez, 312-555-0143, feels much better!',
  ]) {
    const content = { schema: 1, baseText, link: null, images: [], variants: {}, channelIds, language: 'en' };
    const post = await inScope(author, (scope) => createPost(scope, { content }));
    await inScope(author, (scope) => submitDraft(scope, { postId: post.id, revision: post.draft.revision }));
  }
}

async function readTemplate(owner) {
  const screenings = await owner.query(
    'select engine_version, packs, verdict, findings from screening order by screened_at',
  );
  const reviews = await owner.query('select steps from review order by submitted_at limit 1');
  return { screenings: screenings.rows, steps: reviews.rows[0].steps };
}

async function writeMessages(seed, personId) {
  await inScope(seed, async (scope) => {
    for (let index = 0; index < MESSAGES_EACH; index += 1) {
      const message = {
        personId,
        kind: 'review-requested',
        subject: 'Review asked for',
        body: 'Somebody asks for your review.',
      };
      await queueMail(scope, { ...message, link: '/review' });
    }
  });
}

/** The product's own `bedside serve`, with its worker; with `profile` Node writes a CPU profile into that folder. */
export async function startServer(stage, { profile = null } = {}) {
  const profiled = ['--conditions=bedside-source', '--cpu-prof', `--cpu-prof-dir=${profile}`, CLI];
  const args = [...(profile === null ? [join(root, 'bedside.mjs')] : profiled), 'serve'];
  const server = await startProcess({ env: stage.env, args, ready: 'Bedside is ready' });
  stage.closers.push(server.stop);
  return server;
}

/** The framework alone, in a process of its own. */
export async function startHello(stage) {
  const port = await freePort();
  const hello = await startProcess({
    env: { ...process.env, PORT: String(port) },
    args: [join(root, 'bench', 'http', 'hello.mjs')],
    ready: 'Hello is ready',
  });
  stage.closers.push(hello.stop);
  return { ...hello, url: `http://localhost:${port}` };
}

/** Signs everybody in through the real door; gives a cookie each. */
export async function signIn(stage) {
  const cookies = [];
  for (const body of stage.signingIn) {
    const response = await fetch(`${stage.publicUrl}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: stage.publicUrl },
      body: JSON.stringify(body),
    });
    if (response.status !== 200)
      throw new Error(`Signing in was answered with ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
    cookies.push(
      response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    );
  }
  return cookies;
}
