import { type Database, openDatabase } from '../../kernel/db/database.ts';
import { listMigrations } from '../../kernel/db/migrate.ts';
import { readSchema, type SchemaLook } from '../../kernel/db/schema-look.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { findRunningServer } from '../../kernel/postgres/running-server.ts';
import { listDirectory } from '../../registers/org/service.ts';
import type { inspectSettings } from '../config.ts';
import { type AppRoleLook, lookAtAppRole } from './app-role.ts';
import type { Machine } from './machine.ts';
import type { ServerFacts } from './server-facts.ts';
import { type Refusal, withClient } from './with-client.ts';

type Settings = ReturnType<typeof inspectSettings>;

export type OpenDatabase = {
  readonly state: 'open';
  /** As the owner, and for reading only. */
  readonly db: Database;
  readonly server: ServerFacts;
  /** Null: Bedside never made its tables here. */
  readonly schema: SchemaLook | null;
  readonly appRole: AppRoleLook;
  /** Null: their table could not be read. */
  readonly organizations: readonly OrganizationId[] | null;
};

/** Where a database is not open, `leftOut` says to all its checks why, and how to get them. */
export type DatabaseLook =
  | OpenDatabase
  | { readonly state: 'unset'; readonly leftOut: string }
  | { readonly state: 'stopped'; readonly wasMade: boolean; readonly leftOut: string }
  | { readonly state: 'refused'; readonly reason: Refusal; readonly where: string; readonly leftOut: string };

/** Opens the database to look at it. Changes nothing, and starts no embedded one. */
export async function lookAtDatabase({ config, wrong }: Settings, machine: Machine): Promise<DatabaseLook> {
  const setting = (['DATABASE_URL', 'DATA_DIR'] as const).find((name) => wrong.has(name));
  if (setting !== undefined && (setting === 'DATABASE_URL' || config.databaseUrl === null))
    return { state: 'unset', leftOut: `${setting} is wrong` };
  const found =
    config.databaseUrl === null
      ? await findRunningServer({ dataDir: config.dataDir }).catch(() => null)
      : { ownerUrl: config.databaseUrl, cluster: null };
  if (found === null) return { state: 'unset', leftOut: 'the data folder cannot be read' };
  if (found.ownerUrl === null) {
    return {
      state: 'stopped',
      wasMade: found.cluster !== null,
      leftOut: 'the embedded database does not run; to get them, start Bedside and run doctor beside it',
    };
  }
  return openOwner({ ownerUrl: found.ownerUrl, appUrl: config.databaseAppUrl, machine });
}

type Opening = {
  readonly ownerUrl: string;
  readonly appUrl: string | null;
  readonly machine: Machine;
};

async function openOwner({ ownerUrl, appUrl, machine }: Opening): Promise<DatabaseLook> {
  const opened = await withClient(ownerUrl, async (client) => {
    const server = await machine.readServer(client, machine.clock);
    return {
      server,
      schema: await readSchema(client, await listMigrations()),
      appRole: await lookAtAppRole(client, appUrl),
    };
  });
  if ('refused' in opened) {
    const { where, refused: reason } = opened;
    return { state: 'refused', reason, where, leftOut: 'the database could not be looked into' };
  }
  const db = openDatabase({ appUrl: forReading(ownerUrl), maxConnections: 1, applicationName: 'bedside-doctor' });
  return { state: 'open', db, organizations: await readOrganizations(db, opened.schema), ...opened };
}

async function readOrganizations(db: Database, schema: SchemaLook | null): Promise<readonly OrganizationId[] | null> {
  if (schema === null) return [];
  const found = await listDirectory({ db }).catch(() => null);
  return found?.map((one) => one.organizationId) ?? null;
}

/** Whatever a check asks, the server itself refuses to write. */
function forReading(url: string): string {
  const own = new URL(url);
  const options = own.searchParams.get('options') ?? '';
  own.searchParams.set('options', `${options} -c default_transaction_read_only=on`.trim());
  return own.href;
}
