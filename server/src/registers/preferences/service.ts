import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { forbidden } from '../../kernel/errors/bedside-error.ts';
import type { MailTiming } from '../../kernel/mail/mail-timing.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { readOrganization, requireTimeZone } from '../org/service.ts';
import type { NotificationChoice } from './contract.ts';
import { notificationChoice } from './schema.ts';
import { whenToMail } from './state.ts';

type Row = typeof notificationChoice.$inferSelect;

/** The usual way, until somebody chooses. */
function usual(timeZone: string): NotificationChoice {
  return { mail: 'each', digestAt: '08:00', quiet: null, timeZone };
}

/** How the acting person wants to be told by mail. Throws `FORBIDDEN` for keys and jobs. */
export async function getNotifications(scope: Scope): Promise<NotificationChoice> {
  const row = await readRow(scope.tx, { organizationId: scope.organizationId, personId: requirePerson(scope) });
  return row === null ? usual((await readOrganization(scope)).timeZone) : toChoice(row);
}

/** Keeps how the acting person wants to be told by mail. Messages inside come in any case. Throws `TIME_ZONE_UNKNOWN`. */
export async function chooseNotifications(scope: Scope, choice: NotificationChoice): Promise<NotificationChoice> {
  const personId = requirePerson(scope);
  requireTimeZone(choice.timeZone);
  const { quiet, ...rest } = choice;
  const kept = { ...rest, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null };
  const updatedAt = scope.services.clock.now();
  await scope.tx
    .insert(notificationChoice)
    .values({ organizationId: scope.organizationId, personId, ...kept, updatedAt })
    .onConflictDoUpdate({
      target: [notificationChoice.organizationId, notificationChoice.personId],
      set: { ...kept, updatedAt },
    });
  await recordEvent(scope, {
    action: 'notifications.chosen',
    object: { type: 'person', id: personId },
    facts: { mail: choice.mail, quiet: quiet !== null },
  });
  return choice;
}

/** When the mail about a message of a kind goes out to a person. */
export async function mailTimingOf(
  tx: Tx,
  message: { organizationId: string; personId: string; kind: string; now: Date },
): Promise<MailTiming> {
  const row = await readRow(tx, message);
  return row === null ? { kind: 'now' } : whenToMail(toChoice(row), message);
}

async function readRow(tx: Tx, who: { organizationId: string; personId: string }): Promise<Row | null> {
  const [row] = await tx
    .select()
    .from(notificationChoice)
    .where(
      and(eq(notificationChoice.organizationId, who.organizationId), eq(notificationChoice.personId, who.personId)),
    );
  return row ?? null;
}

function toChoice(row: Row): NotificationChoice {
  const { mail, digestAt, quietFrom, quietTo, timeZone } = row;
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { mail, digestAt, quiet, timeZone };
}

function requirePerson(scope: Scope) {
  const id = actingPersonId(scope);
  if (id === null) throw forbidden('Only people choose how they are told.');
  return id;
}
