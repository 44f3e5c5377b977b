import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Scope } from '../../kernel/scope/scope.ts';
import { quarantinePictures } from '../media/service.ts';

type Said = 'declined' | 'withdrawn';

const hashRow = z.object({ sha256: z.string() });
const saidRow = z.object({ said: z.enum(['signed', 'declined', 'withdrawn']) });

/**
 * Whoever says no to being photographed, or takes their yes back: the pictures in which they are to be seen go to quarantine. After a
 * plain no, those stay which a permission that they signed names: that no was about another day.
 */
export async function quarantineOf(
  scope: Scope,
  { subjectId, said, hashes }: { subjectId: string; said: Said; hashes: readonly string[] },
): Promise<void> {
  const { rows } = await scope.tx.execute(sql`
    select p.sha256 from pictured_person p
     where p.organization_id = ${scope.organizationId}::uuid and p.subject_id = ${subjectId}::uuid and p.removed_at is null
       and (${said === 'withdrawn'} or not exists (
         select 1 from authorization_medium m
           join signed_authorization a on a.organization_id = m.organization_id and a.id = m.authorization_id
          where m.organization_id = p.organization_id and m.sha256 = p.sha256 and a.subject_id = p.subject_id))`);
  const pictured = rows.map((one) => hashRow.parse(one).sha256);
  await quarantinePictures(scope, { hashes: [...new Set([...hashes, ...pictured])], cause: said });
}

/** What somebody said last of being photographed at all, where it is a no; null where it is a yes, or nothing. */
export async function refusedCapture(scope: Scope, subjectId: string): Promise<Said | null> {
  const at = sql`organization_id = ${scope.organizationId}::uuid and subject_id = ${subjectId}::uuid and kind = 'capture'`;
  const { rows } = await scope.tx.execute(sql`
    select said from (
      select 'signed' as said, signed_at as at from signed_authorization where ${at}
      union all
      select 'declined', answered_at from authorization_request where ${at} and state = 'declined'
      union all
      select 'withdrawn', w.received_at from authorization_withdrawal w
       where w.organization_id = ${scope.organizationId}::uuid and w.media_sha256 is null and w.channel_ids is null
         and w.authorization_id in (select id from signed_authorization where ${at})
    ) told where at is not null order by at desc, said desc limit 1`);
  const [last] = rows.map((one) => saidRow.parse(one).said);
  return last === undefined || last === 'signed' ? null : last;
}
