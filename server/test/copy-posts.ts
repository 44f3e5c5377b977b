/** Many posts at once: copies of one that went its way through the services, for tests and benches that need a crowd. */
import type pg from 'pg';
import type { World } from './world.ts';

const OF_DELIVERIES = 'delivery_id in (select id from delivery where post_id = $1)';

/** What belongs to a post, in the order in which the rows refer to each other. */
const tables = [
  { name: 'post', isOf: 'id = $1' },
  { name: 'draft', isOf: 'post_id = $1' },
  { name: 'post_basis', isOf: 'post_id = $1' },
  { name: 'post_version', isOf: 'post_id = $1' },
  { name: 'screening', isOf: 'version_id in (select id from post_version where post_id = $1)' },
  { name: 'review', isOf: 'post_id = $1' },
  { name: 'review_decision', isOf: 'review_id in (select id from review where post_id = $1)' },
  { name: 'schedule_entry', isOf: 'post_id = $1' },
  { name: 'delivery', isOf: 'post_id = $1' },
  { name: 'delivery_wake', isOf: OF_DELIVERIES },
  { name: 'attempt', isOf: OF_DELIVERIES },
  { name: 'receipt', isOf: OF_DELIVERIES },
  // Without them every worker that starts would read the words of all copies.
  { name: 'search_document', isOf: 'post_id = $1' },
  { name: 'search_word', isOf: 'post_id = $1' },
] as const;

const withoutId: ReadonlySet<string> = new Set([
  'draft',
  'post_basis',
  'delivery_wake',
  'search_document',
  'search_word',
]);

type Owner = Pick<pg.Pool, 'query'>;

/** Copies a post with all that belongs to it, once for each number from `first` to `last`, with ids of their own. */
export async function copyPost(owner: Owner, made: { postId: string; first: number; last: number }): Promise<void> {
  const ids = await idsOf(owner, made.postId);
  for (const { name, isOf } of tables) {
    const columns = await columnsOf(owner, name);
    await owner.query(
      `insert into ${name} (${columns})
       select ${columns} from (
         select (jsonb_populate_record(null::${name}, ${renumbered('to_jsonb(t)::text', ids)}::jsonb)).*
           from ${name} t cross join generate_series($2::int, $3::int) as copy_number where ${isOf}
       ) copies`,
      [made.postId, made.first, made.last],
    );
  }
}

/** The ids of the rows themselves: what else they name, as people and channels, stays the same in the copies. */
async function idsOf(owner: Owner, postId: string): Promise<string[]> {
  const withId = tables.filter(({ name }) => !withoutId.has(name));
  const { rows } = await owner.query<{ id: string }>(
    withId.map(({ name, isOf }) => `select id from ${name} where ${isOf}`).join(' union all '),
    [postId],
  );
  return rows.map(({ id }) => id);
}

/** An expression that puts the number into the last eight digits of each id. */
function renumbered(text: string, ids: readonly string[]): string {
  return ids.reduce(
    (inner, id) => `replace(${inner}, '${id}', '${id.slice(0, -8)}' || lpad(to_hex(copy_number), 8, '0'))`,
    text,
  );
}

/** Columns of a table that are written, for a statement; some the database makes of others. */
export async function columnsOf(owner: Owner, table: string): Promise<string> {
  const { rows } = await owner.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]?.columns ?? '';
}

/** Sets the time of everything that is planned to so many milliseconds from now, by the database's clock. */
export async function setDueIn({ owner }: Pick<World, 'owner'>, ms: number): Promise<void> {
  const at = `now() + make_interval(secs => ${ms / 1_000})`;
  await owner.query(`update schedule_entry set due_at = ${at} where state = 'active'`);
  await owner.query(`update delivery set due_at = ${at}, wake_at = ${at} where state = 'planned'`);
  await owner.query(`update delivery_wake set wake_at = ${at}`);
}
