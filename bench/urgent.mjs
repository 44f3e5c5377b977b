// How long an urgent announcement takes from the second person's approval until every network has confirmed it. A worker as it is,
// with the connectors as they are, and fakes of networks behind sockets. Writes bench/results/urgent.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';

const HELP = `Usage: node bench/urgent.mjs [--announcements N] [--print]

  --announcements N  how many, one after the other (30)
  --every S          seconds from one to the next (8): Google takes ten posts a minute of one place
  --print            leave the results file as it is
DATABASE_URL names a PostgreSQL to use; without it an embedded one is started in a temporary folder.
Exit status: 0 when the slowest one in a hundred was confirmed everywhere within 10 s, 1 when not.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = { p99Ms: 10_000 };
const PATIENCE_MS = 60_000;
const LOOK_MS = 20;

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      announcements: { type: 'string', default: '30' },
      every: { type: 'string', default: '8' },
      print: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { describeCommit, describeMachine } = await import('./publish/machine.mjs');
  const found = await measure(Number(values.announcements), Number(values.every) * 1_000);
  const met = found.confirmedMs.p99 <= wanted.p99Ms && found.unconfirmed === 0;
  const result = { measuredAt: new Date().toISOString(), ...describeCommit(root), machine: describeMachine(), wanted };
  console.log(JSON.stringify({ ...found, met }, null, 2));
  if (!values.print) {
    const file = join(root, 'bench', 'results', 'urgent.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ ...result, ...found, met }, null, 2)}\n`);
  }
  return met ? 0 : 1;
}

async function measure(announcements, everyMs) {
  const { openStage } = await import('./publish/stage.mjs');
  const { connectFakes } = await import('./urgent/networks.mjs');
  const { spread } = await import('./authorizations/facts.mjs');
  const { COMMAND_LINE, endAll, startChild } = await import('../server/test/child-process.ts');
  const stage = await openStage();
  const children = [];
  let fakes;
  try {
    await stage.owner.query("update organization set second_administrator = 'not-needed'");
    fakes = await connectFakes(stage);
    const env = {
      ...stage.env,
      DATABASE_APP_URL: stage.context.storage.appUrl,
      DATABASE_URL: stage.context.storage.ownerUrl,
      EGRESS_ALLOW_LOOPBACK: 'true',
    };
    const worker = startChild({ args: [COMMAND_LINE, 'work'], env });
    children.push(worker);
    await worker.says('Bedside works.');
    const took = [];
    let unconfirmed = 0;
    for (let number = 1; number <= announcements; number += 1) {
      const next = performance.now() + everyMs;
      const ms = await announce(stage, { number, channelIds: [...fakes.channelIds, stage.channel.id] });
      if (ms === null) unconfirmed += 1;
      else took.push(ms);
      await delay(Math.max(0, next - performance.now()));
    }
    const networks = [...fakes.networks, stage.channel.network];
    return { announcements, everyMs, networks, confirmedMs: spread(took), unconfirmed };
  } finally {
    await endAll(children);
    await fakes?.close();
    await stage.close();
  }
}

/** Milliseconds from the approval until all deliveries are confirmed; null when some were not within a minute. */
async function announce(stage, { number, channelIds }) {
  const { beginAnnouncement } = await import('../server/src/flow/urgent/service.ts');
  const { getReview, recordDecision } = await import('../server/src/flow/review/service.ts');
  const { inScope } = await import('../server/src/kernel/scope/scope.ts');
  const publisher = { ...stage.publisher, actor: { ...stage.publisher.actor, provedAt: new Date() } };
  const text = `The clinic on Harbor Street is closed today because of flooding. Please call before you come. Notice ${number}.`;
  const { posts } = await inScope(publisher, (scope) =>
    beginAnnouncement(scope, { kind: 'closure', name: 'Flood', channelIds, text, link: null, language: 'en' }),
  );
  const [{ postId, reviewId }] = posts;
  const { review } = await inScope(stage.reviewer, (scope) => getReview(scope, reviewId));
  await inScope(stage.reviewer, (scope) =>
    recordDecision(scope, {
      reviewId,
      contentHash: review.contentHash,
      stepId: review.steps[0].step.id,
      outcome: 'approve',
      comment: '',
    }),
  );
  const from = performance.now();
  while (performance.now() - from < PATIENCE_MS) {
    const { rows } = await stage.owner.query(
      'select state, count(*)::int as n from delivery where post_id = $1 group by 1',
      [postId],
    );
    if (rows.length === 1 && rows[0].state === 'confirmed' && rows[0].n === channelIds.length) {
      return performance.now() - from;
    }
    await delay(LOOK_MS);
  }
  const { rows } = await stage.owner.query(
    'select c.network, d.state from delivery d join channel c on c.id = d.channel_id where d.post_id = $1',
    [postId],
  );
  process.stderr.write(`${JSON.stringify(rows)}\n`);
  return null;
}

await runFromSource(main);
