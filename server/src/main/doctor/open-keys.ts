import { createKmsProtector } from '../../kernel/crypto/key-protector.ts';
import { type Keyring, loadKeyring } from '../../kernel/crypto/keyring.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { hasCode } from '../../kernel/postgres/process-identity.ts';
import type { inspectSettings } from '../config.ts';

/** The master keys in memory, or why they are not: the code of the kernel, or of the system. */
export type KeysLook =
  | { readonly state: 'open'; readonly keyring: Keyring; readonly leftOut?: never }
  | { readonly state: 'unset' | 'missing' | 'unreadable'; readonly leftOut: string }
  | { readonly state: 'refused'; readonly code: string; readonly leftOut: string };

/** Reads the key file, and makes none. */
export async function lookAtKeys({ config, wrong }: ReturnType<typeof inspectSettings>): Promise<KeysLook> {
  const setting = (['KEY_FILE', 'KMS_COMMAND', 'DATA_DIR'] as const).find((name) => wrong.has(name));
  if (setting !== undefined) return { state: 'unset', leftOut: `${setting} is wrong` };
  try {
    const keyring = await loadKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
    return { state: 'open', keyring };
  } catch (error) {
    const leftOut = 'the master keys could not be read';
    if (error instanceof BedsideError) return { state: 'refused', code: error.code, leftOut };
    return { state: hasCode(error, 'ENOENT', 'ENOTDIR') ? 'missing' : 'unreadable', leftOut };
  }
}

/** Whether the operator's command gives back what it was given to guard. */
export async function kmsKeepsKeys(command: string): Promise<boolean> {
  const { wrap, unwrap } = createKmsProtector(command);
  const sample = Buffer.alloc(32, 'doctor');
  try {
    return sample.equals(await unwrap(await wrap(sample)));
  } catch (error) {
    if (error instanceof BedsideError) return false;
    throw error;
  }
}
