import { POST_BY_HAND } from '@bedside/connectors';
import { z } from 'zod';
import { conflict } from '../../kernel/errors/bedside-error.ts';
import { defineEvent } from '../../kernel/jobs/jobs.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { PostRow } from '../compose/service.ts';
import { changeDelivery, resolveAttempt } from './engine/change-delivery.ts';
import { removeLaterParts } from './engine/follow-parts.ts';
import { changeOf, type DeliveryRow } from './postgres-store.ts';
import { afterPerson, type PersonSaw, removedByPerson } from './state.ts';

/** A post is taken down, or called back: whoever shared it, or whose share it is, is told. */
export const postWithdrawn = defineEvent('post.withdrawn', z.object({ organizationId: z.uuid(), postId: z.uuid() }));

/**
 * Begins the removal of what a locked delivery made, and of the parts below it; the publisher carries it out and keeps
 * receipts. Throws `NOT_PUBLISHED`, `REMOTE_UNKNOWN`.
 */
export async function removeFromNetwork(
  scope: Scope,
  { post, row, reason }: { post: PostRow; row: DeliveryRow; reason?: string },
): Promise<void> {
  if (row.kind === 'edit') {
    throw conflict('NOT_PUBLISHED', 'An edit stands nowhere by itself.', 'Take down the post that it changed.');
  }
  if (row.state !== 'confirmed') {
    throw conflict('NOT_PUBLISHED', 'Only what stands on the network can be taken down.', 'Look at its state again.');
  }
  if (row.remoteId === null) {
    throw conflict(
      'REMOTE_UNKNOWN',
      'A person saw this post on the network; Bedside does not know its address there.',
      'Take it down on the network itself.',
    );
  }
  const change = changeOf(scope, { post, row });
  await changeDelivery(change, {
    set: { state: 'removing', wakeAt: scope.services.clock.now() },
    action: 'delivery.removing',
    ...(reason === undefined ? {} : { reason }),
  });
  await removeLaterParts(change);
}

/** Writes down what a person saw of a locked delivery, and what follows. Throws `NOT_IN_DOUBT`, `WITH_A_PERSON`. */
export async function settleSeen(
  scope: Scope,
  input: { post: PostRow; row: DeliveryRow; saw: PersonSaw; reason?: string; url?: string | undefined },
): Promise<void> {
  const { post, row } = input;
  const isRemoval = row.state === 'removing' && row.failureCode !== null && input.saw === 'not_published';
  if (row.state !== 'needs_person' && !isRemoval) {
    throw conflict('NOT_IN_DOUBT', 'This delivery is not in doubt any more.', 'Look at its state again.');
  }
  if (!isRemoval && row.failureCode === POST_BY_HAND) {
    throw conflict(
      'WITH_A_PERSON',
      'Somebody was given this to post by hand, and has not answered.',
      'Ask them, or let an administrator answer for them on the page of posts by hand.',
    );
  }
  const transition = isRemoval ? removedByPerson : afterPerson(input.saw);
  const url = input.saw === 'published' ? (input.url ?? null) : null;
  const change = changeOf(scope, { post, row });
  const last = await change.lastAttempt();
  if (last !== null) {
    if (last.resolvedAt === null) await resolveAttempt(change, { attempt: last, transition });
    const evidence = { saw: input.saw };
    await change.addReceipt({ attemptId: last.id, kind: 'person', remoteId: null, url, evidence });
  }
  await changeDelivery(change, {
    set: {
      state: transition.state,
      wakeAt: null,
      failureCode: transition.failureCode,
      ...(url === null ? {} : { url }),
    },
    action: 'delivery.settled_by_person',
    facts: { saw: input.saw, state: transition.state },
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  });
}
