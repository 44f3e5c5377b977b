import type { House, World } from './world.ts';

/** Actions of a house's trail that begin so, the oldest first. */
export async function eventsOf(world: World, house: House, beginning: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ action: string }>(
    'select action from audit_event where organization_id = $1 and starts_with(action, $2) order by at, id',
    [house.organizationId, beginning],
  );
  return rows.map(({ action }) => action);
}
