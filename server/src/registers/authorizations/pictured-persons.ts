import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { forbidden, notFound } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { getMedia, type IsShown, type MediaRow, quarantinePictures, readImage } from '../media/service.ts';
import { namesOf } from '../people/service.ts';
import { authorizationAccess } from './access.ts';
import type { addPicturedPerson as addEndpoint, PicturedPersonView } from './contract.ts';
import { judgePersons, type Picture } from './judge-persons.ts';
import { refusedCapture } from './refused-capture.ts';
import { picturedPerson } from './schema.ts';
import { findSubjects, getSubject, keepSubject } from './subjects.ts';

type Pictured = { readonly persons: PicturedPersonView[] };
type AddInput = { readonly mediaId: string } & z.output<(typeof addEndpoint)['body']>;

/** Who is to be seen in a picture. Throws `NOT_FOUND`. */
export async function listPicturedPersons(
  scope: Scope,
  { mediaId, isShown }: { mediaId: string; isShown: IsShown },
): Promise<Pictured> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see who is in a picture');
  return viewPersons(scope, await readImage(scope, mediaId, isShown));
}

/** Tells who is to be seen in a picture; told twice it is one. Throws `NOT_FOUND`. */
export async function addPicturedPerson(
  scope: Scope,
  isShown: IsShown,
  { mediaId, subject }: AddInput,
): Promise<Pictured> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'tell who is in a picture');
  const row = await readImage(scope, mediaId, isShown);
  const { id } = 'id' in subject ? await getSubject(scope, subject.id) : await keepSubject(scope, subject);
  await keepPersons(scope, { hashes: [row.sha256], subjectId: id });
  return viewPersons(scope, row);
}

/** Whoever is asked about a picture is to be seen in it. */
export async function keepPersons(
  scope: Scope,
  { hashes, subjectId }: { hashes: readonly string[]; subjectId: string },
): Promise<void> {
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people tell who is in a picture.');
  if (hashes.length === 0) return;
  const addedAt = scope.services.clock.now();
  const { organizationId } = scope;
  await scope.tx
    .insert(picturedPerson)
    .values(hashes.map((sha256) => ({ organizationId, sha256, subjectId, addedBy: by, addedAt })))
    .onConflictDoUpdate({
      target: [picturedPerson.organizationId, picturedPerson.sha256, picturedPerson.subjectId],
      set: { addedBy: by, addedAt, removedBy: null, removedAt: null },
    });
  await recordEvent(scope, {
    action: 'authorization.person_added',
    object: { type: 'authorization_subject', id: subjectId },
    facts: { pictures: hashes.join(',') },
  });
  const refused = await refusedCapture(scope, subjectId);
  if (refused !== null) await quarantinePictures(scope, { hashes, cause: refused });
}

/** Tells that it is somebody else after all. Throws `NOT_FOUND` where nobody had said so. */
export async function removePicturedPerson(
  scope: Scope,
  isShown: IsShown,
  input: { mediaId: string; subjectId: string; reason: string },
): Promise<Pictured> {
  requireAnyRole(scope.actor, authorizationAccess.withdraw, 'tell that somebody is not in a picture');
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people tell who is in a picture.');
  const row = await readImage(scope, input.mediaId, isShown);
  const removed = await scope.tx
    .update(picturedPerson)
    .set({ removedBy: by, removedAt: scope.services.clock.now() })
    .where(
      and(
        eq(picturedPerson.organizationId, scope.organizationId),
        inArray(picturedPerson.sha256, hashesOf(await pictureOf(scope, row))),
        eq(picturedPerson.subjectId, input.subjectId),
        isNull(picturedPerson.removedAt),
      ),
    )
    .returning({ sha256: picturedPerson.sha256 });
  if (removed.length === 0) throw notFound('person');
  await recordEvent(scope, {
    action: 'authorization.person_removed',
    object: { type: 'authorization_subject', id: input.subjectId },
    facts: { pictures: removed.map(({ sha256 }) => sha256).join(',') },
    reason: input.reason,
  });
  return viewPersons(scope, row);
}

/** A picture by its hash, and by that of the one that it was cut from. */
async function pictureOf(scope: Scope, { sha256, derivedFrom }: MediaRow): Promise<Picture> {
  return { own: sha256, origin: derivedFrom === null ? null : (await getMedia(scope, derivedFrom)).sha256 };
}

const hashesOf = ({ own, origin }: Picture) => (origin === null ? [own] : [own, origin]);

async function viewPersons(scope: Scope, media: MediaRow): Promise<Pictured> {
  const picture = await pictureOf(scope, media);
  const rows = await scope.tx
    .select()
    .from(picturedPerson)
    .where(
      and(
        eq(picturedPerson.organizationId, scope.organizationId),
        inArray(picturedPerson.sha256, hashesOf(picture)),
        isNull(picturedPerson.removedAt),
      ),
    )
    .orderBy(asc(picturedPerson.addedAt), asc(picturedPerson.subjectId));
  const first = new Map(rows.toReversed().map((row) => [row.subjectId, row]));
  const subjects = await findSubjects(scope, [...first.keys()]);
  const names = await namesOf(scope);
  const verdicts = await judgePersons(scope, { pictures: [picture], use: null });
  return {
    persons: [...first.values()].toReversed().flatMap((row) => {
      const subject = subjects.get(row.subjectId);
      if (subject === undefined) return [];
      const verdict = verdicts.find(({ subjectId }) => subjectId === row.subjectId) ?? null;
      return [
        {
          subject,
          state: verdict?.best?.state ?? null,
          authorizationId: verdict?.best?.authorizationId ?? null,
          addedByName: names.get(row.addedBy) ?? '',
          addedAt: row.addedAt.toISOString(),
        },
      ];
    }),
  };
}
