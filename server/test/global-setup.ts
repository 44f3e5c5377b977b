import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureRuntimeRole, migrate } from '../src/kernel/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/kernel/postgres/embedded-postgres.ts';
import { VERSION } from '../src/main/version.ts';

/** What a test file needs to clone a database of its own. */
export type TestServer = {
  /** Owner's URL of a database that is always there. */
  readonly ownerUrl: string;
  /** The migrated database to clone. */
  readonly template: string;
  /** The runtime role's URL on that same database. */
  readonly appUrl: string;
};

declare module 'vitest' {
  // Declaration merging is how vitest types what a global set-up provides.
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const RUNTIME_ROLE = 'bedside_test_app';

/**
 * One PostgreSQL for the whole suite: the one at DATABASE_URL, else an embedded one in a folder that goes away. It is
 * migrated once; every test file clones the result.
 */
export default async function setUpDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const { server, close } = await openTestServer(process.env['DATABASE_URL']);
  project.provide('testServer', server);
  return close;
}

/** The same without tests. */
export async function openTestServer(
  external: string | undefined,
): Promise<{ readonly server: TestServer; readonly close: () => Promise<void> }> {
  const server = await openServer(external);
  const template = `bedside_test_${randomBytes(4).toString('hex')}`;
  try {
    await run(server.ownerUrl, `create database ${template}`);
    await migrate({ ownerUrl: withDatabase(server.ownerUrl, template), release: VERSION });
    const templateAppUrl = await ensureRuntimeRole({
      ownerUrl: withDatabase(server.ownerUrl, template),
      role: RUNTIME_ROLE,
      password: RUNTIME_ROLE,
    });
    const appUrl = withDatabase(templateAppUrl, new URL(server.ownerUrl).pathname.slice(1));
    const close = async () => {
      await dropAll(server.ownerUrl, template);
      await server.close();
    };
    return { server: { ownerUrl: server.ownerUrl, template, appUrl }, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

type OpenServer = { readonly ownerUrl: string; readonly close: () => Promise<void> };

async function openServer(external: string | undefined): Promise<OpenServer> {
  if (external !== undefined && external !== '') return { ownerUrl: external, close: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'bedside-test-'));
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  // Tests lose nothing in a power cut: no waiting for the disk. Durability has tests of its own with own servers.
  await run(server.ownerUrl, 'alter role all set synchronous_commit = off');
  return {
    ownerUrl: server.ownerUrl,
    close: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function dropAll(ownerUrl: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  } finally {
    await client.end();
  }
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
