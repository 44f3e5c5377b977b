// An installation of its own to measure on: database, organization, people, and one account on the practice network.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '../../server/src/kernel/ids/ids.ts';
import { createLogger } from '../../server/src/kernel/log/logger.ts';
import { startEmbeddedPostgres } from '../../server/src/kernel/postgres/embedded-postgres.ts';
import { inScope, personActor } from '../../server/src/kernel/scope/scope.ts';
import { loadConfig } from '../../server/src/main/config.ts';
import { createContext } from '../../server/src/main/context.ts';
import { listChannels } from '../../server/src/registers/channels/service.ts';
import { activatePerson, listPeople } from '../../server/src/registers/people/service.ts';
import { setUpOrganization } from '../../server/src/registers/sign-in/set-up.ts';
import { createUser } from '../../server/src/registers/sign-in/users.ts';

const publicUrl = 'http://localhost:8470';

/**
 * Opens the stage. With DATABASE_URL a database of its own is made on that server and dropped at the end; else an
 * embedded PostgreSQL runs in a temporary folder, with the settings that the product ships. A bench that ends its server
 * brings one of its own.
 */
export async function openStage({ openServer = openGivenOrEmbedded } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'bedside-bench-publish-'));
  await chmod(dataDir, 0o711);
  const closers = [() => rm(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const closeOne of closers.splice(0).toReversed()) await closeOne();
  };
  try {
    return { ...(await openParts({ dataDir, closers, openServer })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openParts({ dataDir, closers, openServer }) {
  const server = await openServer(dataDir);
  closers.push(server.close);
  const env = { ...process.env, ...server.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn', PUBLIC_URL: publicUrl };
  const log = createLogger({ level: 'warn' });
  const context = await createContext({ config: loadConfig(env), log, publicUrl, say: () => undefined });
  closers.push(context.close);
  const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
  // A server may go away while nothing is asked.
  owner.on('error', () => undefined);
  closers.push(() => owner.end());
  const house = await setUp(context);
  return { ...house, context, env, owner, server, postmasterPid: server.pid, database: server.kind };
}

async function openGivenOrEmbedded(dataDir) {
  const given = process.env.DATABASE_URL;
  if (!given) {
    const embedded = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    return { kind: 'embedded', pid: embedded.pid, env: {}, ownerUrl: embedded.ownerUrl, close: embedded.stop };
  }
  const name = `bedside_bench_${randomBytes(4).toString('hex')}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  await execute(given, `create database ${name}`);
  const close = () => execute(given, `drop database ${name} with (force)`);
  return { kind: 'external', pid: null, env: { DATABASE_URL: url.href }, ownerUrl: url.href, close };
}

async function execute(connectionString, statement) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function setUp(context) {
  const { services } = context;
  const password = randomBytes(18).toString('base64url');
  const { organization } = await setUpOrganization(
    { services, requestId: newId(), connectors: context.connectors },
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
  const people = await inScope(seed, async (scope) => {
    const invited = await listPeople(scope);
    const second = invited.find((person) => person.email === 'ben@example.org');
    const userId = await createUser(scope, { email: second.email, password });
    await activatePerson(scope, { personId: second.id, userId, locale: 'en' });
    return invited;
  });
  const seedOf = (email) => {
    const { id, roles } = people.find((person) => person.email === email);
    return { ...seed, actor: personActor({ id, roles, sessionId: 'bench' }) };
  };
  const author = seedOf('ana@example.org');
  const channel = await inScope(author, async (scope) =>
    (await listChannels(scope)).find(({ network }) => network === 'practice'),
  );
  return {
    organizationId,
    author,
    publisher: author,
    reviewer: seedOf('ben@example.org'),
    channel,
  };
}
