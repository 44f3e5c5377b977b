import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { TestServer } from './global-setup.ts';

export type TestDatabase = {
  /** Owner of the schema: may break row-level security, for arranging only. */
  readonly ownerUrl: string;
  /** The runtime role, as the product connects. */
  readonly appUrl: string;
  drop(): Promise<void>;
};

/**
 * A migrated database of this test file's own. Call it in `beforeAll`, close every pool on it, and `drop` it in
 * `afterAll`; what is left is dropped when the suite ends.
 */
export function createTestDatabase(): Promise<TestDatabase> {
  return cloneDatabase(inject('testServer'));
}

/** The same for processes beside the tests, which are told where the server is. */
export async function cloneDatabase({ ownerUrl, appUrl, template }: TestServer): Promise<TestDatabase> {
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await run(ownerUrl, `create database ${name} template ${template}`);
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    drop: () => run(ownerUrl, `drop database if exists ${name} with (force)`),
  };
}

/** A database with nothing in it, as a restore finds it on a new machine. */
export async function createEmptyDatabase(): Promise<Pick<TestDatabase, 'ownerUrl' | 'drop'>> {
  const { ownerUrl, template } = inject('testServer');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await run(ownerUrl, `create database ${name} template template0 encoding 'UTF8'`);
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    drop: () => run(ownerUrl, `drop database if exists ${name} with (force)`),
  };
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
