import { connectionUrl } from './embedded-postgres.ts';
import { endpointOf } from './launch-server.ts';
import { findCluster } from './placement.ts';
import { findPostmaster } from './postmaster.ts';
import { hasCode } from './process-identity.ts';

/** What lies in a data folder, and what runs on it. */
export type FoundServer = {
  /** The cluster's folder; null when none was made yet. */
  readonly cluster: string | null;
  /** Connection URL of the owner role; null when no server runs. */
  readonly ownerUrl: string | null;
};

/** Looks for the embedded server of a data folder. Starts, makes and adopts nothing. */
export async function findRunningServer({ dataDir }: { readonly dataDir: string }): Promise<FoundServer> {
  const found = await findCluster({ dataDir }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  });
  if (found === null || found.cluster === null) return { cluster: null, ownerUrl: null };
  const postmaster = await findPostmaster(found.cluster);
  if (postmaster === null) return { cluster: found.cluster, ownerUrl: null };
  return { cluster: found.cluster, ownerUrl: connectionUrl(await endpointOf(found, postmaster)) };
}
