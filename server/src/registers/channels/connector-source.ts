import type { Connector, EgressFetch, NetworkId } from '@bedside/connectors';
import type { OrganizationId } from '../../kernel/ids/ids.ts';

/** A network as one organization reaches it. */
export type NetworkDoor = {
  readonly connector: Connector;
  readonly fetch: EgressFetch;
  /** For networks inside Bedside, which need no account elsewhere: their credentials, and where the public looks. */
  readonly own: { readonly credentials: Readonly<Record<string, string>>; readonly publicUrl: string } | null;
};

/** Handed in by `main/context.ts`, the only place that knows which networks there are. */
export type ConnectorSource = (network: NetworkId, organizationId: OrganizationId) => Promise<NetworkDoor>;
