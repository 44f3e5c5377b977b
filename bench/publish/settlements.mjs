// How long a faulted attempt stayed open: from its arming until what came of it was written down.
import { distribution, round } from './machine.mjs';

/** Between the moment at which a delivery may be looked at again and the look: one poll of a second, and the look. */
export const POLLING_MARGIN_SECONDS = 3;

/** Ids of the attempts that are open at this moment. */
export async function openAttempts(stage) {
  const { rows } = await stage.owner.query(
    'select id from attempt where organization_id = $1 and resolved_at is null',
    [stage.organizationId],
  );
  return rows.map((row) => row.id);
}

/** All attempts since a moment with their times in ms. */
async function readAttempts(stage, since) {
  const { rows } = await stage.owner.query(
    `select id, delivery_id, number, outcome, armed_at, resolved_at
       from attempt where organization_id = $1 and armed_at >= $2 order by delivery_id, number`,
    [stage.organizationId, since],
  );
  return rows.map((row) => ({
    ...row,
    armedAt: row.armed_at.getTime(),
    seconds: row.resolved_at === null ? null : (row.resolved_at - row.armed_at) / 1000,
  }));
}

/**
 * Attempts by what befell them: the fault that the network's log tells of, or `worker killed` for those that were open
 * when the worker died. An attempt met the fault of a line of the log when it is the last that was armed before it.
 */
export async function measureSettlements(stage, { since, lines, openAtKill, limitSeconds }) {
  const attempts = await readAttempts(stage, since);
  const killed = new Set(openAtKill);
  const groups = new Map();
  const add = (name, one) => groups.set(name, (groups.get(name) ?? new Set()).add(one));
  for (const { fault, deliveryKey, at } of lines) {
    if (fault === null) continue;
    const met = attempts.findLast((one) => one.delivery_id === deliveryKey && one.armedAt <= Date.parse(at));
    if (met !== undefined && !killed.has(met.id)) add(fault, met);
  }
  for (const one of attempts) if (killed.has(one.id)) add('worker killed', one);
  const faulted = [...groups.values()].flatMap((group) => [...group]);
  const late = faulted.filter((one) => one.seconds === null || one.seconds > limitSeconds);
  return {
    limitSeconds,
    seconds: distributionOf(faulted),
    byFault: Object.fromEntries([...groups].map(([name, group]) => [name, distributionOf([...group])])),
    outcomesOfKilled: countOutcomes(groups.get('worker killed') ?? []),
    exceeding: late.length,
    longestUnfaultedSeconds: round(longest(attempts.filter((one) => !faulted.includes(one)))),
  };
}

const distributionOf = (attempts) =>
  distribution(attempts.flatMap((one) => (one.seconds === null ? [] : [one.seconds])));

function longest(attempts) {
  return attempts.reduce((most, one) => Math.max(most, one.seconds ?? Number.POSITIVE_INFINITY), 0);
}

function countOutcomes(attempts) {
  const counts = {};
  for (const { outcome } of attempts) counts[outcome ?? 'open'] = (counts[outcome ?? 'open'] ?? 0) + 1;
  return counts;
}
