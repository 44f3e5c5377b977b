/**
 * Posts that Instagram and Threads take in as containers: made, looked at until they are ready, published by their id, once
 * (docs/instagram-platform/content-publishing, docs/threads/posts; read 2026-11-23). The parts of a carousel are containers of
 * their own and must be ready first. A container that nobody publishes is thrown away after a day; there is no call for it.
 */
import { z } from 'zod';
import { ask, type HttpResult, type Operation } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import type { DeliverOutcome, Failure, StageOutcome } from '../port.ts';
import { form, graphId, isGone } from './graph.ts';

export type ContainerKind = {
  /** `/v25.0/<part>/<part>`, each part encoded. */
  readonly path: (...parts: readonly string[]) => string;
  readonly makeEdge: string;
  readonly publishEdge: string;
  readonly statusField: 'status_code' | 'status';
};

export type Fields = Readonly<Record<string, string | undefined>>;
/** What is to be made. Without children `own` is all; with them it is made last, of them. */
export type ContainerPlan =
  | { readonly ok: true; readonly children: readonly Fields[]; readonly own: Fields }
  | { readonly ok: false; readonly failure: Failure };

type Handle =
  | { readonly kind: 'whole'; readonly madeAtMs: number; readonly id: string }
  | { readonly kind: 'parts'; readonly madeAtMs: number; readonly ids: readonly string[] };

const keptMs = 86_400_000;
const lookAgainMs = 3_000;
/** The network fetches each picture before it answers. */
const partsPerCall = 5;

const write = (handle: Handle): string =>
  handle.kind === 'whole'
    ? ['whole', handle.madeAtMs, handle.id].join('|')
    : ['parts', handle.madeAtMs, ...handle.ids].join('|');

function read(handle: string): Handle | null {
  const [kind, at, ...ids] = handle.split('|');
  const madeAtMs = Number(at);
  const [id = ''] = ids;
  if (!Number.isSafeInteger(madeAtMs) || id === '') return null;
  if (kind === 'whole') return { kind, madeAtMs, id };
  return kind === 'parts' ? { kind, madeAtMs, ids } : null;
}

/** The container that can be published; null while only parts of it were made. */
export function containerIdOf(handle: string | undefined): string | null {
  const known = handle === undefined ? null : read(handle);
  return known?.kind === 'whole' ? known.id : null;
}

export type Container = { readonly kind: ContainerKind; readonly ownerId: string };

/** Makes what is to be made, or looks how far it is. */
export async function stageContainer(
  operation: Operation,
  { container, plan, handle }: { container: Container; plan: () => Promise<ContainerPlan>; handle: string | null },
): Promise<StageOutcome> {
  const known = handle === null ? null : read(handle);
  if (handle !== null && known === null) return { kind: 'expired' };
  if (known?.kind === 'whole') return look(operation, { container, handle: known });
  const made = await plan();
  if (!made.ok) return made.failure;
  const madeAtMs = known?.madeAtMs ?? operation.io.now().getTime();
  if (made.children.length === 0) return makeWhole(operation, { container, own: made.own, madeAtMs });
  const parts = await makeParts(operation, { container, children: made.children, done: known?.ids ?? [] });
  if (!parts.ok) return parts.failure;
  const written = write({ kind: 'parts', madeAtMs, ids: parts.ids });
  if (parts.ids.length < made.children.length) return { kind: 'processing', handle: written, lookAgainMs };
  for (const id of parts.ids) {
    const state = await stateOf(operation, { container, id });
    if (!state.ok) return isGone(state) ? { kind: 'expired' } : beforePublishing(state.failure);
    const outcome = outcomeOf(state.data, written);
    if (outcome.kind !== 'staged') return outcome;
  }
  return makeWhole(operation, { container, own: { ...made.own, children: parts.ids.join(',') }, madeAtMs });
}

const idSchema = z.object({ id: graphId });

async function makeParts(
  operation: Operation,
  { container, children, done }: { container: Container; children: readonly Fields[]; done: readonly string[] },
): Promise<{ ok: true; ids: readonly string[] } | { ok: false; failure: Failure }> {
  const ids = [...done];
  for (const fields of children.slice(done.length, done.length + partsPerCall)) {
    const made = await make(operation, { container, fields });
    if (!made.ok) return { ok: false, failure: beforePublishing(made.failure) };
    ids.push(made.data.id);
  }
  return { ok: true, ids };
}

