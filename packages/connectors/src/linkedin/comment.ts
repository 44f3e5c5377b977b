/** Comments as LinkedIn takes and tells them (learn.microsoft.com/linkedin/marketing/community-management/shares/comments-api, to be confirmed there). */
import { z } from 'zod';
import type { Account, Failure, RemoveOutcome } from '../port.ts';
import type { OwnPost } from '../search-own.ts';
import { ask, type LinkedInContext, type LinkedInResult, urnSchema } from './api.ts';
import { addressOf } from './post.ts';

export const commentSchema = z.object({
  id: z.string().regex(/^\d{1,25}$/u),
  commentUrn: urnSchema.optional(),
  actor: urnSchema,
  object: urnSchema,
  parentComment: urnSchema.optional(),
  message: z.object({ text: z.string().max(100_000).default('') }),
  created: z
    .object({ time: z.int().min(0) })
    .optional()
    .catch(undefined),
  commentsSummary: z
    .object({ totalFirstLevelComments: z.int().min(0).optional() })
    .optional()
    .catch(undefined),
});
export type LinkedInComment = z.output<typeof commentSchema>;

/** `urn:li:comment:(urn:li:activity:7012,7013)`: what it stands below, and its own number. */
const commentUrn = /^urn:li:comment:\((?<object>urn:li:[A-Za-z]+:\d+),(?<id>\d+)\)$/u;

export const isCommentUrn = (urn: string) => commentUrn.test(urn);

/** Where a comment is; null for what is none. */
export function pathOf(urn: string): string | null {
  const { id, object } = commentUrn.exec(urn)?.groups ?? {};
  if (id === undefined || object === undefined) return null;
  return `${commentsPath(object)}/${id}`;
}

export const commentsPath = (urn: string) => `/rest/socialActions/${encodeURIComponent(urn)}/comments`;

export function urnOf({ commentUrn: told, id, object }: LinkedInComment): string {
  return told ?? `urn:li:comment:(${object},${id})`;
}

export function createdAtOf({ created }: LinkedInComment): string | null {
  return created === undefined ? null : new Date(created.time).toISOString();
}

export type OwnComment = OwnPost;

export function toOwnComment(account: Pick<Account, 'serviceUrl'>, comment: LinkedInComment): OwnComment {
  const post = {
    remoteId: urnOf(comment),
    url: addressOf(account, comment.object),
    text: comment.message.text,
    createdAt: createdAtOf(comment),
    deliveryKey: null,
  };
  return { post, state: 'public', isEdited: false };
}

export type OneComment =
  | { readonly kind: 'comment'; readonly comment: LinkedInComment }
  | { readonly kind: 'absent' }
  | Failure;

export async function readComment(context: LinkedInContext, urn: string): Promise<OneComment> {
  const path = pathOf(urn);
  if (path === null) return { kind: 'absent' };
  const told = await ask(context, { path, schema: commentSchema });
  if (told.ok) return { kind: 'comment', comment: told.data };
  return told.isAbsent ? { kind: 'absent' } : told.failure;
}

const listSchema = z.object({ elements: z.array(commentSchema) });

/** Comments below a post, or answers below a comment. */
export function listComments(
  context: LinkedInContext,
  { urn, start, count }: { urn: string; start: number; count: number },
): Promise<LinkedInResult<z.output<typeof listSchema>>> {
  return ask(context, { path: `${commentsPath(urn)}?start=${start}&count=${count}`, schema: listSchema });
}

export type Written = {
  readonly actor: string;
  readonly object: string;
  readonly parent: string | null;
  readonly text: string;
};

const madeSchema = commentSchema.partial({ actor: true, message: true });

/** Writes one, below a post or below another comment. */
export async function writeComment(
  context: LinkedInContext,
  { actor, object, parent, text }: Written,
): Promise<LinkedInResult<{ readonly urn: string }>> {
  const told = await ask(context, {
    path: commentsPath(parent ?? object),
    body: { actor, object, message: { text }, ...(parent === null ? {} : { parentComment: parent }) },
    schema: madeSchema,
    publishes: true,
  });
  if (!told.ok) return told;
  const { commentUrn: named, id, object: below } = told.data;
  return { ...told, data: { urn: named ?? `urn:li:comment:(${below},${id})` } };
}

/** Takes one down, one's own or somebody else's below a post of the page. */
export async function deleteComment(
  context: LinkedInContext,
  { actor, urn }: { actor: string; urn: string },
): Promise<RemoveOutcome> {
  const path = pathOf(urn);
  if (path === null) return { kind: 'absent' };
  const address = `${path}?actor=${encodeURIComponent(actor)}`;
  const told = await ask(context, { method: 'DELETE', path: address, schema: z.unknown() });
  if (told.ok) return { kind: 'removed' };
  return told.isAbsent ? { kind: 'absent' } : told.failure;
}
