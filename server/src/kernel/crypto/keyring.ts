import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { BedsideError } from '../errors/bedside-error.ts';
import { isErrno } from './errno.ts';
import {
  activateKey,
  createKeyFileIfMissing,
  type KeyMaterial,
  prepareKey,
  prependKey,
  readKeyFile,
} from './key-file.ts';
import { createKmsProtector, type KeyProtector, unprotected } from './key-protector.ts';

/** Master keys in memory. Never logged: every printed form is "[keyring]". */
export class Keyring {
  #activeKeyId: string;
  #keys: ReadonlyMap<string, KeyObject>;
  readonly #root: KeyObject;

  constructor(material: KeyMaterial) {
    this.#activeKeyId = activeOf(material);
    this.#keys = keysOf(material);
    this.#root = createSecretKey(material.root);
  }

  /** Takes the keys of a file that was changed by a rotation; what is derived from the root stays. */
  replaceKeys(material: KeyMaterial): void {
    this.#activeKeyId = activeOf(material);
    this.#keys = keysOf(material);
  }

  /** What is sealed from now on needs this key. */
  get activeKeyId(): string {
    return this.#activeKeyId;
  }

  /** Ids of all keys, the active one first. */
  get keyIds(): readonly string[] {
    return [...this.#keys.keys()];
  }

  key(id: string): KeyObject | undefined {
    return this.#keys.get(id);
  }

  get root(): KeyObject {
    return this.#root;
  }

  toJSON(): string {
    return '[keyring]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[keyring]';
  }
}

function activeOf(material: KeyMaterial): string {
  const active = material.keys[0];
  if (!active) throw new RangeError('A keyring needs at least one key.');
  return active.id;
}

function keysOf(material: KeyMaterial): ReadonlyMap<string, KeyObject> {
  return new Map(material.keys.map(({ id, key }) => [id, createSecretKey(key)]));
}

export type KeyringSource = {
  /** Made on first start, mode 0600. Keep a copy where the database's backups are not. */
  readonly keyFile: string;
  /** When set, the file holds only keys wrapped by this command; see docs of `createKmsProtector`. */
  readonly kmsCommand?: string | undefined;
};

/** Loads the master keys, and makes the file on first start. Throws `BedsideError` with a `CRYPTO_…` code. */
export async function createKeyring(source: KeyringSource): Promise<Keyring> {
  await createKeyFileIfMissing(source.keyFile, protectorOf(source));
  return loadKeyring(source);
}

/** As `createKeyring`, of a file that is there: a missing one is a system error (`ENOENT`), and none is made. */
export async function loadKeyring(source: KeyringSource): Promise<Keyring> {
  return new Keyring(await readKeyFile(source.keyFile, protectorOf(source)));
}

/** As `createKeyring`, for an installation that is there already: makes nothing. Throws `KEY_FILE_MISSING` too. */
export async function openKeyring(source: KeyringSource): Promise<Keyring> {
  try {
    return await loadKeyring(source);
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
    throw new BedsideError({
      code: 'KEY_FILE_MISSING',
      status: 500,
      message: `There is no key file at ${source.keyFile}.`,
      remedy: 'Set KEY_FILE to where it lies, or bring it back from your copy.',
      cause: error,
    });
  }
}

/** Adds a new active key at once; returns its id. For one process: others may not know it yet when this one seals with it. */
export function rotateKeyFile(source: KeyringSource): Promise<string> {
  return prependKey(source.keyFile, protectorOf(source));
}

/** First half of a rotation: a key that every process reads before the second half makes it the active one. */
export function prepareRotation(source: KeyringSource): Promise<string> {
  return prepareKey(source.keyFile, protectorOf(source));
}

/** Second half of a rotation; returns the id of the key that is active now. */
export function activateRotation(source: KeyringSource): Promise<string> {
  return activateKey(source.keyFile);
}

/** Reads the key file again. What it throws leaves the keyring as it was. */
export async function refreshKeyring(keyring: Keyring, source: KeyringSource): Promise<void> {
  keyring.replaceKeys(await readKeyFile(source.keyFile, protectorOf(source)));
}

/** 32 bytes that are the same on every start and after every rotation, and differ for each purpose (RFC 5869, HKDF-SHA-256). */
export function deriveSecret(keyring: Keyring, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', keyring.root, 'bedside.derived-secret.v1', purpose, 32));
}

function protectorOf(source: KeyringSource): KeyProtector {
  return source.kmsCommand ? createKmsProtector(source.kmsCommand) : unprotected;
}
