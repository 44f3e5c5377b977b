// What the practice network itself says: the posts that stand there and its log. Never Bedside's tables.

/** How many posts it took in since a moment. */
export async function countArrivals(stage, since) {
  const { rows } = await stage.owner.query(
    'select count(*)::int as arrivals from practice_post where organization_id = $1 and created_at >= $2',
    [stage.organizationId, since],
  );
  return rows[0].arrivals;
}

/** Every post that the network took in since a moment, with the time at which it wrote it down, in ms. */
export async function readArrivals(stage, since) {
  const { rows } = await stage.owner.query(
    `select delivery_key, body->'post'->>'text' as text, body->>'arrival' as arrival
       from practice_post where organization_id = $1 and created_at >= $2`,
    [stage.organizationId, since],
  );
  // The network stamps arrivals in microseconds.
  return rows.map((row) => ({ text: row.text, deliveryKey: row.delivery_key, at: Number(row.arrival) / 1000 }));
}

/** Every line of its log since a moment, oldest first. */
export async function readLog(stage, since) {
  const { rows } = await stage.owner.query(
    'select entry from practice_log where organization_id = $1 and at >= $2 order by id',
    [stage.organizationId, since],
  );
  return rows.map((row) => row.entry);
}

/**
 * Counts by the words of each post, which the bench gave it. A post without a line in the log is one whose process was
 * killed after the network had taken it in and before it had logged it: it counts as an arrival all the same.
 */
export function countPosts({ arrivals, lines, texts }) {
  const times = new Map();
  for (const { text, at } of arrivals) times.set(text, [...(times.get(text) ?? []), at]);
  const own = new Set(texts);
  const accepted = lines.filter(({ kind }) => kind === 'accepted' || kind === 'duplicated');
  return {
    firstArrivals: texts.flatMap((text) => (times.has(text) ? [Math.min(...times.get(text))] : [])),
    arrivals: arrivals.length,
    lost: texts.filter((text) => !times.has(text)).length,
    duplicated: texts.filter((text) => (times.get(text)?.length ?? 0) > 1).length,
    toldAsDuplicate: lines.filter(({ kind }) => kind === 'duplicated').length,
    strange: arrivals.filter(({ text }) => !own.has(text)).length,
    takenInButNotLogged: arrivals.length - accepted.length,
  };
}

/** How many calls met each fault. */
export function countFaults(lines) {
  const counts = {};
  for (const { fault } of lines) if (fault !== null) counts[fault] = (counts[fault] ?? 0) + 1;
  return counts;
}
