import { ensureRuntimeRole, migrate } from '../kernel/db/migrate.ts';
import { startEmbeddedPostgres } from '../kernel/postgres/embedded-postgres.ts';
import type { Config } from './config.ts';
import { VERSION } from './version.ts';

export type OpenedStorage = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly embedded: boolean;
  /** Migrations that a newer version made here. */
  readonly newer: readonly string[];
  stop(): Promise<void>;
};

const RUNTIME_ROLE = 'bedside_app';

export type OpenedServer = Pick<OpenedStorage, 'ownerUrl' | 'embedded' | 'stop'>;

/** Opens the embedded database or the given one, as it is. */
export async function openServer(options: { config: Config; say: (line: string) => void }): Promise<OpenedServer> {
  const { databaseUrl, dataDir } = options.config;
  if (databaseUrl !== null) return { ownerUrl: databaseUrl, embedded: false, stop: async () => {} };
  const server = await startEmbeddedPostgres({ dataDir, log: options.say });
  return { ownerUrl: server.ownerUrl, embedded: true, stop: () => server.stop() };
}

/** Opens the database, brings it to the current schema, and makes the runtime role. */
export async function openStorage(options: {
  config: Config;
  rolePassword: string;
  say: (line: string) => void;
}): Promise<OpenedStorage> {
  const { config, say } = options;
  const server = await openServer({ config, say });
  const { ownerUrl } = server;
  try {
    const { newer } = await migrate({ ownerUrl, release: VERSION, log: say });
    const appUrl =
      config.databaseAppUrl ??
      (await ensureRuntimeRole({ ownerUrl, role: RUNTIME_ROLE, password: options.rolePassword }));
    return { ...server, appUrl, newer };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
