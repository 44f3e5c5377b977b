import type { Task } from '../kernel/jobs/jobs.ts';
import type { Tracing } from '../kernel/trace/tracing.ts';

/** The task within a span of its name. */
export function traceTask(tracing: Tracing, task: Task): Task {
  const run: Task['run'] = (payload) =>
    tracing.span({ kind: 'job' }, () => {
      tracing.note({ task: task.name });
      return task.run(payload);
    });
  return { ...task, run };
}

/** What a publisher takes to tell each step of a delivery as a span. */
export function traceDeliveries(tracing: Tracing) {
  return {
    around: (work: () => Promise<void>) => tracing.span({ kind: 'delivery' }, work),
    observe: ({ network, state }: { network: string; state: string }) => tracing.note({ network, outcome: state }),
  };
}
