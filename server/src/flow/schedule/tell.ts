import { queueMail } from '../../kernel/mail/service.ts';
import { holdsOn } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { listGrantHolders, localesOf } from '../../registers/people/service.ts';
import { scheduleAccess } from './access.ts';

const words = {
  late: {
    en: {
      subject: 'A planned time had passed before the approval came',
      body: 'The post was approved too late for the time that was planned, so nothing was published. Choose a new time.',
    },
    es: {
      subject: 'La hora prevista pasó antes de la aprobación',
      body: 'La publicación se aprobó después de la hora prevista, así que no se publicó nada. Elija otra hora.',
    },
  },
  waiting: {
    en: {
      subject: 'An approved post waits for somebody who may publish',
      body: 'The post is approved and has a planned time. Whoever planned it may not publish: open it and schedule it.',
    },
    es: {
      subject: 'Una publicación aprobada espera a alguien que pueda publicar',
      body: 'La publicación está aprobada y tiene una hora prevista. Quien la previó no puede publicar: ábrala y prográmela.',
    },
  },
} as const;

/** Tells people that an approval came too late for the planned time: a link and no word of the post. */
export async function tellTooLate(scope: Scope, input: { postId: string; personIds: readonly string[] }) {
  await tell(scope, { ...input, what: 'late' });
}

/** Tells everybody who may publish on these channels that an approved post waits for one of them. */
export async function tellPublishers(scope: Scope, input: { postId: string; channelIds: readonly string[] }) {
  const people = await listGrantHolders(scope);
  const publishers = people.filter(
    ({ active, grants }) => active && grants.some((grant) => holdsOn(grant, scheduleAccess.schedule, input.channelIds)),
  );
  await tell(scope, { postId: input.postId, personIds: publishers.map(({ id }) => id), what: 'waiting' });
}

async function tell(
  scope: Scope,
  input: { postId: string; personIds: readonly string[]; what: keyof typeof words },
): Promise<void> {
  for (const { id, locale } of await localesOf(scope, [...new Set(input.personIds)])) {
    await queueMail(scope, {
      personId: id,
      kind: `plan.${input.what}`,
      ...words[input.what][locale],
      link: `/posts/${input.postId}`,
    });
  }
}
