import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  await runIn({ connectionString: serverUrl }, `create database ${name}`);
  return {
    url: url.href,
    drop: () => runIn({ connectionString: serverUrl }, `drop database if exists ${name} with (force)`),
  };
}

/** How the embedded database of a data folder is reached: its server writes down the folder of its socket. */
export async function embeddedDatabase(dataDir: string): Promise<pg.ClientConfig> {
  const lines = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  return { host: lines[4] ?? '', port: Number(lines[3]), user: 'bedside', database: 'bedside' };
}

/** Runs one statement as the owner of a database. */
export async function runIn(database: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(database);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
