import { setTimeout as delay } from 'node:timers/promises';
import { activateRotation, type KeyringSource, openKeyring, prepareRotation } from '../kernel/crypto/keyring.ts';
import { resealAll } from '../kernel/crypto/reseal.ts';
import { LOOK_AT_KEYS_MS } from '../kernel/crypto/watch-key-file.ts';
import type { Config } from './config.ts';
import { openServer } from './open-storage.ts';
import { readOptions } from './read-options.ts';

const ROTATE_HELP = `Usage: bedside admin rotate-key [--prepare | --activate]

Adds a new master key, and makes it the one that seals. Bedside goes on working: every process knows the key before the first
one uses it. Older keys stay in the file and open what they sealed; reseal moves that over.

Where one key file serves all processes, leave out both options. Where each machine has a copy of the file:
  --prepare    add the key; then bring the file to every machine
  --activate   seal with it from now on; then bring the file to every machine again
`;

/** Long enough for every process to have looked at its key file twice. */
const SETTLE_MS = 2 * LOOK_AT_KEYS_MS + 2_000;

/** `bedside admin rotate-key`; see ROTATE_HELP. */
export async function rotateKeyCommand(config: Config, argv: readonly string[]): Promise<string> {
  const options = { help: { type: 'boolean' }, prepare: { type: 'boolean' }, activate: { type: 'boolean' } } as const;
  const words = readOptions('rotate-key', options, argv);
  if (words.help === true) return ROTATE_HELP.trimEnd();
  const source = sourceOf(config);
  await openKeyring(source);
  if (words.activate !== true) {
    const id = await prepareRotation(source);
    if (words.prepare === true)
      return `Master key ${id} is prepared. Bring ${config.keyFile} to every machine, then: rotate-key --activate`;
    process.stderr.write(
      `Master key ${id} is prepared; waiting ${SETTLE_MS / 1_000} s until every process has read it …\n`,
    );
    await delay(SETTLE_MS);
  }
  const id = await activateRotation(source);
  return `Master key ${id} seals from now on. Keep a copy of ${config.keyFile} where backups are not.`;
}

const RESEAL_HELP = `Usage: bedside admin reseal

Moves everything that older master keys sealed to the active one, while Bedside works. It may be cut short and run again.
`;

/** `bedside admin reseal`; see RESEAL_HELP. */
export async function resealCommand(config: Config, argv: readonly string[]): Promise<string> {
  const words = readOptions('reseal', { help: { type: 'boolean' } } as const, argv);
  if (words.help === true) return RESEAL_HELP.trimEnd();
  const keyring = await openKeyring(sourceOf(config));
  const server = await openServer({ config, say: (line) => void process.stderr.write(`${line}\n`) });
  try {
    const { moved } = await resealAll(server.ownerUrl, keyring);
    return `${moved} values were moved to ${keyring.activeKeyId}. Backups from before need the older keys still.`;
  } finally {
    await server.stop();
  }
}

function sourceOf(config: Config): KeyringSource {
  return { keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined };
}
