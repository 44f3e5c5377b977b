import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { listDirectory } from '../../registers/org/service.ts';
import { listPeople } from '../../registers/people/service.ts';

const words = {
  en: {
    subject: 'A backup could not be made',
    body: 'Bedside could not make its backup and tries again every quarter of an hour. Health tells the reason; whoever looks after the server can find out more with “bedside admin doctor”. You are told once; Health shows when it works again.',
  },
  es: {
    subject: 'No se pudo hacer una copia de seguridad',
    body: 'Bedside no pudo hacer su copia de seguridad y lo intenta de nuevo cada cuarto de hora. Estado indica el motivo; quien se ocupa del servidor puede averiguar más con «bedside admin doctor». Se le avisa una sola vez; Estado muestra cuándo vuelve a funcionar.',
  },
} as const;

/** One message to every administrator of every organization: it is their words and pictures that are not safe. */
export async function tellOfFailedBackup(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    const actor = { type: 'system', name: 'backup' } as const;
    await inScope({ services, organizationId, actor, requestId: newId<'request'>() }, tellAdministrators);
  }
}

async function tellAdministrators(scope: Scope): Promise<void> {
  const people = await listPeople(scope);
  for (const { id, locale, roles, state } of people) {
    if (state !== 'active' || !roles.includes('administrator')) continue;
    // A view carries the id as plain text.
    await queueMail(scope, { personId: id as PersonId, kind: 'backup.failed', ...words[locale], link: '/health' });
  }
}
