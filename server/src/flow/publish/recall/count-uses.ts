import { and, eq, inArray } from 'drizzle-orm';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { authorizationAccess, basisOfAuthorizations } from '../../../registers/authorizations/service.ts';
import { cutsOf } from '../../../registers/media/service.ts';
import type { Content } from '../../compose/contract.ts';
import { draft, post, postVersion } from '../../compose/schema.ts';
import { basisOf, postsRestingOn, readablePosts } from '../../compose/service.ts';
import { delivery } from '../schema.ts';
import { standingVersionId } from '../standing.ts';
import type { UseCount } from './contract.ts';

type Place = 'out' | 'queued' | 'drafts';
type Use = { readonly postId: string; readonly place: Place; readonly refs: readonly string[] };

const out = ['armed', 'unknown', 'needs_person', 'confirmed', 'removing'] as const;
const queued = ['planned', 'parked'] as const;
const drafts = ['draft', 'in_review', 'changes_requested', 'approved'] as const;
/** A post that is out and planned anew is out. */
const worstFirst: readonly Place[] = ['out', 'queued', 'drafts'];

/** How many posts that one may see rest on each permission: what would have to come down, or not go out, if it ended. */
export async function countUses(scope: Scope, authorizationIds: readonly string[]): Promise<{ counts: UseCount[] }> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see where a permission is used');
  const ids = [...new Set(authorizationIds)];
  const permissionsOf = await readRefs(scope, ids);
  const uses = await readPlaces(scope, await postsRestingOn(scope, [...permissionsOf.keys()]));
  const placeOf = new Map(ids.map((id) => [id, new Map<string, Place>()]));
  for (const { postId, place, refs } of uses) {
    for (const id of new Set(refs.flatMap((ref) => permissionsOf.get(ref) ?? []))) {
      const known = placeOf.get(id)?.get(postId);
      if (known === undefined || worstFirst.indexOf(place) < worstFirst.indexOf(known))
        placeOf.get(id)?.set(postId, place);
    }
  }
  return {
    counts: ids.map((authorizationId) => {
      const places = [...(placeOf.get(authorizationId)?.values() ?? [])];
      const count = (place: Place) => places.filter((one) => one === place).length;
      return { authorizationId, out: count('out'), queued: count('queued'), drafts: count('drafts') };
    }),
  };
}

/** Permissions by what a post may rest on: their ids, their pictures, and what was cut from these. */
async function readRefs(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const pictures = await basisOfAuthorizations(scope, ids);
  const cuts = await cutsOf(
    scope,
    pictures.map(({ sha256 }) => sha256),
  );
  const refs = [
    ...ids.map((id) => [id, id] as const),
    ...pictures.map(({ sha256, authorizationId }) => [sha256, authorizationId] as const),
    ...cuts.flatMap(({ origin, sha256 }) =>
      pictures.filter((one) => one.sha256 === origin).map(({ authorizationId }) => [sha256, authorizationId] as const),
    ),
  ];
  const byRef = new Map<string, string[]>();
  for (const [ref, id] of refs) byRef.set(ref, [...(byRef.get(ref) ?? []), id]);
  return byRef;
}

/** Where each post stands, with what it rests on there. */
async function readPlaces(scope: Scope, postIds: readonly string[]): Promise<Use[]> {
  if (postIds.length === 0) return [];
  const { organizationId } = scope;
  const limit = readablePosts(scope);
  const sent = await scope.tx
    .select({ postId: delivery.postId, state: delivery.state, content: postVersion.content })
    .from(delivery)
    .innerJoin(post, and(eq(post.organizationId, delivery.organizationId), eq(post.id, delivery.postId)))
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, delivery.organizationId), eq(postVersion.id, standingVersionId)),
    )
    .where(
      and(
        eq(delivery.organizationId, organizationId),
        inArray(delivery.postId, [...postIds]),
        eq(delivery.part, 0),
        eq(delivery.kind, 'post'),
        inArray(delivery.state, [...out, ...queued]),
        limit,
      ),
    );
  const written = await scope.tx
    .select({ postId: post.id, content: draft.content })
    .from(post)
    .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
    .where(
      and(
        eq(post.organizationId, organizationId),
        inArray(post.id, [...postIds]),
        inArray(post.stage, [...drafts]),
        limit,
      ),
    );
  const planned = new Set<string>(queued);
  return [
    ...sent.map(({ postId, state, content }) => useOf(postId, planned.has(state) ? 'queued' : 'out', content)),
    ...written.map(({ postId, content }) => useOf(postId, 'drafts', content)),
  ];
}

const useOf = (postId: string, place: Place, content: Content): Use => ({ postId, place, refs: basisOf(content) });
