import type { Comments, MeasureOutcome } from './conversation.ts';
import type { BudgetNote } from './http/budget-headers.ts';
import type { AccountLimits, Manifest } from './manifest.ts';
import type { OutgoingPost } from './outgoing.ts';
import type { WebhookDialect } from './webhooks/dialect.ts';

export type { AccountLimits, DeliveryClass, Manifest, NetworkBudget, NetworkId } from './manifest.ts';
export type {
  OutgoingDocument,
  OutgoingImage,
  OutgoingPost,
  OutgoingVideo,
  PostOptions,
  ReplyTo,
} from './outgoing.ts';

/** The only way to the outside: `kernel/egress` in the product, a loopback fetch in tests. Throws `NotSentError` when provably no byte of the request left. */
export type EgressFetch = (url: string, init?: EgressInit) => Promise<Response>;
export type EgressInit = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | StreamedBody | undefined;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly maxResponseBytes?: number;
};

/** A body that is read while it leaves, so that no more of it is in memory than a few pieces. A `ReadableStream` of bytes is one. */
export type StreamedBody = {
  readonly stream: AsyncIterable<Uint8Array>;
  /** Bytes that `stream` gives; no more and no fewer leave. */
  readonly length: number;
};

/** Thrown by an `EgressFetch` when the request provably never left: name not found, refused, TLS failure before the first byte, refused by policy. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What a connector may use; nothing else of the house is reachable from it. */
export type ConnectorIo = {
  readonly fetch: EgressFetch;
  readonly now: () => Date;
  /** Aborted when the caller gives up; the outcome is then ambiguous. */
  readonly signal: AbortSignal;
  /** Told what each answer says of the account's limits, refusals for too many calls included. Keeps it in memory; must not throw. */
  readonly noteBudget?: (note: BudgetNote) => void;
  /** Where the account's credentials are kept, for networks whose tokens are renewed. */
  readonly credentials?: CredentialStore;
};

export type Credentials = Readonly<Record<string, string>>;

/** Credentials as they are stored. `revision` names what is stored and changes with every write. */
export type StoredCredentials = { readonly credentials: Credentials; readonly revision: string };

/** An account's credentials, shared by all processes. Both calls may throw when the store does not answer. */
export type CredentialStore = {
  /** Names the account. */
  readonly key: string;
  /** Null when they were forgotten. */
  read(): Promise<StoredCredentials | null>;
  /** Stores them, and gives the new revision. Null, and nothing is written, when what is stored is not `expected` any more. */
  swap(expected: string, next: Credentials): Promise<string | null>;
};

/** A connected account: address of the network's API, account and opened secrets. */
export type Account = {
  /** Base address of the service, e.g. `https://bsky.example`; empty for in-process networks. */
  readonly serviceUrl: string;
  readonly handle: string;
  readonly remoteAccountId: string;
  readonly credentials: Credentials;
  /** The house's registration with the network (`manifest.app`). */
  readonly app?: Credentials;
  /** What the account's own server takes, as far as it said so; the manifest holds for the rest. */
  readonly limits?: AccountLimits;
};

export type DeliverRequest = {
  readonly account: Account;
  readonly post: OutgoingPost;
  /** Chosen by us once per delivery, never per attempt; UUIDv7. Connectors derive native keys from it. */
  readonly deliveryKey: string;
  /** When the delivery was first armed: ISO 8601 UTC; stable over attempts, so that keys with a time in them are stable. */
  readonly firstArmedAt: string;
  /** What `stage` gave, where the network takes a post in before it shows it. */
  readonly handle?: string;
};

/** `handle` is what an earlier call gave, to be looked at again; null begins anew. */
export type StageRequest = {
  readonly account: Account;
  readonly post: OutgoingPost;
  readonly deliveryKey: string;
  readonly handle: string | null;
};

/** `expiresAt`: ISO 8601 UTC; afterwards the network has thrown it away and it must be staged anew. */
export type StageOutcome =
  | { readonly kind: 'staged'; readonly handle: string; readonly expiresAt: string | null }
  | { readonly kind: 'processing'; readonly handle: string; readonly lookAgainMs: number }
  /** The handle is of no use any more: begin anew. */
  | { readonly kind: 'expired' }
  | Failure;

