import ical, { ICalCalendarMethod } from 'ical-generator';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { BYTE_ORDER_MARK, csvLines } from '../../../kernel/csv/write-lines.ts';
import { unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { site } from '../../org/sites/schema.ts';
import { localesOf } from '../../people/service.ts';
import { authorizationAccess } from '../access.ts';
import type { EndsFilters, EndView } from './contract.ts';
import { readAllEnds } from './list-ends.ts';

const MOST_ROWS = 5_000;

const WORDS = {
  en: {
    title: 'Ends of permissions',
    // Calendars are shared and synchronized: no name, no kind, and nothing of anybody's health.
    permission: 'A permission ends',
    link: 'A link ends',
    headings: ['Day', 'What ends', 'Person', 'Kind of permission', 'Part of the house', 'Owners told', 'Page'],
    what: {
      expires: 'Last day of a permission',
      of_age: 'Comes of age',
      event: 'Ended by an event',
      link: 'Link of an asking ends',
      waits: 'Waits for an event',
    },
  },
  es: {
    title: 'Fin de las autorizaciones',
    permission: 'Termina una autorización',
    link: 'Termina un enlace',
    headings: ['Día', 'Qué termina', 'Persona', 'Tipo de autorización', 'Parte de la casa', 'Avisado el', 'Página'],
    what: {
      expires: 'Último día de una autorización',
      of_age: 'Cumple la mayoría de edad',
      event: 'Terminada por un hecho',
      link: 'Termina el enlace de una solicitud',
      waits: 'Espera un hecho',
    },
  },
} as const;

/** Lines for a spreadsheet, with names. Written down as `authorization.ends_exported`. Throws `TOO_MANY_ENDS`. */
export async function exportEndsCsv(scope: Scope, filters: EndsFilters): Promise<string> {
  const { ends, words } = await readForFile(scope, filters, 'csv');
  const sites = await scope.tx.select({ id: site.id, name: site.name }).from(site);
  const nameOf = new Map(sites.map(({ id, name }) => [id, name]));
  const lines = ends.map((end) => [
    end.onDay ?? '',
    words.what[end.what],
    end.subject.name,
    end.kind,
    nameOf.get(end.siteId ?? '') ?? '',
    end.toldAt ?? '',
    linkOf(scope, end),
  ]);
  return BYTE_ORDER_MARK + csvLines([words.headings, ...lines]);
}

/** The same for calendar programs: that something ends on a day, and the link; no word of whom or of what. */
export async function exportEndsIcs(scope: Scope, filters: EndsFilters): Promise<string> {
  const { ends, words } = await readForFile(scope, filters, 'ics');
  const calendar = ical({
    name: words.title,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Bedside', product: 'Ends of permissions' },
  });
  const stamp = scope.services.clock.now();
  for (const end of ends) {
    if (end.onDay === null) continue;
    calendar.createEvent({
      id: `${end.what}-${end.requestId ?? end.authorizationId ?? ''}@${new URL(scope.services.publicUrl).hostname}`,
      // A day has no zone: it is that of the house.
      start: new Date(`${end.onDay}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp,
      summary: end.what === 'link' ? words.link : words.permission,
      url: linkOf(scope, end),
    });
  }
  return calendar.toString();
}

async function readForFile(scope: Scope, filters: EndsFilters, format: 'csv' | 'ics') {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see when permissions end');
  const ends = await readAllEnds(scope, filters, MOST_ROWS);
  if (ends === null) {
    throw unprocessable({
      code: 'TOO_MANY_ENDS',
      message: 'That is too much for one file.',
      remedy: 'Choose a shorter time, or one part of the house.',
    });
  }
  await recordEvent(scope, {
    action: 'authorization.ends_exported',
    object: { type: 'organization', id: scope.organizationId },
    facts: { format, from: filters.from, until: filters.until, ends: ends.length },
  });
  return { ends, words: WORDS[await localeOf(scope)] };
}

async function localeOf(scope: Scope): Promise<keyof typeof WORDS> {
  const id = actingPersonId(scope);
  const [reader] = id === null ? [] : await localesOf(scope, [id]);
  return reader?.locale ?? 'en';
}

function linkOf({ services }: Scope, { requestId, authorizationId }: EndView): string {
  const path =
    requestId === null ? `/authorizations/${authorizationId ?? ''}` : `/authorizations/requests/${requestId}`;
  return `${services.publicUrl}${path}`;
}
