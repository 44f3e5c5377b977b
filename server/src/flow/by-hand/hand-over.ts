import { and, asc, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { enqueue } from '../../kernel/jobs/jobs.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { person } from '../../registers/people/schema.ts';
import { localesOf } from '../../registers/people/service.ts';
import { delivery } from '../publish/schema.ts';
import { lockDelivery } from '../publish/service.ts';
import { REMIND_TASK, type RemindJob } from './remind-task.ts';
import { handPoster, handTask } from './schema.ts';
import { HANDED_FOR_MS, REMIND_EVERY_MS } from './state.ts';

type Told = 'post' | 'take_down' | 'remind' | 'late' | 'passed_on';

const words: Readonly<Record<Told, Readonly<Record<'en' | 'es', { subject: string; body: string }>>>> = {
  post: {
    en: {
      subject: 'Something to post by hand',
      body: 'It is cleared and due now. Open it on your phone, and follow the steps.',
    },
    es: {
      subject: 'Algo para publicar a mano',
      body: 'Está autorizado y es la hora. Ábralo en su teléfono y siga los pasos.',
    },
  },
  take_down: {
    en: {
      subject: 'Something to take down by hand',
      body: 'A post that you or a colleague made by hand has to go away. Until you say that it is gone, it counts as standing.',
    },
    es: {
      subject: 'Algo para retirar a mano',
      body: 'Una publicación hecha a mano debe desaparecer. Hasta que usted diga que ya no está, cuenta como visible.',
    },
  },
  remind: {
    en: {
      subject: 'Still waiting for your answer',
      body: 'You were given something to do by hand. Say whether it is done; nobody else is asked meanwhile.',
    },
    es: {
      subject: 'Seguimos esperando su respuesta',
      body: 'Se le dio algo para hacer a mano. Diga si está hecho; mientras tanto no se pide a nadie más.',
    },
  },
  late: {
    en: {
      subject: 'Something by hand has waited for hours',
      body: 'Whoever was given it has not answered. Ask them; you can answer for them, or give it to somebody else.',
    },
    es: {
      subject: 'Algo a mano espera desde hace horas',
      body: 'Quien lo recibió no ha contestado. Pregúntele; puede contestar en su nombre o dárselo a otra persona.',
    },
  },
  passed_on: {
    en: {
      subject: 'You need not post this any more',
      body: 'What you were given to do by hand was given to somebody else. Please do not post it.',
    },
    es: {
      subject: 'Ya no tiene que publicar esto',
      body: 'Lo que se le dio para hacer a mano se dio a otra persona. No lo publique, por favor.',
    },
  },
};

/** Tells people inside and by mail. */
export async function tell(
  scope: Scope,
  { personIds, told, taskId }: { personIds: readonly string[]; told: Told; taskId: string },
): Promise<void> {
  for (const { id, locale } of await localesOf(scope, personIds)) {
    await queueMail(scope, {
      personId: id,
      kind: `by_hand.${told}`,
      ...words[told][locale],
      link: `/by-hand/${taskId}`,
    });
  }
}

/** Looks again after a while whether somebody has answered. */
export async function remindLater(scope: Scope, taskId: string): Promise<void> {
  const { organizationId, services, tx } = scope;
  const runAt = new Date(services.clock.now().getTime() + REMIND_EVERY_MS);
  await enqueue(tx, {
    task: REMIND_TASK,
    payload: { organizationId, taskId } as RemindJob,
    runAt,
    jobKey: `${REMIND_TASK}:${taskId}`,
  });
}

/** Everybody who works here and posts by hand at a place, the first one first. */
export async function activePosters(scope: Scope, channelId: string): Promise<{ id: string; name: string }[]> {
  return scope.tx
    .select({ id: person.id, name: person.name })
    .from(handPoster)
    .innerJoin(person, and(eq(person.organizationId, handPoster.organizationId), eq(person.id, handPoster.personId)))
    .where(
      and(
        eq(handPoster.organizationId, scope.organizationId),
        eq(handPoster.channelId, channelId),
        eq(person.state, 'active'),
      ),
    )
    .orderBy(asc(handPoster.position), asc(person.id));
}

export type HandedTo = 'handed' | 'nobody' | 'not_armed';

/**
 * Gives an armed delivery to the person who posts there. Once for each delivery, however often it is called: who has it keeps
 * it. Nothing is given of what is not armed any more.
 */
export async function handOver(scope: Scope, deliveryId: string): Promise<HandedTo> {
  const { row } = await lockDelivery(scope, deliveryId);
  if (row.state !== 'armed' && row.state !== 'unknown') return 'not_armed';
  if ((await findTask(scope, deliveryId)) !== null) return 'handed';
  const [first] = await activePosters(scope, row.channelId);
  if (first === undefined) return 'nobody';
  const now = scope.services.clock.now();
  await scope.tx.insert(handTask).values({
    organizationId: scope.organizationId,
    deliveryId,
    channelId: row.channelId,
    holderId: first.id,
    handedAt: now,
    endsAt: new Date(now.getTime() + HANDED_FOR_MS),
  });
  await recordEvent(scope, {
    action: 'delivery.handed_over',
    object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    facts: { to: first.id },
  });
  await tell(scope, { personIds: [first.id], told: 'post', taskId: deliveryId });
  await remindLater(scope, deliveryId);
  return 'handed';
}

/** Asks whoever has it to take down what stands at an address. True where nothing stands there any more. */
export async function askToTakeDown(scope: Scope, url: string): Promise<boolean> {
  const isIt = and(eq(delivery.organizationId, scope.organizationId), eq(delivery.remoteId, url));
  const [found] = await scope.tx.select({ id: delivery.id }).from(delivery).where(isIt);
  const task = found === undefined ? null : await findTask(scope, found.id);
  if (found === undefined || task === null) return false;
  const { row } = await lockDelivery(scope, found.id);
  if (row.state === 'removed') return true;
  if (row.state !== 'removing' || task.removalAskedAt !== null) return false;
  const asked = await scope.tx
    .update(handTask)
    .set({ removalAskedAt: scope.services.clock.now(), reminders: 0, remindedAt: null })
    .where(taskIs(scope, found.id))
    .returning({ id: handTask.deliveryId });
  if (asked.length === 0) return false;
  await recordEvent(scope, {
    action: 'delivery.removal_asked',
    object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    facts: { of: task.holderId },
  });
  await tell(scope, { personIds: [task.holderId], told: 'take_down', taskId: found.id });
  await remindLater(scope, found.id);
  return false;
}

export type TaskRow = typeof handTask.$inferSelect;

export function taskIs(scope: Scope, taskId: string) {
  return and(eq(handTask.organizationId, scope.organizationId), eq(handTask.deliveryId, taskId));
}

/** Null where nobody was given it. */
export async function findTask(scope: Scope, taskId: string): Promise<TaskRow | null> {
  const [row] = await scope.tx.select().from(handTask).where(taskIs(scope, taskId));
  return row ?? null;
}
