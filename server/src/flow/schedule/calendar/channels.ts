import { and, asc, eq, sql } from 'drizzle-orm';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { channel } from '../../../registers/channels/schema.ts';
import { organization } from '../../../registers/org/schema.ts';
import { site } from '../../../registers/org/sites/schema.ts';
import type { CalendarChannel } from './contract.ts';

/** Every channel with the zone of its site, or of the organization where it speaks for the whole. */
export async function calendarChannels(scope: Scope): Promise<CalendarChannel[]> {
  const rows = await scope.tx
    .select({
      id: channel.id,
      name: channel.name,
      network: channel.network,
      state: channel.state,
      timeZone: sql<string>`coalesce(${site.timeZone}, ${organization.timeZone})`,
    })
    .from(channel)
    .innerJoin(organization, eq(organization.organizationId, channel.organizationId))
    .leftJoin(site, and(eq(site.organizationId, channel.organizationId), eq(site.id, channel.siteId)))
    .where(eq(channel.organizationId, scope.organizationId))
    .orderBy(asc(channel.name), asc(channel.id));
  return rows.map(({ state, ...row }) => ({ ...row, connected: state !== 'disconnected' }));
}

/** The zone of a channel by its id; UTC for one that is not there. */
export function zonesOf(channels: readonly CalendarChannel[]): (channelId: string) => string {
  const zones = new Map(channels.map(({ id, timeZone }) => [id, timeZone]));
  return (channelId) => zones.get(channelId) ?? 'UTC';
}
