/** One job runner in a process of its own, which says when it holds a job and then never ends it. */
import pg from 'pg';
import { z } from 'zod';
import { runJobs } from '../src/kernel/jobs/jobs.ts';

const pool = new pg.Pool({ connectionString: process.env['CHILD_DATABASE'], max: 4 });
// The queue's library asks for listeners on pool and connections.
pool.on('error', () => {});
pool.on('connect', (client) => client.on('error', () => {}));
await runJobs({
  pool,
  concurrency: 1,
  observer: { jobEnded: () => {} },
  tasks: [
    {
      name: 'test-hold',
      payload: z.object({ organizationId: z.string() }),
      run: () => {
        process.stdout.write('held\n');
        return new Promise(() => {});
      },
    },
  ],
});
