import { ensureRuntimeRole, migrate } from '../kernel/db/migrate.ts';
import { startEmbeddedPostgres } from '../kernel/postgres/embedded-postgres.ts';
import type { Config } from './config.ts';

export type OpenedStorage = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly embedded: boolean;
  stop(): Promise<void>;
};

const RUNTIME_ROLE = 'bedside_app';

/** Opens the embedded database or the given one, brings it to the current schema, and makes the runtime role. */
export async function openStorage(options: {
  config: Config;
  rolePassword: string;
  say: (line: string) => void;
}): Promise<OpenedStorage> {
  const { config, say } = options;
  const server =
    config.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: say }) : null;
  const stop = async () => server?.stop();
  try {
    const ownerUrl = server?.ownerUrl ?? config.databaseUrl ?? '';
    await migrate({ ownerUrl, log: say });
    const appUrl =
      config.databaseAppUrl ??
      (await ensureRuntimeRole({ ownerUrl, role: RUNTIME_ROLE, password: options.rolePassword }));
    return { ownerUrl, appUrl, embedded: server !== null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
