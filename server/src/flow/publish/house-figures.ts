import { and, eq, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { countAllJobs } from '../../kernel/jobs/failed-jobs.ts';
import type { HouseFigures } from '../../kernel/metrics/house-gauges.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { isInTrouble } from '../../registers/channels/service.ts';
import { listDirectory } from '../../registers/org/service.ts';
import { readHealth } from './health.ts';
import { isLateAt } from './lateness-alert-rule.ts';
import { delivery } from './schema.ts';

const standings = ['due', 'later', 'on_the_way', 'unknown', 'needs_person', 'removing'] as const;
type Standing = (typeof standings)[number];

/** Figures of the whole house for whoever watches it: counts and times, of no organization in particular. */
export async function readHouseFigures(services: Services): Promise<HouseFigures> {
  const health = await readHealth(services);
  const jobs = await services.db.acrossOrganizations(countAllJobs);
  const deliveries: Record<Standing, number> = {
    due: 0,
    later: 0,
    on_the_way: 0,
    unknown: 0,
    needs_person: 0,
    removing: 0,
  };
  let lateDeliveries = 0;
  let channelsInTrouble = 0;
  // Row-level security shows the deliveries of one organization at a time.
  for (const { organizationId } of await listDirectory(services)) {
    const counts = await countStanding(services, organizationId);
    for (const standing of standings) deliveries[standing] += Number(counts?.[standing] ?? 0);
    lateDeliveries += Number(counts?.late ?? 0);
    channelsInTrouble += Number(counts?.inTrouble ?? 0);
  }
  return {
    ready: health.ready,
    oldestDueSeconds: health.oldestDueSeconds,
    lateDeliveries,
    channelsInTrouble,
    deliveries,
    jobs: { waiting: jobs.waiting, later: jobs.later, running: jobs.running, given_up: jobs.failed },
    workersAlive: health.workersAlive,
  };
}

const counted = (condition: SQL | undefined) => sql<string>`count(*) filter (where ${condition})`;
const stands = (state: string) => counted(sql`${delivery.state} = ${state}`);

/** Two indexes lead to what is not settled: the rest, which is most, is not looked at. */
function countStanding(services: Services, organizationId: OrganizationId) {
  const now = services.clock.now();
  const isDue = sql`${delivery.dueAt} <= ${now.toISOString()}::timestamptz`;
  return services.db.inOrganization(organizationId, async (tx) => {
    const [row] = await tx
      .select({
        due: counted(sql`${delivery.state} = 'planned' and ${isDue}`),
        later: counted(sql`${delivery.state} = 'planned' and not ${isDue}`),
        on_the_way: stands('armed'),
        unknown: stands('unknown'),
        needs_person: stands('needs_person'),
        removing: stands('removing'),
        late: counted(isLateAt(now)),
        inTrouble: sql<string>`(${tx
          .select({ count: sql`count(*)` })
          .from(channel)
          .where(
            and(eq(channel.organizationId, organizationId), ne(channel.state, 'disconnected'), isInTrouble(now)),
          )})`,
      })
      .from(delivery)
      .where(
        and(
          eq(delivery.organizationId, organizationId),
          or(isNotNull(delivery.wakeAt), eq(delivery.state, 'needs_person')),
        ),
      );
    return row;
  });
}
