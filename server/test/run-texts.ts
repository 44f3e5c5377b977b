/** Runs the jobs of text messages as a worker does, by the clock of a test world. */
import type { EgressFetch } from '@bedside/connectors';
import { createEgress } from '../src/kernel/egress/egress.ts';
import { lookAtTextTask, sendTextTask } from '../src/kernel/texts/send-texts.ts';
import { createTexter, type Texter } from '../src/kernel/texts/texter.ts';
import type { TextGateway } from './text-gateway.ts';
import type { World } from './world.ts';

/** Nobody waits for long in a test. */
export function texterFor(world: World, gateway: TextGateway): Texter {
  const { log, clock } = world;
  const { fetch } = createEgress({ allowLoopback: true, log, userAgent: 'Bedside/test' });
  const impatient: EgressFetch = (url, init) => fetch(url, { ...init, timeoutMs: 500 });
  const made = createTexter({ settings: gateway.settings, fetch: impatient, clock, log });
  if (made === null) throw new Error('a gateway is named');
  return made;
}

type Job = { id: string; payload: unknown; identifier: string };

/** Runs what is due now, and what that makes due at once; gives how many jobs ran. */
export async function runTexts(world: World, texter: Texter | null): Promise<number> {
  const parts = { db: world.services.db, services: world.services, texter };
  const tasks = [sendTextTask(parts), lookAtTextTask(parts)];
  let ran = 0;
  for (;;) {
    const { rows } = await world.owner.query<Job>(
      `select j.id, j.payload, t.identifier from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier in ('text-send', 'text-look') and j.run_at <= $1 order by j.id`,
      [world.clock.now()],
    );
    if (rows.length === 0) return ran;
    for (const { id, payload, identifier } of rows) {
      // A job that runs has given its key away, so that the next one can be written.
      await world.owner.query('update graphile_worker._private_jobs set key = null where id = $1', [id]);
      const task = tasks.find(({ name }) => name === identifier);
      if (task === undefined) throw new Error('it is one of the two');
      await task.run(task.payload.parse(payload));
      await world.owner.query('delete from graphile_worker._private_jobs where id = $1', [id]);
      ran += 1;
    }
  }
}
