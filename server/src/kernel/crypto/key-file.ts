import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { BedsideError } from '../errors/bedside-error.ts';
import { isErrno } from './errno.ts';
import type { KeyProtector } from './key-protector.ts';

/** AES-256 and HKDF-SHA-256 both take 32 bytes. */
const KEY_BYTES = 32;

const entrySchema = z.object({
  /** Kept in every sealed value in one length byte, so it stays short and ASCII. */
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  material: z.base64().min(1),
});

/**
 * The key file on disk. `keys[0]` is active; older ones only open what they once sealed. `root` derives secrets
 * (cookies, role passwords) and stays when keys rotate, so that a rotation signs nobody out.
 */
const keyFileSchema = z.object({
  version: z.literal(1),
  /** `kms`: every `material` is what the KMS command returned from `wrap`; `none`: the key itself. */
  protection: z.enum(['none', 'kms']),
  root: z.base64().min(1),
  keys: z.array(entrySchema).min(1),
  /** The key that becomes the active one next: every process has to know it before any seals with it. */
  prepared: z.string().optional(),
});

type KeyFile = z.infer<typeof keyFileSchema>;

export type KeyMaterial = {
  readonly root: Uint8Array;
  readonly keys: readonly { readonly id: string; readonly key: Uint8Array }[];
};

export async function createKeyFileIfMissing(keyFile: string, protector: KeyProtector): Promise<void> {
  if (await exists(keyFile)) return;
  await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o700 });
  const content: KeyFile = {
    version: 1,
    protection: protector.protection,
    root: await newMaterial(protector),
    keys: [{ id: newKeyId(), material: await newMaterial(protector) }],
  };
  const written = await writeTemporary(keyFile, content);
  try {
    // A link never replaces: of two servers that start together, one key file wins and both read it.
    await link(written, keyFile);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    await rm(written, { force: true });
  }
}

export async function readKeyFile(keyFile: string, protector: KeyProtector): Promise<KeyMaterial> {
  await refuseWhenReadableByOthers(keyFile);
  const content = await parseKeyFile(keyFile);
  if (content.protection !== protector.protection) {
    throw new BedsideError({
      code: 'CRYPTO_KEY_PROTECTION',
      status: 500,
      message: `The key file is protected by "${content.protection}", the settings say "${protector.protection}".`,
      remedy: 'Set the KMS command that made this file, or take it away when the file holds plain keys.',
    });
  }
  const keys = [];
  for (const entry of content.keys) {
    keys.push({ id: entry.id, key: await unprotect(entry.material, protector) });
  }
  return { root: await unprotect(content.root, protector), keys };
}

/** Puts a new active key before the others. Nothing sealed earlier is lost; call `rewrap` to move it over. */
export async function prependKey(keyFile: string, protector: KeyProtector): Promise<string> {
  await prepareKey(keyFile, protector);
  return activateKey(keyFile);
}

/** Adds a key that opens and does not seal yet; the one that was prepared before, when there is one. Gives its id. */
export async function prepareKey(keyFile: string, protector: KeyProtector): Promise<string> {
  await refuseWhenReadableByOthers(keyFile);
  return withLock(keyFile, async () => {
    const content = await parseKeyFile(keyFile);
    if (content.prepared !== undefined) return content.prepared;
    const id = newKeyId();
    const keys = [...content.keys, { id, material: await newMaterial(protector) }];
    await rename(await writeTemporary(keyFile, { ...content, keys, prepared: id }), keyFile);
    return id;
  });
}

/** Makes the prepared key the active one; gives its id. Throws `CRYPTO_NOTHING_PREPARED`. */
export async function activateKey(keyFile: string): Promise<string> {
  await refuseWhenReadableByOthers(keyFile);
  return withLock(keyFile, async () => {
    const { prepared, ...content } = await parseKeyFile(keyFile);
    const key = content.keys.find(({ id }) => id === prepared);
    if (key === undefined) throw nothingPrepared();
    const keys = [key, ...content.keys.filter((other) => other !== key)];
    await rename(await writeTemporary(keyFile, { ...content, keys }), keyFile);
    return key.id;
  });
}

function nothingPrepared(): BedsideError {
  return new BedsideError({
    code: 'CRYPTO_NOTHING_PREPARED',
    status: 409,
    message: 'No key was prepared.',
    remedy: 'Run: bedside admin rotate-key --prepare. Then bring the key file to every machine, and activate it.',
  });
}

/** Two rotations at once would each write a file without the other's key. */
async function withLock<T>(keyFile: string, work: () => Promise<T>): Promise<T> {
  const lockFile = `${keyFile}.lock`;
  const lock = await open(lockFile, 'wx', 0o600).catch((cause: unknown) => {
    throw new BedsideError({
      code: 'CRYPTO_ROTATION_LOCKED',
      status: 409,
      message: 'Another rotation of the key file is under way, or one was cut short.',
      remedy: `When no other rotation runs, delete ${lockFile} and try again.`,
      cause,
    });
  });
  try {
    return await work();
  } finally {
    await lock.close();
    await rm(lockFile, { force: true });
  }
}

async function parseKeyFile(keyFile: string): Promise<KeyFile> {
  const text = await readFile(keyFile, 'utf8');
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch {
    // The parse error may quote the file, and the file is all secrets: it is not kept as the cause.
    throw new BedsideError({
      code: 'CRYPTO_KEY_FILE_INVALID',
      status: 500,
      message: 'The key file cannot be read as a key file.',
      remedy: 'Restore it from your backup. Without it, sealed data cannot be opened.',
    });
  }
}

async function writeTemporary(keyFile: string, content: KeyFile): Promise<string> {
  const temporary = `${keyFile}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return temporary;
}

async function refuseWhenReadableByOthers(keyFile: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(keyFile);
  if ((mode & 0o077) === 0) return;
  throw new BedsideError({
    code: 'CRYPTO_KEY_FILE_EXPOSED',
    status: 500,
    message: 'Other users of this computer can read the key file.',
    remedy: `Run: chmod 600 ${keyFile}`,
  });
}

async function newMaterial(protector: KeyProtector): Promise<string> {
  const wrapped = await protector.wrap(randomBytes(KEY_BYTES));
  return Buffer.from(wrapped).toString('base64');
}

async function unprotect(material: string, protector: KeyProtector): Promise<Uint8Array> {
  const key = await protector.unwrap(Buffer.from(material, 'base64'));
  if (key.byteLength === KEY_BYTES) return key;
  throw new BedsideError({
    code: 'CRYPTO_KEY_FILE_INVALID',
    status: 500,
    message: `A key has ${key.byteLength} bytes where ${KEY_BYTES} are needed.`,
    remedy: 'Restore the key file from your backup, or check the KMS command.',
  });
}

function newKeyId(): string {
  return `k-${randomBytes(8).toString('hex')}`;
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
