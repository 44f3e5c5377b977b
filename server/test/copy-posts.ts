/** Many posts at once: copies of one that went the whole way through the services, for tests that need a crowd. */
import type { World } from './world.ts';

/** What a post is made of until its deliveries are planned, in the order in which the rows refer to each other. */
const tables = [
  { name: 'post', isOf: 'id = $1' },
  { name: 'draft', isOf: 'post_id = $1' },
  { name: 'post_version', isOf: 'post_id = $1' },
  { name: 'screening', isOf: 'version_id in (select id from post_version where post_id = $1)' },
  { name: 'review', isOf: 'post_id = $1' },
  { name: 'review_decision', isOf: 'review_id in (select id from review where post_id = $1)' },
  { name: 'schedule_entry', isOf: 'post_id = $1' },
  { name: 'delivery', isOf: 'post_id = $1' },
  { name: 'delivery_wake', isOf: 'delivery_id in (select id from delivery where post_id = $1)' },
] as const;

const BATCH = 200;

/** Copies a planned post so often, with ids of their own; gives how many deliveries stand in all, the first one's too. */
export async function copyPlannedPost(world: World, made: { postId: string; copies: number }): Promise<number> {
  const rows: { table: string; columns: string; rows: object[] }[] = [];
  for (const { name, isOf } of tables) {
    const found = await world.owner.query<{ row: object }>(`select to_jsonb(t) as row from ${name} t where ${isOf}`, [
      made.postId,
    ]);
    rows.push({ table: name, columns: await columnsOf(world, name), rows: found.rows.map(({ row }) => row) });
  }
  const ids = rows.flatMap((one) => one.rows.flatMap((row) => ('id' in row ? [String(row.id)] : [])));
  for (let from = 1; from <= made.copies; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, made.copies - from + 1) }, (_, index) => from + index);
    for (const { table, columns, rows: originals } of rows) {
      const copies = numbers.flatMap((number) => originals.map((row) => renumbered(row, ids, number)));
      await world.owner.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
        [`[${copies.join(',')}]`],
      );
    }
  }
  const deliveries = rows.find(({ table }) => table === 'delivery')?.rows.length ?? 0;
  return deliveries * (made.copies + 1);
}

/** Those that are written; some the database makes of others. */
async function columnsOf(world: World, table: string): Promise<string> {
  const { rows } = await world.owner.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]?.columns ?? '';
}

/** A row as JSON, its own ids and those of its family replaced: the last eight digits are the copy's number. */
function renumbered(row: object, ids: readonly string[], number: number): string {
  const ending = number.toString(16).padStart(8, '0');
  return ids.reduce((text, id) => text.replaceAll(id, `${id.slice(0, -8)}${ending}`), JSON.stringify(row));
}

/** Sets the time of everything that is planned to so many milliseconds from now, by the database's clock. */
export async function setDueIn(world: World, ms: number): Promise<void> {
  const at = `now() + make_interval(secs => ${ms / 1_000})`;
  await world.owner.query(`update schedule_entry set due_at = ${at} where state = 'active'`);
  await world.owner.query(`update delivery set due_at = ${at}, wake_at = ${at} where state = 'planned'`);
  await world.owner.query(`update delivery_wake set wake_at = ${at}`);
}
