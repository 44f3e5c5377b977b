// What happened, by the network's own log of arrivals, and by the times of the database's commits.
import { distribution, round } from '../publish/machine.mjs';

/** Posts that the network took in, those that it took in twice twice; `at` in ms. */
export async function readArrivals({ network }) {
  const entries = await network.arrivals();
  return entries
    .filter(({ kind }) => kind === 'accepted' || kind === 'duplicated')
    .map(({ deliveryKey, at }) => ({ key: deliveryKey, at: Date.parse(at) }));
}

/** Counts of a whole run, of which so many posts had to go out. */
export async function tally(house, { posts }) {
  const { owner } = house.stage;
  const arrivals = await readArrivals(house);
  const times = new Map();
  for (const { key, at } of arrivals) times.set(key, [...(times.get(key) ?? []), at]);
  const { rows: deliveries } = await owner.query('select id, due_at, state from delivery');
  const known = deliveries.filter(({ id }) => times.has(id));
  const states = {};
  for (const { state } of deliveries) states[state] = (states[state] ?? 0) + 1;
  return {
    posts,
    arrivals: arrivals.length,
    lost: posts - known.length,
    twice: [...times.values()].filter((all) => all.length > 1).length,
    unknown: [...times.keys()].filter((key) => !deliveries.some(({ id }) => id === key)).length,
    withoutAttempt: await countWithoutAttempt(owner, arrivals),
    states,
    latenessSeconds: distribution(known.map(({ id, due_at: dueAt }) => (Math.min(...times.get(id)) - dueAt) / 1000)),
  };
}

/**
 * Arrivals before which no transaction had armed their delivery that is still there: the event of the arming is never
 * changed, so its row tells which transaction wrote it, and the database when that was committed.
 */
async function countWithoutAttempt(owner, arrivals) {
  const { rows } = await owner.query(
    `select object_id as key, min(extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::float8 as at
       from audit_event where action = 'delivery.armed' group by object_id`,
  );
  const armed = new Map(rows.map(({ key, at }) => [key, at]));
  // The network's stamp has no fractions of a millisecond.
  return arrivals.filter(({ key, at }) => !((armed.get(key) ?? Number.POSITIVE_INFINITY) <= at + 1)).length;
}

/** Whether every post of the house went out and nothing waits any more. */
export async function isSettled({ stage }, posts) {
  const { rows } = await stage.owner.query(
    `select (select count(*)::int from delivery where state = 'confirmed') as confirmed,
            (select count(*)::int from attempt where resolved_at is null) as open`,
  );
  return rows[0].confirmed === posts && rows[0].open === 0;
}

/** Seconds from a moment to the first and the last arrival after it; nulls where there is none. */
export function arrivalsAfter(arrivals, since) {
  const after = arrivals.filter(({ at }) => at >= since).map(({ at }) => (at - since) / 1000);
  if (after.length === 0) return { count: 0, first: null, last: null };
  return { count: after.length, first: round(Math.min(...after)), last: round(Math.max(...after)) };
}

/** How often each word of these stands in what a process said. */
export function countWords(children, words) {
  const said = children.map((child) => child.said()).join('\n');
  return Object.fromEntries(words.map((word) => [word, said.split(word).length - 1]));
}
