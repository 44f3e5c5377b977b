import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { locateBinaries } from '../../kernel/postgres/binaries.ts';
import { readVersion } from '../../kernel/postgres/cluster.ts';
import { readInstance } from '../../kernel/postgres/instance-lock.ts';
import { findRunningServer } from '../../kernel/postgres/running-server.ts';
import type { Config } from '../config.ts';
import { broken, type Check, fine, type Look, note } from './check.ts';

/** Type stripping and what else the sources rely on. */
const LEAST_NODE = 24;

/** The programs of this machine, and the port. */
export const machineChecks: readonly Check[] = [
  {
    code: 'NODE_TOO_OLD',
    look: ({ machine }) =>
      Number.parseInt(machine.nodeVersion.slice(1), 10) >= LEAST_NODE
        ? fine
        : broken(
            `This is Node ${machine.nodeVersion}, and Bedside needs Node ${LEAST_NODE} or newer.`,
            'Run npm install in the folder of Bedside, or install a newer Node.',
          ),
  },
  {
    code: 'CONSOLE_NOT_BUILT',
    look: async ({ machine }) =>
      (await exists(join(machine.consoleFolder, 'index.html')))
        ? fine
        : broken('The console was not built, so browsers get no page.', 'Run npm run build, or start with npm start.'),
  },
  { code: 'PORT_UNAVAILABLE', reads: ['PORT', 'HOST', 'DATA_DIR'], look: ({ config }) => lookAtPort(config) },
  { code: 'POSTGRES_UNUSABLE', reads: ['DATABASE_URL', 'DATA_DIR'], look: ({ config }) => lookAtBinaries(config) },
];

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

async function lookAtPort(config: Config): Promise<Look> {
  const instance = await readInstance(config.dataDir).catch(() => null);
  if (instance?.runs === true || config.port === 0) return fine;
  const remedy = 'Set PORT to another number, or stop the program that uses it.';
  switch (await tryListening(config)) {
    case null:
      return fine;
    case 'EADDRINUSE':
      return broken(`Port ${config.port} is used by another program, or by a Bedside of another data folder.`, remedy);
    case 'EACCES':
      return broken(`This user may not listen on port ${config.port}.`, 'Set PORT to a number above 1023.');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return broken(
        `This machine has no address ${config.host}.`,
        'Set HOST to an address of this machine, as 127.0.0.1.',
      );
    default:
      return note(`Whether port ${config.port} is free could not be told.`, 'Look at what the start says.');
  }
}

/** Listens for a moment and says what stood against it: accepts nobody. */
async function tryListening({ port, host }: Config): Promise<string | null> {
  const server = createServer((socket) => socket.destroy());
  return await new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The embedded database's programs, and whether they know the folder that lies there. */
async function lookAtBinaries(config: Config): Promise<Look> {
  if (config.databaseUrl !== null) return fine;
  const remedy = 'Set DATABASE_URL to a PostgreSQL of your own.';
  try {
    const { major } = await locateBinaries(process.platform, process.arch);
    const { cluster } = await findRunningServer({ dataDir: config.dataDir });
    const made = cluster === null ? null : await readVersion(cluster);
    if (made === null || made === major) return fine;
    return broken(
      `The database folder was made by PostgreSQL ${made}, and this version of Bedside brings PostgreSQL ${major}.`,
      'Start the version of Bedside that made it; nothing was changed.',
    );
  } catch (error) {
    if (error instanceof BedsideError) return broken(error.message, error.remedy ?? remedy);
    throw error;
  }
}
