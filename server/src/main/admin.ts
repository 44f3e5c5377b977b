import { type Config, loadConfig } from './config.ts';

/** Gives what is printed, or prints by itself and gives the exit status. */
type Run = (argv: readonly string[]) => Promise<string | number>;
type Command = { readonly summary: string; readonly load: () => Promise<Run> };

/** A command that works on the settings; it reads them, and refuses wrong ones, before it does anything. */
const configured =
  (command: (config: Config, argv: readonly string[]) => Promise<string>): Run =>
  (argv) =>
    command(loadConfig(), argv);

/** Every command loads only what it needs, and most need little. */
const commands: Readonly<Record<string, Command>> = {
  migrate: {
    summary: 'bring the database to this version’s schema, and stop; --dry-run only tries it',
    load: async () => configured((await import('./migrate-command.ts')).migrateCommand),
  },
  backup: {
    summary: 'make a backup',
    load: async () => configured((await import('./backup/backup-command.ts')).backupCommand),
  },
  'backup-identity': {
    summary: 'make the pair of keys that backups need',
    load: async () => configured((await import('./backup/backup-command.ts')).backupIdentityCommand),
  },
  'backup-keys': {
    summary: 'copy the master keys to where backups are not',
    load: async () => configured((await import('./backup/keys-command.ts')).backupKeysCommand),
  },
  'list-backups': {
    summary: 'which backups there are',
    load: async () => configured((await import('./backup/backup-command.ts')).listBackupsCommand),
  },
  verify: {
    summary: 'say whether a backup is whole',
    load: async () => configured((await import('./backup/restore-command.ts')).verifyCommand),
  },
  restore: {
    summary: 'bring a backup back',
    load: async () => configured((await import('./backup/restore-command.ts')).restoreCommand),
  },
  'rotate-key': {
    summary: 'a new master key, without a pause',
    load: async () => configured((await import('./rotation-commands.ts')).rotateKeyCommand),
  },
  reseal: {
    summary: 'move what older keys sealed to the newest one',
    load: async () => configured((await import('./rotation-commands.ts')).resealCommand),
  },
  'add-organization': {
    summary: 'set up one more organization',
    load: async () => configured((await import('./organization-commands.ts')).addOrganizationCommand),
  },
  'list-organizations': {
    summary: 'which organizations are on this installation',
    load: async () => configured((await import('./organization-commands.ts')).listOrganizationsCommand),
  },
  doctor: {
    summary: 'what is wrong with this installation, and what helps',
    load: async () => (await import('./doctor/doctor-command.ts')).doctorCommand,
  },
};

/** Looks after an installation. Exit status as `runCli`. */
export async function admin(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help') {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`There is no admin command "${name}".\n\n${help()}`);
    return 2;
  }
  const run = await command.load();
  const told = await run(rest);
  if (typeof told === 'number') return told;
  process.stdout.write(`${told}\n`);
  return 0;
}

function help(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(20)}${summary}`);
  return `${['Usage: bedside admin <command>', '', ...lines, '', 'bedside admin <command> --help says more.'].join('\n')}\n`;
}
