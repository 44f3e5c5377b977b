import type { Connector, EgressFetch, NetworkId } from '@bedside/connectors';
import type { OrganizationId } from '../../kernel/ids/ids.ts';

/** A network as one organization reaches it. */
export type NetworkDoor = {
  readonly connector: Connector;
  readonly fetch: EgressFetch;
  /** For networks inside Bedside, which need no account elsewhere: their credentials, and where the public looks. */
  readonly own: { readonly credentials: Readonly<Record<string, string>>; readonly publicUrl: string } | null;
  /** Stands in for the address of its API that everybody asks (`manifest.serviceUrl`); for development. */
  readonly address?: string;
};

/** Handed in by `main/context.ts`, the only place that knows which networks there are. Throws `NETWORK_NOT_OFFERED`. */
export type ConnectorSource = (network: NetworkId, organizationId: OrganizationId) => Promise<NetworkDoor>;

/** Networks inside of Bedside. */
export const isHouseNetwork = (network: NetworkId): boolean => network === 'newsroom' || network === 'practice';

/** The address of the API that everybody asks, or null where each account has a server of its own. */
export function commonAddress({ address, connector }: NetworkDoor): string | null {
  return address ?? connector.manifest.serviceUrl ?? null;
}
