import { manifests } from '@bedside/connectors/networks';
import { and, eq, isNull } from 'drizzle-orm';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { hashSecret, newSecret } from '../../../kernel/crypto/secret.ts';
import type { OrganizationId, PersonId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type PersonActor, type Scope, type Services } from '../../../kernel/scope/scope.ts';
import { person } from '../../../registers/people/schema.ts';
import { grantsOf } from '../../../registers/people/service.ts';
import { scheduleAccess } from '../access.ts';
import type { CalendarItem } from './contract.ts';
import { readCalendar } from './read-calendar.ts';
import { calendarFeed } from './schema.ts';

const DAY_MS = 86_400_000;
/** What a calendar program shows: last month, and the two after this day. */
const BEFORE_MS = 30 * DAY_MS;
const AHEAD_MS = 65 * DAY_MS;
/** How long a post stands in a calendar: long enough to be seen, and nothing it takes. */
const SHOWN_MINUTES = 15;

const SHAPE = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/;

const words = {
  en: {
    title: 'Posts in Bedside',
    summary: (networks: string, state: string) => `Post on ${networks}, ${state}`,
    states: { wished: 'planned', set: 'approved and planned', out: 'published', missed: 'not sent', lapsed: 'not set' },
    nowhere: 'no channel',
    and: ' and ',
  },
  es: {
    title: 'Publicaciones en Bedside',
    summary: (networks: string, state: string) => `Publicación en ${networks}, ${state}`,
    states: {
      wished: 'prevista',
      set: 'aprobada y prevista',
      out: 'publicada',
      missed: 'no enviada',
      lapsed: 'sin hora',
    },
    nowhere: 'ningún canal',
    and: ' y ',
  },
} as const;

/** When one's link was made; null where there is none. */
export async function readFeed(scope: Scope): Promise<{ createdAt: string | null }> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const [row] = await scope.tx.select({ createdAt: calendarFeed.createdAt }).from(calendarFeed).where(standing(scope));
  return { createdAt: row?.createdAt.toISOString() ?? null };
}

function standing(scope: Scope) {
  return and(
    eq(calendarFeed.organizationId, scope.organizationId),
    eq(calendarFeed.personId, ownId(scope)),
    isNull(calendarFeed.revokedAt),
  );
}

function ownId(scope: Scope): PersonId {
  const id = actingPersonId(scope);
  if (id === null) throw new TypeError('a link belongs to a person');
  return id;
}

/** Makes one's link for calendar programs, shown this once; an older one ends. */
export async function makeFeed(scope: Scope): Promise<{ address: string }> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const secret = newSecret();
  const set = { secretHash: hashSecret(secret), createdAt: scope.services.clock.now(), revokedAt: null };
  await scope.tx
    .insert(calendarFeed)
    .values({ organizationId: scope.organizationId, personId: ownId(scope), ...set })
    .onConflictDoUpdate({ target: [calendarFeed.organizationId, calendarFeed.personId], set });
  await recordEvent(scope, { action: 'calendar_feed.made', object: { type: 'person', id: ownId(scope) } });
  const token = `${scope.organizationId.replaceAll('-', '')}.${secret}`;
  return { address: `${scope.services.publicUrl}/api/calendar-feed/${token}` };
}

export async function endFeed(scope: Scope): Promise<void> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const ended = await scope.tx
    .update(calendarFeed)
    .set({ revokedAt: scope.services.clock.now() })
    .where(standing(scope))
    .returning({ personId: calendarFeed.personId });
  if (ended.length === 0) return;
  await recordEvent(scope, { action: 'calendar_feed.ended', object: { type: 'person', id: ownId(scope) } });
}

/**
 * The calendar behind a link, as iCalendar: what its person may see at this moment, by time, channel and state, and no
 * word of any post. Null for every link that opens nothing, whatever the reason.
 */
export async function readFeedFile(
  services: Services,
  call: { token: string; requestId: string },
): Promise<string | null> {
  const [, hex, secret] = SHAPE.exec(call.token) ?? [];
  if (hex === undefined || secret === undefined) return null;
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  const organizationId = id as OrganizationId; // whether there is such an organization, the look-up tells
  return services.db.inOrganization(organizationId, async (tx) => {
    const system = { type: 'system', name: 'calendar-feed' } as const;
    const scope: Scope = { services, organizationId, actor: system, requestId: call.requestId, tx };
    const owner = await findOwner(scope, hashSecret(secret));
    if (owner === null) return null;
    return write({ ...scope, actor: owner.actor }, owner.locale);
  });
}

async function findOwner(
  scope: Scope,
  secretHash: string,
): Promise<{ actor: PersonActor; locale: keyof typeof words } | null> {
  const [row] = await scope.tx
    .select({ id: person.id, state: person.state, locale: person.locale })
    .from(calendarFeed)
    .innerJoin(
      person,
      and(eq(person.organizationId, calendarFeed.organizationId), eq(person.id, calendarFeed.personId)),
    )
    .where(
      and(
        eq(calendarFeed.organizationId, scope.organizationId),
        eq(calendarFeed.secretHash, secretHash),
        isNull(calendarFeed.revokedAt),
      ),
    );
  if (row?.state !== 'active') return null;
  const actor: PersonActor = {
    type: 'person',
    id: row.id as PersonId, // the key of the table of people
    grants: await grantsOf(scope, row.id),
    sessionId: 'calendar-feed',
    provedAt: null,
    key: null,
  };
  if (actor.grants.length === 0) return null;
  return { actor, locale: row.locale === 'es' ? 'es' : 'en' };
}

async function write(scope: Scope, locale: keyof typeof words): Promise<string> {
  const nowMs = scope.services.clock.now().getTime();
  const seen = await readCalendar(scope, {
    from: new Date(nowMs - BEFORE_MS).toISOString(),
    to: new Date(nowMs + AHEAD_MS).toISOString(),
    language: locale,
  });
  const networks = new Map(seen.channels.map(({ id, network }) => [id, manifests[network].displayName]));
  const file = ical({ name: words[locale].title, method: ICalCalendarMethod.PUBLISH });
  for (const item of seen.items) {
    const start = new Date(item.at);
    file.createEvent({
      id: `${item.postId}@bedside`,
      stamp: new Date(nowMs),
      start,
      end: new Date(start.getTime() + SHOWN_MINUTES * 60_000),
      summary: titleOf(item, networks, locale),
      url: `${scope.services.publicUrl}/posts/${item.postId}`,
    });
  }
  return file.toString();
}

function titleOf(
  item: Pick<CalendarItem, 'channelIds' | 'time'>,
  networks: ReadonlyMap<string, string>,
  locale: keyof typeof words,
): string {
  const { summary, states, nowhere, and: between } = words[locale];
  const names = [...new Set(item.channelIds.flatMap((id) => networks.get(id) ?? []))];
  return summary(names.length === 0 ? nowhere : names.join(between), states[item.time]);
}
