import { createKeyring, deriveSecret } from '../kernel/crypto/keyring.ts';
import { rehearseMigrations } from '../kernel/db/migrate.ts';
import { backupCommand, backupIdentityCommand, listBackupsCommand } from './backup/backup-command.ts';
import { backupKeysCommand } from './backup/keys-command.ts';
import { restoreCommand, verifyCommand } from './backup/restore-command.ts';
import { type Config, loadConfig } from './config.ts';
import { doctorCommand } from './doctor/doctor-command.ts';
import { openServer, openStorage } from './open-storage.ts';
import { addOrganizationCommand, listOrganizationsCommand } from './organization-commands.ts';
import { readOptions } from './read-options.ts';
import { resealCommand, rotateKeyCommand } from './rotation-commands.ts';
import { say } from './say.ts';

const HELP = `Usage: bedside admin <command>

  migrate             bring the database to this version's schema, and stop; --dry-run only tries it
  backup              make a backup; each of these commands takes --help
  backup-identity     make the pair of keys that backups need
  backup-keys         copy the master keys to where backups are not
  list-backups        which backups there are
  verify              say whether a backup is whole
  restore             bring a backup back
  rotate-key          a new master key, without a pause; --help says more
  reseal              move what older keys sealed to the newest one
  add-organization    set up one more organization; --help says more
  list-organizations  which organizations are on this installation
  doctor              what is wrong with this installation, and what helps; --help says more
`;

type Command = (config: Config, argv: readonly string[]) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  migrate: migrateOnly,
  backup: backupCommand,
  'backup-identity': backupIdentityCommand,
  'backup-keys': backupKeysCommand,
  'list-backups': listBackupsCommand,
  verify: verifyCommand,
  restore: restoreCommand,
  'rotate-key': rotateKeyCommand,
  reseal: resealCommand,
  'add-organization': addOrganizationCommand,
  'list-organizations': listOrganizationsCommand,
};

/** Looks after an installation; see HELP. */
export async function admin(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === 'doctor') return await doctorCommand(rest);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`There is no admin command "${name}".\n\n${HELP}`);
    return 2;
  }
  process.stdout.write(`${await command(loadConfig(), rest)}\n`);
  return 0;
}

async function migrateOnly(config: Config, argv: readonly string[]): Promise<string> {
  const words = readOptions('migrate', { 'dry-run': { type: 'boolean' } } as const, argv);
  if (words['dry-run'] === true) return rehearse(config);
  const keyring = await createKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
  const rolePassword = deriveSecret(keyring, 'database-role').toString('base64url');
  const storage = await openStorage({ config, rolePassword, say });
  await storage.stop();
  return 'The database is at the current schema.';
}

/** Every migration that is missing is carried out and undone again: what would fail fails here. */
async function rehearse(config: Config): Promise<string> {
  const server = await openServer({ config, say });
  try {
    const { names, elapsedMs } = await rehearseMigrations(server.ownerUrl);
    if (names.length === 0) return 'The database is at the current schema.';
    const lines = names.map((name) => `  ${name}`);
    return [`It would apply ${names.length}, in ${Math.ceil(elapsedMs)} ms; nothing was changed:`, ...lines].join('\n');
  } finally {
    await server.stop();
  }
}
