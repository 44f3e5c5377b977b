import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database for one Bedside alone. */
export type OwnDatabase = { readonly url: string; drop(): Promise<void> };

/**
 * Where `DATABASE_URL` names a server, every Bedside of the journeys gets an empty database there, as each has an empty
 * data folder; null where none is named, so that the embedded one is used.
 */
export async function createOwnDatabase(serverUrl: string | undefined): Promise<OwnDatabase | null> {
  if (serverUrl === undefined || serverUrl === '') return null;
  const name = `bedside_e2e_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await run(serverUrl, `create database ${name}`);
  return { url: url.href, drop: () => run(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function run(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
