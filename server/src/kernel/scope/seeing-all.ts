import { sql } from 'drizzle-orm';
import type { Scope } from './scope.ts';

/**
 * Runs `work` with the rows of other people too, which the acting person is not shown: for what Bedside does about them in
 * their transaction, as when somebody leaves. Nothing else may be asked of the transaction meanwhile.
 */
export async function seeingAll<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  const [was] = (await scope.tx.execute<{ reader: string }>(sql`select current_setting('bedside.reader') as reader`))
    .rows;
  await scope.tx.execute(sql`select set_config('bedside.reader', '', true)`);
  const result = await work();
  await scope.tx.execute(sql`select set_config('bedside.reader', ${was?.reader ?? ''}, true)`);
  return result;
}
