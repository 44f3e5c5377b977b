/** What others say below a post, what is counted of it, and what a house may do there. */
import type { Measure } from './manifest.ts';
import type { Account, ConnectorIo, Failure } from './port.ts';

/** A comment as the network tells it. Never shown to the public, and never trusted. */
export type RemoteComment = {
  readonly commentId: string;
  /** What it answers: another comment, or null for one below the post itself. */
  readonly parentId: string | null;
  readonly authorName: string | null;
  /** The network's id of its author; null where it keeps that to itself. */
  readonly authorId: string | null;
  readonly text: string;
  /** ISO 8601 in UTC; null where the network does not tell. */
  readonly createdAt: string | null;
  /** Written by the account itself. */
  readonly own: boolean;
  /** Null where the network does not tell. */
  readonly hidden: boolean | null;
};

/** `cursor` is where the next page begins; null on the last. */
export type CommentsOutcome =
  | { readonly kind: 'page'; readonly comments: readonly RemoteComment[]; readonly cursor: string | null }
  | { readonly kind: 'absent' }
  | Failure;
/** Whatever is not provably answered or refused is ambiguous, as with posts. */
export type ReplyOutcome =
  | { readonly kind: 'replied'; readonly commentId: string }
  | { readonly kind: 'absent' }
  | Failure;
export type CommentChange = { readonly kind: 'done' } | { readonly kind: 'absent' } | Failure;

type On = { readonly account: Account };
type OnComment = On & { readonly remoteId: string; readonly commentId: string };

/** Calls that a network has not are left out, as `manifest.comments` says. */
export type Comments = {
  list(
    request: On & { readonly remoteId: string; readonly cursor: string | null; readonly limit: number },
    io: ConnectorIo,
  ): Promise<CommentsOutcome>;
  reply?(request: OnComment & { readonly text: string }, io: ConnectorIo): Promise<ReplyOutcome>;
  hide?(request: OnComment & { readonly hidden: boolean }, io: ConnectorIo): Promise<CommentChange>;
  remove?(request: OnComment, io: ConnectorIo): Promise<CommentChange>;
};

/** Numbers that the network did not tell are left out: unknown is not none. */
export type MeasureOutcome =
  | { readonly kind: 'measured'; readonly numbers: Readonly<Partial<Record<Measure, number>>> }
  | { readonly kind: 'absent' }
  | Failure;
