/**
 * The connector of pages of organizations on LinkedIn (versioned REST API). LinkedIn keeps no key of ours; it refuses what is like
 * a recent post, which is a help and no proof, so doubt is settled by reading the page's own posts.
 */

import { z } from 'zod';
import { createAccountDoor } from '../http/account-door.ts';
import { patiently, type Wait } from '../http/wait.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import { manifests } from '../networks.ts';
import type {
  Account,
  Connector,
  Credentials,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  Manifest,
  RemoveOutcome,
  VerifyOutcome,
} from '../port.ts';
import { ask, type LinkedInContext, organizationUrn, reading, urnSchema } from './api.ts';
import { deleteComment, isCommentUrn, readComment, writeComment } from './comment.ts';
import { createComments } from './comments.ts';
import { beginConsent, finishConsent, revoke } from './consent.ts';
import { edit, readEdit } from './edit.ts';
import { measure } from './measure.ts';
import { readOrganizationIds, readOrganizations } from './organizations.ts';
import { addressOf, postBody } from './post.ts';
import { listOwn, otherAccount, postPath, readBack, readOwnPost } from './read.ts';
import { filesOf, stage } from './stage.ts';
import { readHandle, type StagedMedia } from './staged-media.ts';
import { refresh } from './tokens.ts';

/** Times that a test may shorten, and how it waits. */
export type LinkedInConnectorOverrides = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

/** Makes the connector. `callTimeoutMs` bounds each call as a whole. */
export function createLinkedInConnector(overrides: LinkedInConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.linkedin, ...times };
  const door = createAccountDoor({
    dialect: reading,
    callTimeoutMs: manifest.callTimeoutMs,
    refresh,
    repeatable: true,
    wait,
  });
  return {
    manifest,
    verify: (request, io) => door.as(io, request, (context) => verify(context, request)),
    stage: (request, io) => door.as(io, request.account, (context) => stage(context, request, wait)),
    deliver: (request, io) => door.as(io, request.account, (context) => deliver(context, request, manifest)),
    readBack: (request, io) => door.as(io, request.account, (context) => readBack(context, { manifest, request })),
    listOwn: (request, io) => door.as(io, request.account, (context) => listOwn(context, request)),
    remove: (request, io) => door.as(io, request.account, (context) => remove(context, request)),
    edit: (request, io) => door.as(io, request.account, (context) => edit(context, request, manifest)),
    readEdit: (request, io) => door.as(io, request.account, (context) => readEdit(context, request, manifest)),
    measure: (request, io) => door.as(io, request.account, (context) => measure(context, request)),
    comments: createComments(door),
    consent: {
      begin: async (request) => beginConsent(request),
      finish: (request, io) => finishConsent(door.asNobody(io, request.serviceUrl), request),
      revoke: ({ account }, io) => revoke(door.asNobody(io, account.serviceUrl), account),
      endsAll: true,
    },
  };
}

type Verified = { readonly serviceUrl: string; readonly credentials: Credentials; readonly app?: Credentials };

/** Whether the person who connected the page may still publish there, and what the page is called. */
async function verify(context: LinkedInContext, { serviceUrl, credentials, app }: Verified): Promise<VerifyOutcome> {
  const roles = await readOrganizationIds(context);
  if (!roles.ok) return roles.failure;
  const { organizationId: remoteAccountId = '' } = credentials;
  if (!roles.ids.includes(remoteAccountId)) return noRole;
  const told = await readOrganizations(context, [remoteAccountId]);
  if (!told.ok) return told.failure;
  const page = told.organizations.find(({ id }) => id === remoteAccountId);
  const handle = page?.vanityName ?? remoteAccountId;
  const account: Account = { serviceUrl, handle, remoteAccountId, credentials, limits: {}, ...(app ? { app } : {}) };
  return { kind: 'verified', account, displayName: page?.name ?? handle };
}

const noRole: Failure = {
  kind: 'reauthorize',
  code: 'NOT_PERMITTED_BY_ROLE',
  detail: 'The person who connected the page may not publish there any more.',
};

async function deliver(context: LinkedInContext, request: DeliverRequest, manifest: Manifest): Promise<DeliverOutcome> {
  const { account, post } = request;
  if (post.replyTo !== undefined) return deliverComment(context, request);
  const media = mediaOf(request);
  if (media === null) return notHandedIn;
  const body = postBody(manifest, { account, media, post });
  const told = await ask(context, { path: '/rest/posts', body, schema: z.unknown(), publishes: true });
  if (!told.ok) return told.word === 'DUPLICATE_POST' ? duplicate : told.failure;
  // The name of what was made is in a header, and nowhere else.
  const urn = urnSchema.safeParse(told.headers.get('x-restli-id') ?? told.headers.get('x-linkedin-id')).data;
  return urn === undefined ? unreadableAnswer(told.status) : published(account, urn);
}

function published(account: Account, urn: string): DeliverOutcome {
  const url = addressOf(account, urn);
  return { kind: 'published', post: { remoteId: urn, url, text: null, createdAt: null, deliveryKey: null } };
}

/** It may be ours, of a call whose answer was lost, or somebody's of before: only looking tells. */
const duplicate: Failure = {
  kind: 'ambiguous',
  code: 'DUPLICATE',
  detail: 'The network says that such a post is there already.',
};

async function deliverComment(context: LinkedInContext, { account, post }: DeliverRequest): Promise<DeliverOutcome> {
  const { parentId, rootId } = post.replyTo ?? { parentId: '', rootId: '' };
  const actor = organizationUrn(account.remoteAccountId);
  const parent = parentId === rootId ? null : parentId;
  const told = await writeComment(context, { actor, object: rootId, parent, text: post.text.trim() });
  if (!told.ok) return told.isAbsent ? parentGone : told.failure;
  const { urn } = told.data;
  const url = addressOf(account, rootId);
  return { kind: 'published', post: { remoteId: urn, url, text: null, createdAt: null, deliveryKey: null } };
}

const parentGone: Failure = {
  kind: 'rejected',
  code: 'PARENT_GONE',
  detail: 'The post above this comment is gone.',
};

/** What was handed in; null when that is not all there is to the post. */
function mediaOf({ handle, post }: DeliverRequest): readonly StagedMedia[] | null {
  const count = filesOf(post).length;
  if (count === 0) return [];
  const media = handle === undefined ? [] : (readHandle(handle)?.media ?? []);
  return media.length === count && media.every(({ state }) => state === 'ready') ? media : null;
}

const notHandedIn: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_NEEDED',
  detail: 'The pictures, the video or the document were not handed in. Nothing was sent.',
};

/** Looks first: LinkedIn answers the same to what it deletes and to what is gone already. */
async function remove(
  context: LinkedInContext,
  { account, remoteId }: { account: Account; remoteId: string },
): Promise<RemoveOutcome> {
  const actor = organizationUrn(account.remoteAccountId);
  if (isCommentUrn(remoteId)) {
    const comment = await readComment(context, remoteId);
    if (comment.kind !== 'comment') return comment;
    return comment.comment.actor === actor ? deleteComment(context, { actor, urn: remoteId }) : otherAccount;
  }
  const found = await readOwnPost(context, account, remoteId);
  if (found.kind !== 'post') return found;
  const told = await ask(context, {
    method: 'DELETE',
    path: postPath(remoteId),
    restliMethod: 'DELETE',
    schema: z.unknown(),
  });
  if (told.ok) return { kind: 'removed' };
  return told.isAbsent ? { kind: 'absent' } : told.failure;
}