export type RemotePost = {
  readonly remoteId: string;
  readonly url: string | null;
  /** Text as the network tells it back, or null when it does not. */
  readonly text: string | null;
  readonly createdAt: string | null;
  /** The delivery key, where the network keeps it. */
  readonly deliveryKey: string | null;
};

/**
 * Closed set of ways in which a call can fail. `ambiguous` is the default for everything that is not provably one of the others.
 * `trouble`: it speaks of the network itself, whatever was asked of it: it answered 5xx, or could not be reached, or fell silent.
 */
export type Failure =
  | { readonly kind: 'not-sent'; readonly code: string; readonly detail: string; readonly trouble?: true }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'retry-after'; readonly code: string; readonly detail: string; readonly retryAfterMs: number }
  | { readonly kind: 'reauthorize'; readonly code: string; readonly detail: string }
  | { readonly kind: 'ambiguous'; readonly code: string; readonly detail: string; readonly trouble?: true };

/**
 * The code of an ambiguous outcome of `deliver` and `readBack`: a person was given the post, to put it there by hand, and only
 * they can tell whether it is out. Neither sending nor reading settles that.
 */
export const POST_BY_HAND = 'POST_BY_HAND';

export type DeliverOutcome = { readonly kind: 'published'; readonly post: RemotePost } | Failure;

/** `absent` means: asked with success, and it is not there now. A failed question is a Failure, never `absent`. */
export type ReadBackOutcome =
  | { readonly kind: 'found'; readonly post: RemotePost }
  | { readonly kind: 'absent' }
  | Failure;

export type RemoveOutcome = { readonly kind: 'removed' } | { readonly kind: 'absent' } | Failure;

/** A change of a post that stands. `remoteId` is its own; the address and what it answers stay as they are. */
export type EditRequest = {
  readonly account: Account;
  readonly remoteId: string;
  /** What is known to stand there; null where that is not known, and whatever stands is replaced. */
  readonly before: OutgoingPost | null;
  /** What is to stand there. */
  readonly post: OutgoingPost;
};

/** `changed`: somebody else has changed the post, and nothing was sent. `absent`: it does not stand any more. */
export type EditOutcome =
  | { readonly kind: 'edited'; readonly post: RemotePost }
  | { readonly kind: 'changed' }
  | { readonly kind: 'absent' }
  | Failure;

/** `unedited`: it stands as before, or as nobody can tell from before; changing it (again) is harmless. */
export type EditReading = { readonly kind: 'unedited' } | EditOutcome;

export type ListOwnOutcome =
  | { readonly kind: 'page'; readonly posts: readonly RemotePost[]; readonly cursor: string | null }
  | Failure;

export type VerifyOutcome =
  | { readonly kind: 'verified'; readonly account: Account; readonly displayName: string }
  | Failure;

export type ReadBackRequest = {
  readonly account: Account;
  readonly deliveryKey: string;
  readonly firstArmedAt: string;
  /** Known after a confirmed delivery. */
  readonly remoteId: string | null;
  /** What `stage` gave, where the network takes a post in before it shows it. */
  readonly handle?: string;
  /** What was sent, for networks that keep no key of ours and are searched for it. */
  readonly post: OutgoingPost;
};

/** A person's way to let Bedside in. `state` and `verifier` are secrets of ours, 43 letters of base64url each, used once. */
export type BeginConsentRequest = {
  readonly serviceUrl: string;
  /** Where the network sends the person back to, with `state`. */
  readonly redirectUri: string;
  readonly state: string;
  /** For PKCE (RFC 7636). */
  readonly verifier: string;
  /** The house's registration with the network, where it needs one (`manifest.app`). */
  readonly app?: Credentials;
};

/** `redirectTo` is the page on which the person is asked; `secrets` are what `finish` needs again, and nobody else may see. */
export type BeginConsentOutcome =
  | { readonly kind: 'begun'; readonly redirectTo: string; readonly secrets: Readonly<Record<string, string>> }
  | Failure;

/** `code` is what the person brought back. */
export type FinishConsentRequest = {
  readonly serviceUrl: string;
  readonly redirectUri: string;
  readonly code: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly app?: Credentials;
};

