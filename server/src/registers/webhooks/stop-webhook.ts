import { and, arrayContains, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { person } from '../people/schema.ts';
import { webhook } from './schema.ts';

const words = {
  en: {
    failing: {
      subject: 'A webhook was paused',
      body: 'Nothing has arrived at one of your webhooks for five days, so it was paused. Look at its deliveries, mend the address, send a test, and resume it. What waits is sent then.',
    },
    gone: {
      subject: 'A webhook was switched off',
      body: 'The address of one of your webhooks answered that it is gone (410), so it was switched off. Change the address or remove the webhook.',
    },
  },
  es: {
    failing: {
      subject: 'Un webhook está en pausa',
      body: 'Desde hace cinco días no llega nada a uno de sus webhooks, así que está en pausa. Mire sus entregas, corrija la dirección, envíe una prueba y reanúdelo. Entonces se envía lo que espera.',
    },
    gone: {
      subject: 'Un webhook se ha apagado',
      body: 'La dirección de uno de sus webhooks respondió que ya no existe (410), así que se ha apagado. Cambie la dirección o quite el webhook.',
    },
  },
} as const;

/** Stops a webhook that reaches nobody, and tells whoever looks after it: its maker, or the administrators once that person has left. */
export async function stopWebhook(
  scope: Scope,
  row: typeof webhook.$inferSelect,
  reason: 'failing' | 'gone',
): Promise<void> {
  await scope.tx
    .update(webhook)
    .set({
      state: reason === 'gone' ? 'disabled' : 'paused',
      stoppedBy: reason,
      revision: row.revision + 1,
      updatedAt: scope.services.clock.now(),
    })
    .where(and(eq(webhook.organizationId, scope.organizationId), eq(webhook.id, row.id)));
  await recordEvent(scope, {
    action: reason === 'gone' ? 'webhook.disabled' : 'webhook.paused',
    object: { type: 'webhook', id: row.id },
    facts: { by: reason },
  });
  for (const who of await listCaretakers(scope, row.createdBy)) {
    const { subject, body } = words[who.locale === 'es' ? 'es' : 'en'][reason];
    await queueMail(scope, {
      // The key of the table of people.
      personId: who.id as PersonId,
      kind: `webhook.${reason}`,
      subject,
      body,
      link: '/developers',
    });
  }
}

async function listCaretakers(scope: Scope, makerId: string): Promise<{ id: string; locale: string }[]> {
  const active = and(eq(person.organizationId, scope.organizationId), eq(person.state, 'active'));
  const columns = { id: person.id, locale: person.locale };
  const maker = await scope.tx
    .select(columns)
    .from(person)
    .where(and(active, eq(person.id, makerId)));
  if (maker.length > 0) return maker;
  return scope.tx
    .select(columns)
    .from(person)
    .where(and(active, arrayContains(person.roles, ['administrator'])));
}