function make(operation: Operation, { container, fields }: { container: Container; fields: Fields }) {
  const { kind, ownerId } = container;
  return ask(operation, { path: kind.path(ownerId, kind.makeEdge), body: form(fields), schema: idSchema });
}

async function makeWhole(
  operation: Operation,
  { container, own, madeAtMs }: { container: Container; own: Fields; madeAtMs: number },
): Promise<StageOutcome> {
  const made = await make(operation, { container, fields: own });
  if (!made.ok) return beforePublishing(made.failure);
  return look(operation, { container, handle: { kind: 'whole', madeAtMs, id: made.data.id } });
}

async function look(
  operation: Operation,
  { container, handle }: { container: Container; handle: Extract<Handle, { kind: 'whole' }> },
): Promise<StageOutcome> {
  const state = await stateOf(operation, { container, id: handle.id });
  if (!state.ok) return isGone(state) ? { kind: 'expired' } : beforePublishing(state.failure);
  const outcome = outcomeOf(state.data, write(handle));
  if (outcome.kind !== 'staged') return outcome;
  return { ...outcome, expiresAt: new Date(handle.madeAtMs + keptMs).toISOString() };
}

export type ContainerState = 'EXPIRED' | 'ERROR' | 'FINISHED' | 'IN_PROGRESS' | 'PUBLISHED';
const states = z.enum(['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'EXPIRED', 'ERROR']);

/** Where a container is, as the network tells it. */
export function stateOf(
  operation: Operation,
  { container, id }: { container: Container; id: string },
): Promise<HttpResult<ContainerState>> {
  const { path, statusField } = container.kind;
  const schema = z.object({ [statusField]: states }).transform((told) => told[statusField] ?? 'IN_PROGRESS');
  return ask(operation, { path: path(id), params: { fields: `id,${statusField}` }, schema });
}

function outcomeOf(state: ContainerState, handle: string): StageOutcome {
  switch (state) {
    case 'FINISHED':
    case 'PUBLISHED':
      return { kind: 'staged', handle, expiresAt: null };
    case 'IN_PROGRESS':
      return { kind: 'processing', handle, lookAgainMs };
    case 'EXPIRED':
      return { kind: 'expired' };
    case 'ERROR':
      return notTaken;
    default:
      return state satisfies never;
  }
}

const notTaken: Failure = {
  kind: 'rejected',
  code: 'MEDIA_NOT_TAKEN',
  detail: 'The network could not make the picture or video ready.',
};
const handleNeeded: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_NEEDED',
  detail: 'The post was not handed in. Nothing was sent.',
};
const handleExpired: Failure = {
  kind: 'not-sent',
  code: 'STAGED_EXPIRED',
  detail: 'The network has thrown the post away. It must be handed in anew.',
};
export const alreadyPublished: Failure = {
  kind: 'ambiguous',
  code: 'ALREADY_PUBLISHED',
  detail: 'An earlier call published the post.',
};

/**
 * Publishes a container that is ready, and one that was published is left alone. A refusal of the publishing call is no proof
 * that nothing was made, so only looking tells; too many calls and a token that is not good are refused before.
 */
export async function publishContainer(
  operation: Operation,
  { container, handle }: { container: Container; handle: string | undefined },
): Promise<Exclude<DeliverOutcome, { kind: 'published' }> | { readonly kind: 'made'; readonly id: string }> {
  const known = handle === undefined ? null : read(handle);
  if (known?.kind !== 'whole') return handleNeeded;
  const state = await stateOf(operation, { container, id: known.id });
  if (!state.ok) return isGone(state) ? handleExpired : beforePublishing(state.failure);
  const before = notPublishable(state.data);
  if (before !== null) return before;
  const { kind, ownerId } = container;
  const body = form({ creation_id: known.id });
  const sent = await ask(operation, { path: kind.path(ownerId, kind.publishEdge), body, schema: idSchema });
  if (sent.ok) return { kind: 'made', id: sent.data.id };
  return sent.failure.kind === 'rejected' ? { ...sent.failure, kind: 'ambiguous' } : sent.failure;
}

function notPublishable(state: ContainerState): Failure | null {
  switch (state) {
    case 'FINISHED':
      return null;
    case 'PUBLISHED':
      return alreadyPublished;
    case 'EXPIRED':
      return handleExpired;
    case 'ERROR':
      return notTaken;
    case 'IN_PROGRESS': {
      const detail = 'The network is still making the post ready.';
      return { kind: 'retry-after', code: 'MEDIA_NOT_READY', detail, retryAfterMs: lookAgainMs };
    }
    default:
      return state satisfies never;
  }
}
