import type { BlobStore } from '../../kernel/blobs/blob-store.ts';
import { type Keyring, openKeyring } from '../../kernel/crypto/keyring.ts';
import { createLogger } from '../../kernel/log/logger.ts';
import type { Config } from '../config.ts';
import { openBlobs } from '../open-blobs.ts';
import { openServer } from '../open-storage.ts';

/** An installation as its operator holds it: the database as its owner, files, keys. Nothing is migrated or made. */
export type Installation = {
  readonly ownerUrl: string;
  readonly blobs: BlobStore;
  readonly keyring: Keyring;
  close(): Promise<void>;
};

/** Lines about where the database lies go to standard error: standard output is for what was asked. */
export async function openInstallation(config: Config): Promise<Installation> {
  const keyring = await openKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
  const server = await openServer({ config, say: (line) => void process.stderr.write(`${line}\n`) });
  return {
    ownerUrl: server.ownerUrl,
    blobs: openBlobs(config, { log: createLogger({ level: config.logLevel }) }),
    keyring,
    close: () => server.stop(),
  };
}
