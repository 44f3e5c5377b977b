// Where the time of one delivery goes: statements and milliseconds of each step, one delivery after the other.
import { AsyncLocalStorage } from 'node:async_hooks';
import { hostname } from 'node:os';
import pg from 'pg';
import { createPublisher } from '../../server/src/flow/publish/engine/publisher.ts';
import { planDeliveries } from '../../server/src/flow/publish/plan-deliveries.ts';
import { createPostgresStore } from '../../server/src/flow/publish/postgres-store.ts';
import { schedulePost } from '../../server/src/flow/schedule/service.ts';
import { inScope } from '../../server/src/kernel/scope/scope.ts';
import { round } from './machine.mjs';
import { writeApprovedPosts } from './posts.mjs';

/** A step lasts from the numbered point before it to the one it is named after. */
const steps = new Map([
  ['claimed', 'claim'],
  ['gate-computed', 'arm: lock, load, gate'],
  ['armed-before-commit', 'arm: write'],
  ['armed', 'arm: commit'],
  ['answered', 'call (the network’s own work)'],
  ['settled-before-commit', 'settle: write'],
  ['settled', 'settle: commit'],
]);

/** Publishes `count` posts in this process, with one hand. */
export async function profileDelivery(stage, { count }) {
  const posts = await writeApprovedPosts(stage, { run: 'profile', count });
  const later = shiftedStage(stage);
  for (const { postId, versionId } of posts) {
    const body = { mode: 'now', versionId };
    const { id } = await inScope(stage.publisher, (scope) => schedulePost(scope, { postId, body }));
    await inScope(stage.publisher, (scope) => planDeliveries(scope, id));
  }
  const meter = createMeter();
  const stop = countStatements(meter);
  const publisher = createPublisher({
    store: createPostgresStore(later.services),
    log: stage.context.log,
    workerId: `${hostname()}:profile`,
    concurrency: 1,
    context: { connectors: stage.context.connectors, reached: (step) => meter.reached(step) },
  });
  meter.begin();
  let done = 0;
  while ((await publisher.tick()) > 0) {
    await publisher.idle();
    done += 1;
  }
  stop();
  return { deliveries: done, ...meter.tell(done) };
}

/** The same services with a clock that is past the ten seconds in which "publish now" can be undone. */
function shiftedStage(stage) {
  const clock = { now: () => new Date(Date.now() + 11_000) };
  return { ...stage, services: { ...stage.context.services, clock } };
}

function createMeter() {
  const totals = new Map([...steps.values()].map((name) => [name, { statements: 0, sqlMs: 0, ms: 0 }]));
  const texts = new Map();
  let open = { statements: 0, sqlMs: 0 };
  let since = 0;
  return {
    begin: () => {
      open = { statements: 0, sqlMs: 0 };
      since = performance.now();
    },
    statement: (text, ms) => {
      open.statements += 1;
      open.sqlMs += ms;
      texts.set(text, (texts.get(text) ?? 0) + 1);
    },
    reached: (step) => {
      const total = totals.get(steps.get(step));
      if (total === undefined) return;
      const now = performance.now();
      total.statements += open.statements;
      total.sqlMs += open.sqlMs;
      total.ms += now - since;
      open = { statements: 0, sqlMs: 0 };
      since = now;
    },
    tell: (count) => tellTotals({ totals, texts, count }),
  };
}

function tellTotals({ totals, texts, count }) {
  const perDelivery = [...totals].map(([step, { statements, sqlMs, ms }]) => ({
    step,
    statements: round(statements / count),
    sqlMs: round(sqlMs / count),
    ms: round(ms / count),
  }));
  const sum = (field) => round(perDelivery.reduce((total, one) => total + one[field], 0));
  const repeated = [...texts]
    .filter(([, times]) => times / count >= 1.5)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12)
    .map(([text, times]) => ({
      timesPerDelivery: round(times / count),
      statement: text.replace(/\s+/g, ' ').slice(0, 110),
    }));
  return { perDelivery, statements: sum('statements'), sqlMs: sum('sqlMs'), ms: sum('ms'), repeated };
}

/** Sees every statement of this process until the returned function is called. */
function countStatements(meter) {
  const original = pg.Client.prototype.query;
  const nested = new AsyncLocalStorage();
  pg.Client.prototype.query = function query(...args) {
    const began = performance.now();
    const result = nested.run(true, () => original.apply(this, args));
    const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
    if (typeof result?.then === 'function') {
      result.then(
        () => meter.statement(text, performance.now() - began),
        () => undefined,
      );
    }
    return result;
  };
  return () => {
    pg.Client.prototype.query = original;
  };
}
