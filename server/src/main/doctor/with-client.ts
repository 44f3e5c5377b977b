import pg from 'pg';

/** Why a database could not be looked at; `unfit`: it let us in, and did not answer what every PostgreSQL answers. */
export type Refusal = 'login' | 'missing' | 'full' | 'unreachable' | 'unfit';
export type Refused = { readonly refused: Refusal; readonly where: string };

const ANSWER_MS = 5_000;

/** One short connection, and what was learnt on it; `where` is the address without name and password. */
export async function withClient<T extends object>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T | Refused> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    application_name: 'bedside-doctor',
  });
  // A connection that breaks is told by its query; without a listener it would end the process.
  client.on('error', () => {});
  let isOpen = false;
  try {
    await client.connect();
    isOpen = true;
    return await work(client);
  } catch (error) {
    return { refused: isOpen ? 'unfit' : refusalOf(error), where: addressOf(url) };
  } finally {
    await client.end().catch(() => {});
  }
}

/** By SQLSTATE; whatever has none is an address at which no PostgreSQL answers. */
function refusalOf(error: unknown): Refusal {
  const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
  if (code.startsWith('28')) return 'login';
  if (code === '3D000') return 'missing';
  return code === '53300' ? 'full' : 'unreachable';
}

function addressOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  return searchParams.get('host') ?? `${hostname || 'localhost'}:${port || '5432'}`;
}
