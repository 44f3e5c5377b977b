import type { House, World } from './world.ts';

/** Actions of a house's trail that begin so, in the order of the alphabet. */
export async function eventsOf(world: World, house: House, beginning: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ action: string }>(
    'select action from audit_event where organization_id = $1 and starts_with(action, $2) order by action collate "C"',
    [house.organizationId, beginning],
  );
  return rows.map(({ action }) => action);
}
