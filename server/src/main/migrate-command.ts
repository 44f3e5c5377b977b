import { createKeyring, deriveSecret } from '../kernel/crypto/keyring.ts';
import { rehearseMigrations } from '../kernel/db/migrate.ts';
import type { Config } from './config.ts';
import { openServer, openStorage } from './open-storage.ts';
import { readOptions } from './read-options.ts';
import { say } from './say.ts';
import { VERSION } from './version.ts';

const HELP = `Usage: bedside admin migrate [--dry-run]

Brings the database to this version's schema. Several processes may do so at once: one works, the others wait.

  --dry-run   carry out what is missing and undo it again: what would fail fails here, and nothing is changed
`;

/** `bedside admin migrate`; see HELP. */
export async function migrateCommand(config: Config, argv: readonly string[]): Promise<string> {
  const options = { help: { type: 'boolean' }, 'dry-run': { type: 'boolean' } } as const;
  const words = readOptions('migrate', options, argv);
  if (words.help === true) return HELP.trimEnd();
  if (words['dry-run'] === true) return rehearse(config);
  const keyring = await createKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
  const rolePassword = deriveSecret(keyring, 'database-role').toString('base64url');
  const storage = await openStorage({ config, rolePassword, say });
  await storage.stop();
  return settled(storage.newer);
}

async function rehearse(config: Config): Promise<string> {
  const server = await openServer({ config, say });
  try {
    const { names, newer, elapsedMs } = await rehearseMigrations({ ownerUrl: server.ownerUrl, release: VERSION });
    if (names.length === 0) return settled(newer);
    const lines = names.map((name) => `  ${name}`);
    return [`It would apply ${names.length}, in ${Math.ceil(elapsedMs)} ms; nothing was changed:`, ...lines].join('\n');
  } finally {
    await server.stop();
  }
}

function settled(newer: readonly string[]): string {
  if (newer.length === 0) return 'The database is at the current schema.';
  return 'The database has all of this version, and more of a newer one. Nothing was changed.';
}
