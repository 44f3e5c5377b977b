import pg from 'pg';

/**
 * Runs `work` on one connection of the schema's owner, for what the runtime role may not do, and closes it.
 *
 * @param as.name what the database calls the connection, as in `pg_stat_activity`.
 */
export async function withOwner<T>(
  as: { readonly ownerUrl: string; readonly name: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: as.ownerUrl, application_name: as.name });
  // A connection that breaks is told by its query; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
