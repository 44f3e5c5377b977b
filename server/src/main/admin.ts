import { createKeyring, deriveSecret, rotateKeyFile } from '../kernel/crypto/keyring.ts';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import { type Config, loadConfig } from './config.ts';
import { doctorCommand } from './doctor/doctor-command.ts';
import { openStorage } from './open-storage.ts';
import { addOrganizationCommand, listOrganizationsCommand } from './organization-commands.ts';
import { say } from './say.ts';

const HELP = `Usage: bedside admin <command>

  migrate             bring the database to this version's schema, and stop
  rotate-key          add a new master key; what is sealed from then on uses it
  add-organization    set up one more organization; --help says more
  list-organizations  which organizations are on this installation
  doctor              what is wrong with this installation, and what helps; --help says more
`;

type Command = (config: Config, argv: readonly string[]) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  migrate: migrateOnly,
  'rotate-key': rotateKey,
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

async function migrateOnly(config: Config): Promise<string> {
  const keyring = await createKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
  const rolePassword = deriveSecret(keyring, 'database-role').toString('base64url');
  const storage = await openStorage({ config, rolePassword, say });
  await storage.stop();
  return 'The database is at the current schema.';
}

async function rotateKey(config: Config): Promise<string> {
  try {
    const id = await rotateKeyFile({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
    return `Master key ${id} was added and is used after the next start. Keep a copy of ${config.keyFile} where backups are not.`;
  } catch (error) {
    if (error instanceof BedsideError) throw error;
    throw new BedsideError({
      code: 'KEY_FILE_MISSING',
      status: 500,
      message: `The key file ${config.keyFile} cannot be read.`,
      remedy: 'Start Bedside once, or set KEY_FILE to where it lies.',
      cause: error,
    });
  }
}
