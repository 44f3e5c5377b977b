import { stat } from 'node:fs/promises';
import { type Keyring, type KeyringSource, refreshKeyring } from './keyring.ts';

/** How often a process looks whether its key file was changed. */
export const LOOK_AT_KEYS_MS = 5_000;

/**
 * Keeps a keyring in step with its file, so that a rotation needs no restart. A file that cannot be read is told, and the
 * keys stay as they were. Gives what ends it.
 */
export function watchKeyFile(
  keyring: Keyring,
  source: KeyringSource,
  failed: (error: unknown) => void,
): { look(): Promise<void>; stop(): void } {
  let seen: string | null = null;
  const look = async () => {
    try {
      const now = await fingerprintOf(source.keyFile);
      if (now === seen) return;
      await refreshKeyring(keyring, source);
      seen = now;
    } catch (error) {
      failed(error);
    }
  };
  const timer = setInterval(() => void look(), LOOK_AT_KEYS_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}

/** A rotation renames another file into place: its number changes where its time and size may not. */
async function fingerprintOf(file: string): Promise<string> {
  const { ino, mtimeMs, size } = await stat(file);
  return `${ino} ${mtimeMs} ${size}`;
}
