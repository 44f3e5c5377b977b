import { inspectSettings } from '../config.ts';
import type { Machine } from './machine.ts';
import { type BlobsLook, lookAtBlobs } from './open-blobs.ts';
import { type DatabaseLook, lookAtDatabase } from './open-database.ts';
import { type KeysLook, lookAtKeys } from './open-keys.ts';

/** Everything that checks look at, opened once and for reading. */
export type Examination = ReturnType<typeof inspectSettings> & {
  readonly machine: Machine;
  readonly database: DatabaseLook;
  readonly keys: KeysLook;
  readonly blobs: BlobsLook;
};

/** Opens what can be opened; what cannot says why. Close it when all checks have looked. */
export async function openExamination(
  env: Readonly<Record<string, string | undefined>> | undefined,
  machine: Machine,
): Promise<{ of: Examination; close(): Promise<void> }> {
  const settings = inspectSettings(env);
  const database = await lookAtDatabase(settings, machine);
  const of = { ...settings, machine, database, keys: await lookAtKeys(settings), blobs: lookAtBlobs(settings) };
  return { of, close: async () => void (database.state === 'open' && (await database.db.close())) };
}
