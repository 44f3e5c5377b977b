import { type ChannelRow, limitsOf } from './accounts.ts';
import type { ChannelView } from './contract.ts';

/** What works and was not confirmed yet is not open. */
export function shownState(row: Pick<ChannelRow, 'state' | 'confirmation'>): ChannelView['state'] {
  return row.state === 'connected' && row.confirmation === 'awaiting' ? 'awaiting_confirmation' : row.state;
}

export function toView(
  row: ChannelRow,
  more: { readonly publicUrl?: string | null; readonly endsToo?: readonly string[] } = {},
): ChannelView {
  return {
    id: row.id,
    network: row.network,
    name: row.name,
    handle: row.handle,
    serviceUrl: row.serviceUrl,
    state: shownState(row),
    lastErrorCode: row.lastErrorCode,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    connectedAt: row.connectedAt.toISOString(),
    publicUrl: more.publicUrl ?? null,
    endsToo: [...(more.endsToo ?? [])],
    siteId: row.siteId,
    limits: limitsOf(row),
  };
}
