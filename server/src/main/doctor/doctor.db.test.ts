import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { certify, writePkcs12 } from '../../../test/pkcs12-file.ts';
import { createWorld, type House, planPost, type World } from '../../../test/world.ts';
import { makeBackupIdentity } from '../../kernel/backup/encryption.ts';
import { createKeyring, rotateKeyFile } from '../../kernel/crypto/keyring.ts';
import { listMigrations } from '../../kernel/db/migrate.ts';
import { makeTestCertificate } from '../../kernel/egress/test-certificate.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { VERSION } from '../version.ts';
import { checks, type Examined, examine } from './examine.ts';
import { type Machine, thisMachine } from './machine.ts';
import { readServer, type ServerFacts } from './server-facts.ts';

type Env = Record<string, string>;

const HANDBOOK = fileURLToPath(new URL('../../../../docs/handbook/doctor.md', import.meta.url));
const CANARY = 'Zanzibarquark';

let world: World;
let house: House;
let folder: string;
let machine: Machine;
let healthy: Env;
const servers: Server[] = [];

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  folder = await mkdtemp(join(tmpdir(), 'bedside-doctor-'));
  await mkdir(join(folder, 'console'));
  await writeFile(join(folder, 'console', 'index.html'), '<!doctype html>');
  machine = {
    ...thisMachine,
    consoleFolder: join(folder, 'console'),
    freeSpace: async () => ({ freeBytes: 50e9, totalBytes: 100e9 }),
    ...told({}),
  };
  healthy = {
    DATABASE_URL: world.database.ownerUrl,
    DATABASE_APP_URL: world.database.appUrl,
    DATA_DIR: join(world.files.blobs, '..'),
    KEY_FILE: world.files.keyFile,
    PORT: '0',
    PUBLIC_URL: 'https://bedside.example',
    TRUSTED_PROXIES: '127.0.0.1',
    SMTP_URL: `smtp://127.0.0.1:${await listening(createServer((socket) => socket.destroy()))}`,
    MAIL_FROM: 'Bedside <bedside@example.org>',
    BACKUP_DIR: join(folder, 'backups'),
    BACKUP_RECIPIENTS: (await makeBackupIdentity()).recipient,
  };
  await owner('insert into worker_heartbeat (worker_id, lock_key, started_at) values ($1, 1, now())', ['doctor-test']);
});
beforeEach(async () => {
  await owner('update worker_heartbeat set last_job_at = now()');
  await owner('delete from backup_run');
  await owner(`insert into backup_run (id, started_at, outcome) values (gen_random_uuid(), now(), 'done')`);
});
afterAll(async () => {
  for (const server of servers) server.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function certificateFile(days: number): Promise<Env> {
  const file = join(folder, 'seal.p12');
  const from = new Date(Date.now() - 86_400_000);
  const until = new Date(Date.now() + days * 86_400_000);
  await writeFile(file, await writePkcs12(await certify({ from, until }), 'word'));
  return { SEALING_CERTIFICATE_FILE: file, SEALING_CERTIFICATE_PASSWORD: 'word' };
}

async function endedAuthority(): Promise<string> {
  const file = join(folder, 'ca.pem');
  await writeFile(file, makeTestCertificate('ca.example', { until: '210101000000Z' }).cert);
  return file;
}

async function owner(sql: string, values: unknown[] = []): Promise<void> {
  await world.owner.query(sql, values);
}

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // it listens on TCP
}

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const codesOf = (examined: Examined) => examined.findings.map(({ code }) => code);
const codesWith = async (env: Env = {}, other: Partial<Machine> = {}) =>
  codesOf(await examine({ env: { ...healthy, ...env }, machine: { ...machine, ...other } }));

/** A role of this test's own on the server, and the URL by which it reaches the test's database. */
async function role(rights: string): Promise<{ name: string; url: string; drop(): Promise<void> }> {
  const name = `doctor_${newId<'role'>().replaceAll('-', '')}`;
  await owner(`create role ${name} password '${CANARY}' ${rights}`);
  const url = new URL(world.database.ownerUrl);
  url.username = name;
  url.password = CANARY;
  return { name, url: url.href, drop: () => owner(`drop owned by ${name}; drop role ${name}`) };
}

async function ownFolder(mode = 0o711): Promise<string> {
  const own = await mkdtemp(join(folder, 'data-'));
  await chmod(own, mode);
  return own;
}

async function script(words: string): Promise<string> {
  const file = join(await ownFolder(), 'kms');
  await writeFile(file, `#!/bin/sh\n${words}\n`, { mode: 0o755 });
  return file;
}

async function keyFile(kmsCommand?: string): Promise<string> {
  const file = join(await ownFolder(), 'master.key');
  await createKeyring({ keyFile: file, kmsCommand });
  return file;
}

/** As `keyFile`, with the very keys of the world, so that what is sealed opens. */
async function copyOfKeys(change: object = {}): Promise<string> {
  const file = join(await ownFolder(), 'master.key');
  const keys: object = JSON.parse(await readFile(world.files.keyFile, 'utf8'));
  await writeFile(file, JSON.stringify({ ...keys, ...change }), { mode: 0o600 });
  return file;
}

function atDatabase(name: string): string {
  const url = new URL(world.database.ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function bucket(status: number | null): Promise<Env> {
  const port =
    status === null
      ? await closedPort()
      : await listening(createHttpServer((_request, response) => response.writeHead(status).end()));
  return {
    BLOB_S3_URL: `http://127.0.0.1:${port}/media`,
    BLOB_S3_ACCESS_KEY_ID: CANARY,
    BLOB_S3_SECRET_ACCESS_KEY: CANARY,
    EGRESS_ALLOW_LOOPBACK: 'true',
    PUBLIC_URL: 'http://localhost:8470',
  };
}

/** Servers of tests are often tuned for speed and nothing else: that much is told as it should be, the rest as it is. */
const tuned: Partial<ServerFacts> = {
  fsync: 'on',
  fullPageWrites: 'on',
  autovacuum: 'on',
  damagedPages: 0,
  isReadableOnTheWay: false,
};
const told = (change: Partial<ServerFacts>): Pick<Machine, 'readServer'> => ({
  readServer: async (client, clock) => ({ ...(await readServer(client, clock)), ...tuned, ...change }),
});

/** What is planted: settings, a fault that no machine has on demand, and how to mend what was changed in the world. */
type Planted = { env?: Env; machine?: Partial<Machine>; mend?: () => Promise<void> };
type Fault = readonly [code: string, what: string, plant: () => Planted | Promise<Planted>];

const settingFaults: readonly Fault[] = [
  ['SETTINGS_INVALID', 'a number that is none', () => ({ env: { WORKER_CONCURRENCY: 'many' } })],
  ['SETTINGS_INVALID', 'a bucket without its keys', () => ({ env: { BLOB_S3_URL: 'https://s3.example.org/media' } })],
  ['PUBLIC_URL_MISSING', 'open to others without PUBLIC_URL', () => ({ env: { HOST: '0.0.0.0', PUBLIC_URL: '' } })],
  [
    'PUBLIC_URL_LOCAL',
    'open to others as localhost',
    () => ({ env: { HOST: '::', PUBLIC_URL: 'http://localhost:8470' } }),
  ],
  ['PUBLIC_URL_NOT_HTTPS', 'a proxy without TLS', () => ({ env: { PUBLIC_URL: 'http://bedside.example' } })],
  [
    'LISTENS_WITHOUT_TLS',
    'no proxy and no TLS',
    () => ({ env: { HOST: '0.0.0.0', PUBLIC_URL: 'http://bedside.example', TRUSTED_PROXIES: '' } }),
  ],
  ['PROXIES_MISSING', 'a proxy that nobody named', () => ({ env: { TRUSTED_PROXIES: '' } })],
  ['PROXIES_EVERYBODY', 'every IPv4 address', () => ({ env: { TRUSTED_PROXIES: '0.0.0.0/0' } })],
  ['PROXIES_EVERYBODY', 'every IPv6 address', () => ({ env: { TRUSTED_PROXIES: '127.0.0.1, ::/0' } })],
  ['EGRESS_LOOPBACK_ALLOWED', 'the development switch', () => ({ env: { EGRESS_ALLOW_LOOPBACK: 'true' } })],
  ['CHART_PLAIN_HTTP', 'a FHIR server without TLS', () => ({ env: { CHART_ORIGINS: 'http://10.0.0.7:8080' } })],
  ['LOG_SILENT', 'no log', () => ({ env: { LOG_LEVEL: 'silent' } })],
  ['LOG_DEBUG', 'all of the log', () => ({ env: { LOG_LEVEL: 'debug' } })],
];

const machineFaults: readonly Fault[] = [
  ['NODE_TOO_OLD', 'an old Node', () => ({ machine: { nodeVersion: 'v22.11.0' } })],
  ['CONSOLE_NOT_BUILT', 'no console', () => ({ machine: { consoleFolder: join(folder, 'nowhere') } })],
  [
    'PORT_UNAVAILABLE',
    'a port that another program has',
    async () => ({ env: { PORT: String(await listening(createServer((socket) => socket.destroy()))) } }),
  ],
  ['PORT_UNAVAILABLE', 'an address of no machine here', async () => ({ env: { HOST: '192.0.2.1', PORT: '8999' } })],
  [
    'DATA_DIR_UNUSABLE',
    'a file in place of the folder',
    async () => {
      const file = join(await ownFolder(), 'data');
      await writeFile(file, '');
      return { env: { DATA_DIR: file } };
    },
  ],
  ['DATA_DIR_OPEN', 'a folder that others list', async () => ({ env: { DATA_DIR: await ownFolder(0o755) } })],
  ['DATA_DIR_OPEN', 'a folder that others write', async () => ({ env: { DATA_DIR: await ownFolder(0o777) } })],
  ['DISK_FULL', 'a full disk', () => ({ machine: { freeSpace: async () => ({ freeBytes: 9e6, totalBytes: 1e11 }) } })],
  [
    'DISK_NEARLY_FULL',
    'a disk that fills up',
    () => ({ machine: { freeSpace: async () => ({ freeBytes: 9e8, totalBytes: 1e11 }) } }),
  ],
  [
    'LOCK_LEFT_BEHIND',
    'a lock of a process that was killed',
    async () => {
      const own = await ownFolder();
      await writeFile(join(own, 'bedside.lock'), '{"pid":1,"startedAt":"another boot","url":null}');
      return { env: { DATA_DIR: own } };
    },
  ],
  [
    'BLOB_FOLDER_UNUSABLE',
    'a file in place of the images',
    async () => {
      const own = await ownFolder();
      await writeFile(join(own, 'blobs'), '');
      return { env: { DATA_DIR: own } };
    },
  ],
  [
    'BLOB_FOLDER_OPEN',
    'images that others can enter',
    async () => {
      const own = await ownFolder();
      await mkdir(join(own, 'blobs'));
      await chmod(join(own, 'blobs'), 0o755);
      return { env: { DATA_DIR: own } };
    },
  ],
];

const keyFaults: readonly Fault[] = [
  ['KEY_FILE_MISSING', 'no key file', () => ({ env: { KEY_FILE: join(folder, 'lost.key') } })],
  ['KEY_FILE_UNREADABLE', 'a folder in place of the file', async () => ({ env: { KEY_FILE: await ownFolder(0o700) } })],
  [
    'KEY_FILE_EXPOSED',
    'a key file that others read',
    async () => {
      const file = await copyOfKeys();
      await chmod(file, 0o644);
      return { env: { KEY_FILE: file } };
    },
  ],
  [
    'KEY_FILE_INVALID',
    'half a key file',
    async () => {
      const file = await copyOfKeys();
      await writeFile(file, (await readFile(file, 'utf8')).slice(0, 80));
      return { env: { KEY_FILE: file } };
    },
  ],
  [
    'KEY_PROTECTION_DIFFERS',
    'a command that the file was made without',
    async () => ({ env: { KMS_COMMAND: await script('cat') } }),
  ],
  [
    'KMS_COMMAND_FAILED',
    'a command that does not work',
    async () => ({ env: { KEY_FILE: await keyFile(await script('cat')), KMS_COMMAND: 'false' } }),
  ],
  [
    'KMS_COMMAND_FAILED',
    'a command that gives back something else',
    async () => ({
      env: {
        KEY_FILE: await copyOfKeys({ protection: 'kms' }),
        KMS_COMMAND: await script('if [ "$1" = unwrap ]; then head -c 32 /dev/zero; else cat; fi'),
      },
    }),
  ],
  [
    'KEY_ROTATION_LOCKED',
    'a rotation that was cut short',
    async () => {
      const file = await copyOfKeys();
      await writeFile(`${file}.lock`, '');
      await utimes(`${file}.lock`, 1_000, 1_000);
      return { env: { KEY_FILE: file } };
    },
  ],
  [
    'KEY_FILE_AMONG_BLOBS',
    'keys among the images',
    async () => {
      const own = await ownFolder();
      await mkdir(join(own, 'blobs', 'keys'), { recursive: true, mode: 0o700 });
      const file = join(own, 'blobs', 'keys', 'master.key');
      await copyFile(await copyOfKeys(), file);
      return { env: { DATA_DIR: own, KEY_FILE: file } };
    },
  ],
  [
    'KEY_FILE_BESIDE_BACKUP',
    'keys beside a backup',
    async () => {
      const file = await copyOfKeys();
      const set = join(file, '..', '2026-11-21T03-00-00-000Z');
      await mkdir(set);
      for (const name of ['set.json', 'database.tar.zst.age']) await writeFile(join(set, name), '');
      return { env: { KEY_FILE: file } };
    },
  ],
  ['SEALED_KEY_MISSING', 'keys of another installation', async () => ({ env: { KEY_FILE: await keyFile() } })],
  [
    'SEALED_OLD_KEY',
    'a rotation since the last value was sealed',
    async () => {
      const file = await copyOfKeys();
      await rotateKeyFile({ keyFile: file });
      return { env: { KEY_FILE: file } };
    },
  ],
];

const databaseFaults: readonly Fault[] = [
  [
    'DATABASE_UNREACHABLE',
    'nobody at the address',
    async () => ({ env: { DATABASE_URL: `postgres://bedside:${CANARY}@127.0.0.1:${await closedPort()}/bedside` } }),
  ],
  [
    'DATABASE_LOGIN_REFUSED',
    'a role that may not sign in',
    async () => {
      const { url, drop } = await role('nologin');
      return { env: { DATABASE_URL: url }, mend: drop };
    },
  ],
  ['DATABASE_MISSING', 'a database that is not there', () => ({ env: { DATABASE_URL: atDatabase('no_such_one') } })],
  [
    'DATABASE_CONNECTIONS_USED_UP',
    'no connection left',
    async () => {
      const { url, drop } = await role('login connection limit 0');
      return { env: { DATABASE_URL: url }, mend: drop };
    },
  ],
  [
    'DATABASE_UNFIT',
    'something that only seems a PostgreSQL',
    () => ({ machine: { readServer: () => Promise.reject(new Error(CANARY)) } }),
  ],
  ['DATABASE_TOO_OLD', 'PostgreSQL 14', () => ({ machine: told({ version: 140_019 }) })],
  [
    'DATABASE_ENCODING',
    'a database of another encoding',
    async () => {
      await owner('update pg_database set encoding = 8 where datname = current_database()');
      return { mend: () => owner('update pg_database set encoding = 6 where datname = current_database()') };
    },
  ],
  [
    'DATABASE_READ_ONLY',
    'a database that takes no changes',
    async () => {
      await alterDatabase('set default_transaction_read_only = on');
      return { mend: () => alterDatabase('reset default_transaction_read_only') };
    },
  ],
  ['DATABASE_FSYNC_OFF', 'a server that does not wait for its disk', () => ({ machine: told({ fsync: 'off' }) })],
  ['DATABASE_FSYNC_OFF', 'a server that writes torn pages', () => ({ machine: told({ fullPageWrites: 'off' }) })],
  ['DATABASE_DAMAGED', 'a disk that spoils pages', () => ({ machine: told({ damagedPages: 2 }) })],
  [
    'DATABASE_COLLATION',
    'a system that sorts otherwise than before',
    async () => {
      await owner(
        'create table set_aside as select datcollversion from pg_database where datname = current_database()',
      );
      await owner(`update pg_database set datcollversion = '0.1' where datname = current_database()`);
      return {
        mend: () =>
          owner(`update pg_database set datcollversion = (select datcollversion from set_aside)
                  where datname = current_database(); drop table set_aside`),
      };
    },
  ],
  ['DATABASE_AUTOVACUUM_OFF', 'a server that never cleans up', () => ({ machine: told({ autovacuum: 'off' }) })],
  ['DATABASE_NOT_ENCRYPTED', 'a network without TLS', () => ({ machine: told({ isReadableOnTheWay: true }) })],
  ['DATABASE_CLOCK', 'clocks that differ', () => ({ machine: { clock: { now: () => new Date(Date.now() + 9_000) } } })],
  [
    'DATABASE_CONNECTIONS_FEW',
    'a limit below what a process needs',
    async () => {
      await alterDatabase('connection limit 20');
      return { mend: () => alterDatabase('connection limit -1') };
    },
  ],
];

/** As another owner of the server would: `alter database` knows no current one. */
async function alterDatabase(change: string): Promise<void> {
  await owner(
    `do $$ begin set transaction read write; execute format('alter database %I ${change}', current_database()); end $$`,
  );
}

const roleFaults: readonly Fault[] = [
  [
    'OWNER_ROLE_CANNOT_CREATE',
    'an owner that may not create roles',
    () => ({ env: { DATABASE_APP_URL: '' }, machine: told({ mayCreateRoles: false }) }),
  ],
  [
    'OWNER_ROLE_NOT_OWNER',
    'a role that does not own the tables',
    async () => {
      const { name, url, drop } = await role('login createrole');
      await owner(`grant bedside_runtime to ${name}; grant select on schema_migration to ${name}`);
      return { env: { DATABASE_URL: url }, mend: drop };
    },
  ],
  [
    'APP_ROLE_REFUSED',
    'a runtime role that may not sign in',
    async () => {
      const { url, drop } = await role('nologin');
      return { env: { DATABASE_APP_URL: url }, mend: drop };
    },
  ],
  ['APP_OTHER_DATABASE', 'two databases', () => ({ env: { DATABASE_APP_URL: atDatabase('postgres') } })],
  [
    'APP_ROLE_WITHOUT_RIGHTS',
    'a runtime role that nobody gave rights',
    async () => {
      const { url, drop } = await role('login');
      return { env: { DATABASE_APP_URL: url }, mend: drop };
    },
  ],
  [
    'APP_ROLE_TOO_STRONG',
    'a runtime role that passes over row-level security',
    async () => {
      const { url, drop } = await role('login bypassrls in role bedside_runtime');
      return { env: { DATABASE_APP_URL: url }, mend: drop };
    },
  ],
  [
    'APP_ROLE_TOO_STRONG',
    'the superuser at work',
    () => ({ env: { DATABASE_APP_URL: healthy['DATABASE_URL'] ?? '' } }),
  ],
  [
    'APP_ROLE_OWNS_TABLES',
    'a runtime role with a table of its own',
    async () => {
      const { name, url, drop } = await role('login in role bedside_runtime');
      await owner(`create table theirs (); alter table theirs owner to ${name}`);
      return { env: { DATABASE_APP_URL: url }, mend: drop };
    },
  ],
];

const lastMigration = `(select max(id) from schema_migration)`;

const schemaFaults: readonly Fault[] = [
  [
    'MIGRATIONS_PENDING',
    'an older schema',
    async () => {
      await owner(`create table set_aside as select * from schema_migration where id = ${lastMigration}`);
      await owner('delete from schema_migration where id in (select id from set_aside)');
      return { mend: () => owner('insert into schema_migration select * from set_aside; drop table set_aside') };
    },
  ],
  [
    'MIGRATIONS_NEWER',
    'a schema of a later version',
    async () => {
      await owner(`insert into schema_migration (name, run_on) values ('29991231000000000_later', now())`);
      return { mend: () => owner(`delete from schema_migration where name like '2999%'`) };
    },
  ],
  [
    'MIGRATIONS_NEWER',
    'a schema of a version that is neither before nor after this one',
    async () => {
      await owner(`update schema_migration set name = '29991231000000000_other' where id = ${lastMigration}`);
      const [last] = (await listMigrations()).slice(-1);
      return { mend: () => owner(`update schema_migration set name = $1 where name like '2999%'`, [last]) };
    },
  ],
  [
    'RELEASE_TOO_OLD',
    'a schema that asks for a later version',
    async () => {
      await owner(`update oldest_release set release = '999.0.0'`);
      return { mend: () => owner('update oldest_release set release = $1', [VERSION]) };
    },
  ],
  [
    'ROW_SECURITY_OFF',
    'row-level security switched off',
    async () => {
      await owner('alter table post disable row level security');
      return { mend: () => owner('alter table post enable row level security') };
    },
  ],
  [
    'ROW_SECURITY_OFF',
    'row-level security that the owner passes over',
    async () => {
      await owner('alter table audit_event no force row level security');
      return { mend: () => owner('alter table audit_event force row level security') };
    },
  ],
  [
    'ROW_SECURITY_WIDENED',
    'a second policy',
    async () => {
      await owner('create policy everybody on post using (true)');
      return { mend: () => owner('drop policy everybody on post') };
    },
  ],
  [
    'JOB_QUEUE_CLOSED',
    'a queue whose policy is gone',
    async () => {
      await owner('drop policy bedside_runtime on graphile_worker._private_jobs');
      return {
        mend: () =>
          owner(`create policy bedside_runtime on graphile_worker._private_jobs to bedside_runtime
            using (true) with check (true)`),
      };
    },
  ],
];

const workFaults: readonly Fault[] = [
  [
    'NO_WORKER',
    'workers that are gone',
    async () => {
      await owner(`update worker_heartbeat set last_job_at = now() - interval '2 minutes'`);
      return {};
    },
  ],
  [
    'DELIVERIES_LATE',
    'something due for a while',
    async () => {
      await owner(`insert into delivery_wake values ($1, $2, now() - interval '5 minutes')`, [
        house.organizationId,
        newId<'delivery'>(),
      ]);
      return { mend: () => owner('delete from delivery_wake') };
    },
  ],
  [
    'DELIVERIES_NEED_PERSON',
    'a delivery that nobody can tell of',
    async () => {
      await planPost(world, house);
      await owner('delete from delivery_wake; delete from graphile_worker._private_jobs');
      await owner(`update delivery set state = 'needs_person'`);
      return { mend: () => owner(`update delivery set state = 'cancelled'`) };
    },
  ],
  [
    'JOBS_LATE',
    'a job that nobody takes up',
    async () => {
      await owner(
        `select graphile_worker.add_job('mail-send', payload => '{}'::json, run_at => now() - interval '11 minutes')`,
      );
      return { mend: () => owner('delete from graphile_worker._private_jobs') };
    },
  ],
  [
    'JOBS_GIVEN_UP',
    'a job that failed as often as it may',
    async () => {
      await owner(`select graphile_worker.add_job('mail-send', payload => '{}'::json, max_attempts => 1)`);
      await owner('update graphile_worker._private_jobs set attempts = max_attempts');
      return { mend: () => owner('delete from graphile_worker._private_jobs') };
    },
  ],
  [
    'CHANNELS_NEED_SIGN_IN',
    'a channel that lost its sign-in',
    async () => {
      await owner(`update channel set state = 'needs_reauthorization' where network = 'practice'`);
      return { mend: () => owner(`update channel set state = 'connected'`) };
    },
  ],
  [
    'SOURCES_FAIL',
    'a source of notices that brought nothing for a day',
    async () => {
      await owner(
        `insert into relay_source (organization_id, id, name, feed_url, language, every_minutes, state, leaves_on_approval, trouble, trouble_since, added_by, added_at)
         select organization_id, gen_random_uuid(), 'Health', 'https://health.example.org/rss.xml', 'en', 15, 'watched', false, 'GONE', '2020-01-01', id, '2020-01-01'
           from person limit 1`,
      );
      return { mend: () => owner('delete from relay_source') };
    },
  ],
  [
    'BLOBS_MISSING',
    'an image that nobody finds',
    async () => {
      await owner(
        `insert into media (organization_id, id, sha256, original_sha256, mime_type, width_px, height_px, byte_size,
                            stripped_metadata, created_by, created_at)
         values ($1, $2, repeat('a', 64), repeat('b', 64), 'image/png', 1, 1, 1, '{}', $3, now())`,
        [house.organizationId, newId<'media'>(), house.people.author.id],
      );
      return { mend: () => owner('delete from media') };
    },
  ],
  ['BUCKET_UNREACHABLE', 'a bucket that does not answer', async () => ({ env: await bucket(null) })],
  ['BUCKET_REFUSED', 'a bucket that refuses the keys', async () => ({ env: await bucket(403) })],
  ['BACKUPS_NOT_SET', 'no folder for backups', () => ({ env: { BACKUP_DIR: '' } })],
  [
    'BACKUP_DIR_UNUSABLE',
    'a file where the folder for backups should be',
    async () => ({ env: { BACKUP_DIR: join(await keyFile(), 'backups') } }),
  ],
  [
    'BACKUP_LATE',
    'backups that fail since three days',
    async () => {
      await owner(`update backup_run set started_at = now() - interval '3 days'`);
      await owner(
        `insert into backup_run (id, started_at, outcome, failure_code) values (gen_random_uuid(), now(), 'failed', 'BACKUP_DISK_FULL')`,
      );
      return {};
    },
  ],
  [
    'KEY_FILE_BESIDE_BACKUP',
    'the keys in the folder for backups',
    async () => {
      const file = await copyOfKeys();
      return { env: { KEY_FILE: file, BACKUP_DIR: join(file, '..') } };
    },
  ],
  [
    'SEALING_CERTIFICATE_UNUSABLE',
    'a certificate with another password',
    async () => ({ env: { ...(await certificateFile(400)), SEALING_CERTIFICATE_PASSWORD: CANARY } }),
  ],
  ['SEALING_CERTIFICATE_ENDS', 'a certificate that ends in a week', async () => ({ env: await certificateFile(7) })],
  [
    'CHART_CA_UNUSABLE',
    'an authority that is not there',
    () => ({ env: { CHART_ORIGINS: 'https://10.0.0.7', CHART_CA_FILE: join(folder, 'absent.pem') } }),
  ],
  [
    'CHART_CA_ENDED',
    'an authority that has ended',
    async () => ({ env: { CHART_ORIGINS: 'https://10.0.0.7', CHART_CA_FILE: await endedAuthority() } }),
  ],
  ['MAIL_NOT_SET', 'no mail', () => ({ env: { SMTP_URL: '' } })],
  [
    'MAIL_UNREACHABLE',
    'no mail server at the address',
    async () => ({ env: { SMTP_URL: `smtp://bedside:${CANARY}@127.0.0.1:${await closedPort()}` } }),
  ],
  ['MAIL_FROM_LOCAL', 'mail that comes from localhost', () => ({ env: { MAIL_FROM: '' } })],
  [
    'SMS_UNUSABLE',
    'a gateway for texts that is not there',
    async () => ({
      env: {
        SMS_URL: `http://127.0.0.1:${await closedPort()}`,
        SMS_ACCOUNT_SID: 'AC01',
        SMS_AUTH_TOKEN: CANARY,
        SMS_FROM: '+12025550100',
      },
    }),
  ],
];

/** These need an embedded database, of which `doctor-command.db.test.ts` has one. */
const embeddedFaults = ['DATABASE_STOPPED', 'POSTGRES_UNUSABLE', 'SCHEMA_MISSING'];

const faults = [
  ...settingFaults,
  ...machineFaults,
  ...keyFaults,
  ...databaseFaults,
  ...roleFaults,
  ...schemaFaults,
  ...workFaults,
];

test('a healthy installation has no finding, and every check is made', async () => {
  const examined = await examine({ env: healthy, machine });
  expect(examined).toEqual({ findings: [], leftOut: [], made: checks.length, areSettingsReadable: true });
});

test('what a subject’s own key sealed asks for no master key, whatever its first bytes', async () => {
  const { rows } = await world.owner.query<{ id: string; sealed: Buffer }>(
    'select event_id as id, sealed from audit_clear_text limit 1',
  );
  const [kept] = rows;
  if (kept === undefined) throw new Error('This world has no audit event with a clear text.');
  const likeAnEnvelope = Buffer.concat([Buffer.from([1, 3]), Buffer.alloc(200, 'k')]);
  const write = 'update audit_clear_text set sealed = $1 where event_id = $2';
  await owner(write, [likeAnEnvelope, kept.id]);
  const examined = await examine({ env: healthy, machine }).finally(() => owner(write, [kept.sealed, kept.id]));
  expect(codesOf(examined)).toEqual([]);
});

describe('a planted fault is found, and nothing else', () => {
  test.each(faults)('%s: %s', async (code, _what, plant) => {
    const planted = await plant();
    const examined = await examine({
      env: { ...healthy, ...planted.env },
      machine: { ...machine, ...planted.machine },
    }).finally(() => planted.mend?.());
    expect([...new Set(codesOf(examined))]).toEqual([code]);
    expect(JSON.stringify(examined)).not.toContain(CANARY);
    for (const { message, remedy } of examined.findings) {
      expect(message).toMatch(/\.$/);
      expect(remedy).toMatch(/\S/);
    }
  });

  test('every code has a fault of its own here, and its row in the handbook', async () => {
    const planted = new Set([...faults.map(([code]) => code), ...embeddedFaults]);
    const codes = checks.map(({ code }) => code);
    expect(new Set(codes)).toEqual(planted);
    expect(codes.length).toBe(planted.size);
    const rows = (await readFile(HANDBOOK, 'utf8')).matchAll(/^\| `([A-Z_0-9]+)`/gm);
    expect(new Set([...rows].map(([, code]) => code))).toEqual(planted);
  });
});

test('the facts of a server are what it says about itself', async () => {
  const client = await world.owner.connect();
  const facts = await readServer(client, thisMachine.clock).finally(() => client.release());
  const { rows } = await world.owner.query(
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as "fullPageWrites",
            current_setting('autovacuum') as autovacuum, current_user::text as role`,
  );
  expect(facts).toMatchObject({ ...rows[0], encoding: 'UTF8', isReadOnly: false, mayCreateRoles: true });
  expect(facts.version).toBeGreaterThanOrEqual(150_000);
});

test('faults do not hide each other, and the worst is told first', async () => {
  const codes = await codesWith({ LOG_LEVEL: 'debug', MAIL_FROM: '', TRUSTED_PROXIES: '0.0.0.0/0', PORT: 'x' });
  expect(codes).toEqual(['SETTINGS_INVALID', 'PROXIES_EVERYBODY', 'MAIL_FROM_LOCAL', 'LOG_DEBUG']);
});

test('a wrong setting leaves out what rests on it, and says which', async () => {
  const { leftOut } = await examine({ env: { ...healthy, DATABASE_URL: 'mysql://x', SMTP_URL: 'x' }, machine });
  const reasons = new Map(leftOut.map(({ code, reason }) => [code, reason]));
  expect(reasons.get('DATABASE_CLOCK')).toBe('DATABASE_URL is wrong');
  expect(reasons.get('DATABASE_UNREACHABLE')).toBe('DATABASE_URL is wrong');
  expect(reasons.get('BLOBS_MISSING')).toBe('DATABASE_URL is wrong');
  expect(reasons.get('MAIL_UNREACHABLE')).toBe('SMTP_URL is wrong');
  expect(reasons.has('KEY_FILE_MISSING')).toBe(false);
  expect(reasons.has('DISK_FULL')).toBe(false);
});

test('looking changes nothing: no role, table, row or file is another afterwards', async () => {
  const state = async () => {
    const { rows } = await world.owner.query(
      `select (select count(*) from pg_class) as relations, (select count(*) from schema_migration) as migrations,
              (select count(*) from pg_roles where starts_with(rolname, 'doctor_')) as roles,
              (select count(*) from graphile_worker._private_jobs) as jobs`,
    );
    return { rows, files: await readdir(join(world.files.blobs, '..'), { recursive: true }) };
  };
  const before = await state();
  await examine({ env: { ...healthy, KEY_FILE: join(folder, 'lost.key') }, machine });
  expect(await state()).toEqual(before);
  expect(await readdir(folder)).not.toContain('lost.key');
});
