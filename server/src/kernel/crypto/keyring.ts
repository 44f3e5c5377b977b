import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { createKeyFileIfMissing, type KeyMaterial, prependKey, readKeyFile } from './key-file.ts';
import { createKmsProtector, type KeyProtector, unprotected } from './key-protector.ts';

/** Master keys in memory. Never logged: every printed form is "[keyring]". */
export class Keyring {
  readonly activeKeyId: string;
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #root: KeyObject;

  constructor(material: KeyMaterial) {
    const active = material.keys[0];
    if (!active) throw new RangeError('A keyring needs at least one key.');
    this.activeKeyId = active.id;
    this.#keys = new Map(material.keys.map(({ id, key }) => [id, createSecretKey(key)]));
    this.#root = createSecretKey(material.root);
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

/** Adds a new active key; returns its id. Running servers seal with it after their next start. */
export function rotateKeyFile(source: KeyringSource): Promise<string> {
  return prependKey(source.keyFile, protectorOf(source));
}

/** 32 bytes that are the same on every start and after every rotation, and differ for each purpose (RFC 5869, HKDF-SHA-256). */
export function deriveSecret(keyring: Keyring, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', keyring.root, 'bedside.derived-secret.v1', purpose, 32));
}

function protectorOf(source: KeyringSource): KeyProtector {
  return source.kmsCommand ? createKmsProtector(source.kmsCommand) : unprotected;
}
