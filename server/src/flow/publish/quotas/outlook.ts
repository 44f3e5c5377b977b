/** What becomes of planned posts under a network's quotas. Pure; all times are in ms since 1970. */

/** `sent`: when each post before now stops counting, in any order. */
export type Quota = { readonly posts: number; readonly perMs: number; readonly sent: readonly number[] };

export type Outlook = {
  readonly quotas: readonly {
    readonly posts: number;
    readonly perMs: number;
    readonly sent: number;
    readonly planned: number;
  }[];
  /** Posts that leave later than they are due; null where none does. */
  readonly waits: { readonly posts: number; readonly firstDueAt: number; readonly firstAt: number } | null;
};

/**
 * Lets the planned posts leave one after the other, each as soon as it is due and every quota has room. A post stops
 * counting a quota's time and a slot of it (a 24th) after it left, as the publisher counts.
 */
export function outlook(quotas: readonly Quota[], of: { planned: readonly number[]; now: number }): Outlook {
  const { now } = of;
  const planned = of.planned.toSorted((one, other) => one - other);
  const rows = quotas.map((quota) => ({
    ...quota,
    frees: quota.sent.filter((at) => at > now).toSorted((a, b) => a - b),
  }));
  const late: { readonly dueAt: number; readonly at: number }[] = [];
  for (const dueAt of planned) {
    const wanted = Math.max(dueAt, now);
    const at = Math.max(wanted, ...rows.map(({ frees, posts }) => frees[frees.length - posts] ?? 0));
    for (const { frees, perMs } of rows) frees.push(at + perMs + perMs / 24);
    if (at > wanted) late.push({ dueAt, at });
  }
  const [first] = late;
  return {
    quotas: quotas.map(({ perMs, posts, sent }) => ({
      posts,
      perMs,
      sent: sent.filter((at) => at > now).length,
      planned: planned.filter((at) => at < now + perMs).length,
    })),
    waits: first === undefined ? null : { posts: late.length, firstDueAt: first.dueAt, firstAt: first.at },
  };
}
