import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { localesOf } from '../../registers/people/service.ts';
import { postShare } from '../library/schema.ts';
import { readShare } from '../library/service.ts';
import { delivery } from '../publish/schema.ts';
import { postWithdrawn } from '../publish/service.ts';

const words = {
  source_gone: {
    en: {
      subject: 'A post that you shared was withdrawn',
      body: 'Your organization took its post down, or out of the library. Yours still stands; you decide whether it goes too.',
    },
    es: {
      subject: 'Se retiró una publicación que usted compartió',
      body: 'Su organización retiró su publicación, o la sacó de la biblioteca. La suya sigue visible; usted decide si también se retira.',
    },
  },
  called_back: {
    en: {
      subject: 'What you shared is being taken down',
      body: 'A permission on which it rests has ended. It is taken down from your account now, as it is everywhere else.',
    },
    es: {
      subject: 'Se está retirando lo que usted compartió',
      body: 'Terminó un permiso en el que se basa. Se retira ahora de su cuenta, como en todas partes.',
    },
  },
} as const;

/** Tells people of what happens to what they shared. */
export function tellSharersTask(services: Services): Task<z.infer<typeof postWithdrawn.payload>> {
  return {
    name: postWithdrawn.name,
    payload: postWithdrawn.payload,
    run: ({ organizationId, postId }) =>
      inScope(
        {
          services,
          organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload
          actor: { type: 'system', name: 'publisher' },
          requestId: newId<'request'>(),
        },
        (scope) => tellSharers(scope, postId),
      ),
  };
}

async function tellSharers(scope: Scope, postId: string): Promise<void> {
  const shared = await readShare(scope, postId);
  if (shared !== null) return tell(scope, [shared.share.sharerId], 'called_back');
  const standing = await scope.tx
    .selectDistinct({ sharerId: postShare.sharerId })
    .from(postShare)
    .innerJoin(
      delivery,
      and(eq(delivery.organizationId, postShare.organizationId), eq(delivery.postId, postShare.postId)),
    )
    .where(
      and(
        eq(postShare.organizationId, scope.organizationId),
        eq(postShare.sourcePostId, postId),
        inArray(delivery.state, ['armed', 'unknown', 'confirmed', 'needs_person']),
      ),
    );
  await tell(
    scope,
    standing.map(({ sharerId }) => sharerId),
    'source_gone',
  );
}

async function tell(scope: Scope, personIds: readonly string[], told: keyof typeof words): Promise<void> {
  for (const { id, locale } of await localesOf(scope, personIds)) {
    await queueMail(scope, { personId: id, kind: `sharing.${told}`, ...words[told][locale], link: '/sharing' });
  }
}