/**
 * One of several accounts that a person's yes opens: a page, a channel, a place. `id` is what `verify` gives as
 * `remoteAccountId`; `detail` tells two of one name apart.
 */
export type AccountChoice = {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly credentials: Credentials;
};

/** `choose`: the yes opens several accounts, or one that is not the person's own, and a person says which. Never empty. */
export type FinishConsentOutcome =
  | { readonly kind: 'granted'; readonly credentials: Credentials }
  | { readonly kind: 'choose'; readonly choices: readonly AccountChoice[] }
  | Failure;

export type RevokeOutcome = { readonly kind: 'revoked' } | Failure;

/** For networks on which a person lets Bedside in on a page of the network (`manifest.connect === 'consent'`). */
export type Consent = {
  begin(request: BeginConsentRequest, io: ConnectorIo): Promise<BeginConsentOutcome>;
  finish(request: FinishConsentRequest, io: ConnectorIo): Promise<FinishConsentOutcome>;
  /** Gives the credentials back, so that they open nothing any more. */
  revoke(request: { account: Account }, io: ConnectorIo): Promise<RevokeOutcome>;
  /** The yes ends as a whole: giving back one account's credentials closes every account that the same yes opened. */
  readonly endsAll?: true;
};

/** `query` is the beginning of a name, as typed after an `@`. */
export type LookUpRequest = { readonly account: Account; readonly query: string; readonly limit: number };

/** Somebody on the network. `handle` has no `@` before it; `mention` is what to write in a post. */
export type FoundAccount = { readonly handle: string; readonly mention: string; readonly displayName: string };

export type LookUpOutcome = { readonly kind: 'accounts'; readonly accounts: readonly FoundAccount[] } | Failure;

/** Where within an account a post can stand: a board, a category. */
export type PlacesOutcome =
  | { readonly kind: 'places'; readonly places: readonly { readonly id: string; readonly name: string }[] }
  | Failure;

/** The port that every network implements. Connectors keep no state and never throw: every outcome is data. */
export type Connector = {
  readonly manifest: Manifest;
  /** Checks credentials with the network and tells whose account it is. */
  verify(
    request: { serviceUrl: string; credentials: Credentials; app?: Credentials },
    io: ConnectorIo,
  ): Promise<VerifyOutcome>;
  /**
   * Hands media and text in without making anything public: the class handle-first, and every network with videos, which take
   * longer than a call may. May be repeated; what is staged and never delivered is given back by `discard`.
   */
  stage?(request: StageRequest, io: ConnectorIo): Promise<StageOutcome>;
  discard?(request: { account: Account; handle: string }, io: ConnectorIo): Promise<RemoveOutcome>;
  deliver(request: DeliverRequest, io: ConnectorIo): Promise<DeliverOutcome>;
  readBack(request: ReadBackRequest, io: ConnectorIo): Promise<ReadBackOutcome>;
  listOwn(
    request: { account: Account; cursor: string | null; limit: number },
    io: ConnectorIo,
  ): Promise<ListOwnOutcome>;
  remove(request: { account: Account; remoteId: string }, io: ConnectorIo): Promise<RemoveOutcome>;
  /**
   * Changes a post that stands (`manifest.canEdit`). Looks first, and sends nothing where something else stands than is known.
   * Doing it again does no harm.
   */
  edit?(request: EditRequest, io: ConnectorIo): Promise<EditOutcome>;
  /** Tells whether such a change has been made. Never sends. */
  readEdit?(request: EditRequest, io: ConnectorIo): Promise<EditReading>;
  /** Looks up whom a post may mention; left out where the network has nobody to mention. */
  lookUp?(request: LookUpRequest, io: ConnectorIo): Promise<LookUpOutcome>;
  /** Where a post can stand (`options.place`). */
  listPlaces?(request: { account: Account }, io: ConnectorIo): Promise<PlacesOutcome>;
  /** What others say below a post (`manifest.comments`). */
  readonly comments?: Comments;
  /** What the network counted of a post (`manifest.measures`). */
  measure?(request: { account: Account; remoteId: string }, io: ConnectorIo): Promise<MeasureOutcome>;
  readonly consent?: Consent;
  /** How the network tells something of its own accord; left out where it does not. */
  readonly webhooks?: WebhookDialect;
};
