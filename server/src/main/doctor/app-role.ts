import type pg from 'pg';
import { z } from 'zod';
import { withClient } from './with-client.ts';

const roleFacts = z.object({
  name: z.string(),
  isStrong: z.boolean(),
  ownsTables: z.boolean(),
  belongs: z.boolean(),
});

export type RoleFacts = z.output<typeof roleFacts>;

/** The role under which Bedside works: the one of `DATABASE_APP_URL`, else every one that has its rights. */
export type AppRoleLook =
  | { readonly state: 'refused'; readonly where: string }
  | { readonly state: 'elsewhere' }
  | { readonly state: 'known'; readonly roles: readonly RoleFacts[] };

/** A role may also be strong by a group it belongs to; `bedside_runtime` is the group that holds Bedside's rights. */
const ROLES = `
select r.rolname as name,
       exists (select from pg_roles g where (g.rolsuper or g.rolbypassrls) and pg_has_role(r.oid, g.oid, 'member')) as "isStrong",
       exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname in ('public', 'auth')) as "ownsTables",
       exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                where m.member = r.oid and g.rolname = 'bedside_runtime') as belongs
  from pg_roles r`;

/** The same server and the same database on it: one start, one number. */
const PLACE = `select pg_postmaster_start_time()::text || ' ' || oid as place from pg_database where datname = current_database()`;

export async function lookAtAppRole(owner: pg.ClientBase, appUrl: string | null): Promise<AppRoleLook> {
  if (appUrl === null) {
    // The owner belongs to a group that it made, since PostgreSQL 16.
    const { rows } = await owner.query(`${ROLES} where r.rolcanlogin and r.rolname <> current_user`);
    return {
      state: 'known',
      roles: roleFacts
        .array()
        .parse(rows)
        .filter((role) => role.belongs),
    };
  }
  const place = (await owner.query(PLACE)).rows[0]?.place;
  const found = await withClient(appUrl, async (client): Promise<AppRoleLook> => {
    if ((await client.query(PLACE)).rows[0]?.place !== place) return { state: 'elsewhere' };
    const { rows } = await client.query(`${ROLES} where r.rolname = current_user`);
    return { state: 'known', roles: roleFacts.array().parse(rows) };
  });
  return 'refused' in found ? { state: 'refused', where: found.where } : found;
}
