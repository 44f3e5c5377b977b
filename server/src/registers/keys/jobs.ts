import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { newId, type OrganizationId, type PersonId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { person } from '../people/schema.ts';
import { apiKey } from './schema.ts';
import { keyStateOf } from './state.ts';

export const EXPIRY_TASK = 'key-expiring';

const expiryJob = z.object({ organizationId: z.uuid(), keyId: z.uuid() });
type ExpiryJob = z.infer<typeof expiryJob>;

const words = {
  en: {
    subject: 'One of your API keys expires soon',
    body: (name: string) =>
      `Your API key “${name}” expires in two weeks. Make a new one, put it in place, then end the old one.`,
  },
  es: {
    subject: 'Una de sus claves de API caduca pronto',
    body: (name: string) =>
      `Su clave de API «${name}» caduca dentro de dos semanas. Cree una nueva, póngala en su lugar y termine la anterior.`,
  },
} as const;

/** Tells the owner of a key, once, that it expires in two weeks. */
export function warnOfExpiryTask(services: Services): Task<ExpiryJob> {
  return {
    name: EXPIRY_TASK,
    payload: expiryJob,
    run: (job) =>
      inScope(
        {
          services,
          // Written by our own transaction.
          organizationId: job.organizationId as OrganizationId,
          actor: { type: 'system', name: 'keys' },
          requestId: newId<'request'>(),
        },
        (scope) => warnOfExpiry(scope, job.keyId),
      ),
  };
}

async function warnOfExpiry(scope: Scope, keyId: string): Promise<void> {
  const now = scope.services.clock.now();
  const [row] = await scope.tx
    .select({ key: apiKey, ownerState: person.state, locale: person.locale })
    .from(apiKey)
    .innerJoin(person, and(eq(person.organizationId, apiKey.organizationId), eq(person.id, apiKey.personId)))
    .where(and(eq(apiKey.organizationId, scope.organizationId), eq(apiKey.id, keyId)));
  if (row === undefined || keyStateOf({ ...row.key, ownerState: row.ownerState }, now) !== 'active') return;
  const told = await scope.tx
    .update(apiKey)
    .set({ warnedAt: now })
    .where(and(eq(apiKey.organizationId, scope.organizationId), eq(apiKey.id, keyId), isNull(apiKey.warnedAt)))
    .returning({ id: apiKey.id });
  if (told.length === 0) return;
  const { subject, body } = words[row.locale === 'es' ? 'es' : 'en'];
  await queueMail(scope, {
    // The column holds ids of persons only, by its foreign key.
    personId: row.key.personId as PersonId,
    kind: 'key.expiring',
    subject,
    body: body(row.key.name),
    link: '/developers',
  });
}
