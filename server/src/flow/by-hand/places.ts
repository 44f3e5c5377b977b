import { byHandPlace } from '@bedside/connectors/networks';
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { person } from '../../registers/people/schema.ts';
import { byHandAccess } from './access.ts';
import type { HandPlaceView } from './contract.ts';
import { handPoster } from './schema.ts';

/** Every place to which people post by hand, with who they are. */
export async function listHandPlaces(scope: Scope): Promise<HandPlaceView[]> {
  requireAnyRole(scope.actor, byHandAccess.read, 'see who posts by hand');
  const places = await scope.tx
    .select({ id: channel.id, place: channel.serviceUrl })
    .from(channel)
    .where(isPlace(scope))
    .orderBy(asc(channel.connectedAt), asc(channel.id));
  const posters = await scope.tx
    .select({ channelId: handPoster.channelId, id: person.id, name: person.name })
    .from(handPoster)
    .innerJoin(person, and(eq(person.organizationId, handPoster.organizationId), eq(person.id, handPoster.personId)))
    .where(eq(handPoster.organizationId, scope.organizationId))
    .orderBy(asc(handPoster.position), asc(handPoster.personId));
  return places.map(({ id: channelId, place }) => ({
    channelId,
    place,
    kind: byHandPlace(place)?.kind ?? 'other',
    posters: posters.flatMap((one) => (one.channelId === channelId ? [{ id: one.id, name: one.name }] : [])),
  }));
}

function isPlace(scope: Scope) {
  return and(
    eq(channel.organizationId, scope.organizationId),
    eq(channel.network, 'by-hand'),
    ne(channel.state, 'disconnected'),
  );
}

/** Names who posts at a place; what somebody has already stays with them. Throws `NOT_FOUND`, `POSTER_UNKNOWN`. */
export async function putPosters(
  scope: Scope,
  input: { channelId: string; personIds: readonly string[] },
): Promise<HandPlaceView> {
  const { channelId } = input;
  requireAnyRole(scope.actor, byHandAccess.arrange, 'name who posts by hand');
  const [found] = await scope.tx
    .select({ id: channel.id })
    .from(channel)
    .where(and(isPlace(scope), eq(channel.id, channelId)))
    .for('no key update');
  if (found === undefined) throw notFound('channel');
  const personIds = [...new Set(input.personIds)];
  await requirePeople(scope, personIds);
  await scope.tx
    .delete(handPoster)
    .where(and(eq(handPoster.organizationId, scope.organizationId), eq(handPoster.channelId, channelId)));
  const namedAt = scope.services.clock.now();
  const { organizationId } = scope;
  await scope.tx
    .insert(handPoster)
    .values(personIds.map((personId, position) => ({ organizationId, channelId, personId, position, namedAt })));
  await recordEvent(scope, {
    action: 'channel.posters_named',
    object: { type: 'channel', id: channelId },
    facts: { posters: personIds.join(',') },
  });
  const view = (await listHandPlaces(scope)).find((place) => place.channelId === channelId);
  if (view === undefined) throw notFound('channel');
  return view;
}

async function requirePeople(scope: Scope, personIds: readonly string[]): Promise<void> {
  const known = await scope.tx.$count(
    person,
    and(
      eq(person.organizationId, scope.organizationId),
      inArray(person.id, [...personIds]),
      eq(person.state, 'active'),
    ),
  );
  if (known === personIds.length) return;
  throw unprocessable({
    code: 'POSTER_UNKNOWN',
    message: 'One of these people does not work here, or has not joined yet.',
    remedy: 'Choose people who can sign in.',
  });
}
