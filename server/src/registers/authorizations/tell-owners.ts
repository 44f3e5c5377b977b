import { and, eq } from 'drizzle-orm';
import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { listGrantHolders, localesOf } from '../people/service.ts';
import { authorizationRequest } from './schema.ts';
import type { AuthorizationRow } from './view-authorizations.ts';

export type About =
  | 'withdrawn'
  | 'expires'
  | 'of_age'
  | 'not_in_chart'
  | 'passkey_set_aside'
  | 'event_told'
  | 'event_open';

const words = {
  en: {
    withdrawn: {
      subject: 'A permission was taken back',
      body: 'Somebody took back a permission, or a part of it. Look at what it covers, and take down what it no longer allows.',
    },
    expires: {
      subject: 'A permission ends in a month',
      body: 'After that day nothing new may be shown under it. Ask anew if you want to go on, or plan what to take down.',
    },
    of_age: {
      subject: 'Somebody comes of age in a month',
      body: 'A guardian signed for them. From that day on nothing new may be shown until they say yes themselves. Ask them.',
    },
    not_in_chart: {
      subject: 'A permission did not reach the chart',
      body: 'The FHIR server did not take a permission, or what was taken back of it. The page of the permission says why. Put it right, and send it again from there.',
    },
    passkey_set_aside: {
      subject: 'The passkey of somebody who signs was set aside',
      body: 'It counted backwards, so that there may be a copy of it. It opens nothing any more; a code does. Talk to the person.',
    },
    event_told: {
      subject: 'The event that ends a permission was told',
      body: 'Somebody told since when, or from when on, a permission does not hold any more. From then on nothing is shown under it, and what is out is taken down.',
    },
    event_open: {
      subject: 'Has it happened?',
      body: 'A permission ends with an event, and nobody has told that it happened. Look whether it has, and tell it on the page of the permission.',
    },
  },
  es: {
    withdrawn: {
      subject: 'Se retiró una autorización',
      body: 'Alguien retiró una autorización o una parte. Mire qué cubre y quite lo que ya no permite.',
    },
    expires: {
      subject: 'Una autorización termina en un mes',
      body: 'Después de ese día no se puede mostrar nada nuevo con ella. Pida otra si quiere seguir, o planee qué quitar.',
    },
    of_age: {
      subject: 'Alguien será mayor de edad en un mes',
      body: 'Firmó por esta persona quien la cuida. Desde ese día no se muestra nada nuevo hasta que ella misma diga que sí. Pregúntele.',
    },
    not_in_chart: {
      subject: 'Una autorización no llegó al expediente',
      body: 'El servidor FHIR no aceptó una autorización o lo que se retiró de ella. La página de la autorización dice por qué. Corríjalo y envíela otra vez desde ahí.',
    },
    passkey_set_aside: {
      subject: 'Se apartó la clave de acceso de quien firma',
      body: 'Contó hacia atrás: puede que haya una copia. Ya no abre nada; un código sí. Hable con la persona.',
    },
    event_told: {
      subject: 'Se informó del hecho que termina una autorización',
      body: 'Alguien informó desde cuándo una autorización ya no vale o dejará de valer. Desde entonces no se muestra nada con ella y se quita lo publicado.',
    },
    event_open: {
      subject: '¿Ya ocurrió?',
      body: 'Una autorización termina con un hecho y nadie ha informado de que haya ocurrido. Mire si ya ocurrió e infórmelo en la página de la autorización.',
    },
  },
} as const satisfies Record<string, Record<About, { subject: string; body: string }>>;

/** Tells whoever asked for a permission, and the privacy officers; no name is in it. */
export async function tellOwners(
  scope: Scope,
  {
    row,
    about,
    link = `/authorizations/${row.id}`,
  }: { row: Pick<AuthorizationRow, 'id' | 'requestId'>; about: About; link?: string },
): Promise<void> {
  const officers = (await listGrantHolders(scope)).filter(
    ({ active, grants }) => active && grants.some(({ role }) => role === 'privacy_officer'),
  );
  const askedBy = row.requestId === null ? [] : await whoAsked(scope, row.requestId);
  for (const { id, locale } of await localesOf(scope, [
    ...new Set([...officers.map(({ id: one }) => one), ...askedBy]),
  ])) {
    const kind = `authorization.${about}`;
    await queueMail(scope, { personId: id, kind, ...words[locale][about], link });
  }
}

async function whoAsked(scope: Scope, requestId: string): Promise<readonly string[]> {
  const rows = await scope.tx
    .select({ askedBy: authorizationRequest.askedBy })
    .from(authorizationRequest)
    .where(and(eq(authorizationRequest.organizationId, scope.organizationId), eq(authorizationRequest.id, requestId)));
  return rows.map(({ askedBy }) => askedBy);
}
