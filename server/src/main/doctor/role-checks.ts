import { z } from 'zod';
import type { RoleFacts } from './app-role.ts';
import { broken, type Check, fine, inDatabase, risky } from './check.ts';
import type { OpenDatabase } from './open-database.ts';

const rolesOf = ({ appRole }: OpenDatabase): readonly RoleFacts[] => (appRole.state === 'known' ? appRole.roles : []);

/** The two roles: the owner that changes the schema, and the one that works and owns nothing. */
export const roleChecks: readonly Check[] = [
  inDatabase('OWNER_ROLE_CANNOT_CREATE', ({ server, appRole }, { config }) => {
    if (server.mayCreateRoles || config.databaseAppUrl !== null) return fine;
    const remedy = `As an administrator of the database, run: alter role "${server.role}" createrole. Or set DATABASE_APP_URL to a role of your own.`;
    const message = `The role ${server.role} may not create roles`;
    if (appRole.state === 'known' && appRole.roles.length > 0)
      return risky(`${message}, so Bedside cannot mend the one it works under.`, remedy);
    return broken(`${message}, so Bedside cannot make the one it works under.`, remedy);
  }),
  inDatabase('OWNER_ROLE_NOT_OWNER', async ({ db, server }) => {
    const { rows } = await db.pool.query(
      `select count(*) as foreign from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth') and not pg_has_role(c.relowner, 'usage')`,
    );
    if (z.coerce.number().parse(rows[0]?.foreign) === 0) return fine;
    return broken(
      `The role ${server.role} does not own all of Bedside's tables, so the next migration fails.`,
      'Name their owner in DATABASE_URL, or give the tables to that role.',
    );
  }),
  inDatabase('APP_ROLE_REFUSED', ({ appRole }) =>
    appRole.state === 'refused'
      ? broken(
          `The PostgreSQL at ${appRole.where} does not let in the role of DATABASE_APP_URL.`,
          'Check its name, password and database, or take DATABASE_APP_URL away: Bedside makes a role then.',
        )
      : fine,
  ),
  inDatabase('APP_OTHER_DATABASE', ({ appRole }) =>
    appRole.state === 'elsewhere'
      ? broken('DATABASE_URL and DATABASE_APP_URL name two different databases.', 'Name the same database in both.')
      : fine,
  ),
  inDatabase('APP_ROLE_WITHOUT_RIGHTS', (database) => {
    const poor = rolesOf(database).filter((role) => !role.belongs && !role.isStrong && database.schema !== null);
    return poor.flatMap(({ name }) =>
      broken(
        `The role ${name} has no rights on Bedside's tables.`,
        `As the owner, run: grant bedside_runtime to "${name}".`,
      ),
    );
  }),
  inDatabase('APP_ROLE_TOO_STRONG', (database) =>
    rolesOf(database)
      .filter((role) => role.isStrong)
      .flatMap(({ name }) =>
        broken(
          `The role ${name}, under which Bedside works, may pass over row-level security, so nothing but code keeps organizations apart.`,
          `Take superuser and bypassrls from it, and from every role it belongs to, or name another in DATABASE_APP_URL.`,
        ),
      ),
  ),
  inDatabase('APP_ROLE_OWNS_TABLES', (database) =>
    rolesOf(database)
      .filter((role) => role.ownsTables && !role.isStrong)
      .flatMap(({ name }) =>
        broken(
          `The role ${name}, under which Bedside works, owns tables, so it may switch off what keeps organizations apart.`,
          'Give the tables to the role of DATABASE_URL, and let DATABASE_APP_URL name another role.',
        ),
      ),
  ),
].map((check) => ({ ...check, reads: ['DATABASE_APP_URL'] }));
