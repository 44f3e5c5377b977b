/** Networks that Bedside can publish to. */
export type NetworkId = 'newsroom' | 'practice' | 'bluesky';

/** How far a network helps against double posting; see docs/handbook/exactly-once.md. */
export type DeliveryClass =
  /** Takes a key chosen by us: sending again with the same key cannot make a second post. */
  | 'native-key'
  /** Gives a handle before publishing, which can be polled. */
  | 'handle-first'
  /** Refuses obvious duplicates, without proof. */
  | 'duplicate-refusal'
  /** No help: only listing our own posts tells. */
  | 'none';

/** Limits, abilities and timing of a network, as data. Lengths are counted as the network counts (`countUnit`). */
export type Manifest = {
  readonly network: NetworkId;
  readonly displayName: string;
  readonly deliveryClass: DeliveryClass;
  readonly text: {
    readonly maxLength: number;
    readonly countUnit: 'grapheme' | 'utf16' | 'byte';
    /** Also bounded in UTF-8 bytes, where the network says so. */
    readonly maxBytes: number | null;
  };
  readonly media: {
    readonly maxImages: number;
    readonly maxImageBytes: number;
    readonly mimeTypes: readonly string[];
    readonly altTextMaxLength: number;
  };
  readonly link: 'card' | 'inline';
  readonly canRemove: boolean;
  readonly canReadBack: boolean;
  /** After an ambiguous outcome, absence may be declared only this long after the call's deadline. */
  readonly quietPeriodMs: number;
  /** One call to the network must answer within this time. */
  readonly callTimeoutMs: number;
  /** Which fields `connect` asks for. Secret ones are sealed before they are stored. */
  readonly credentialFields: readonly { readonly name: string; readonly secret: boolean }[];
};

/** The only way to the outside: `kernel/egress` in the product, a loopback fetch in tests. Throws `NotSentError` when provably no byte of the request left. */
export type EgressFetch = (url: string, init?: EgressInit) => Promise<Response>;
export type EgressInit = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly maxResponseBytes?: number;
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
};

/** A connected account: address of the network's API, account and opened secrets. */
export type Account = {
  /** Base address of the service, e.g. `https://bsky.example`; empty for in-process networks. */
  readonly serviceUrl: string;
  readonly handle: string;
  readonly remoteAccountId: string;
  readonly credentials: Readonly<Record<string, string>>;
};

export type OutgoingImage = {
  readonly sha256: string;
  readonly mimeType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly altText: string;
  /** Reads the cleared bytes; may be called more than once. */
  readonly bytes: () => Promise<Uint8Array>;
};

/** Exactly what was cleared for one channel. */
export type OutgoingPost = {
  readonly text: string;
  readonly link: string | null;
  readonly images: readonly OutgoingImage[];
  /** BCP 47 tags. */
  readonly languages: readonly string[];
};

export type DeliverRequest = {
  readonly account: Account;
  readonly post: OutgoingPost;
  /** Chosen by us once per delivery, never per attempt; UUIDv7. Connectors derive native keys from it. */
  readonly deliveryKey: string;
  /** When the delivery was first armed: ISO 8601 UTC; stable over attempts, so that keys with a time in them are stable. */
  readonly firstArmedAt: string;
};

export type RemotePost = {
  readonly remoteId: string;
  readonly url: string | null;
  /** Text as the network tells it back, or null when it does not. */
  readonly text: string | null;
  readonly createdAt: string | null;
  /** The delivery key, where the network keeps it. */
  readonly deliveryKey: string | null;
};

/** Closed set of ways in which a call can fail. `ambiguous` is the default for everything that is not provably one of the others. */
export type Failure =
  | { readonly kind: 'not-sent'; readonly code: string; readonly detail: string }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'retry-after'; readonly code: string; readonly detail: string; readonly retryAfterMs: number }
  | { readonly kind: 'reauthorize'; readonly code: string; readonly detail: string }
  | { readonly kind: 'ambiguous'; readonly code: string; readonly detail: string };

export type DeliverOutcome = { readonly kind: 'published'; readonly post: RemotePost } | Failure;

/** `absent` means: asked with success, and it is not there now. A failed question is a Failure, never `absent`. */
export type ReadBackOutcome =
  | { readonly kind: 'found'; readonly post: RemotePost }
  | { readonly kind: 'absent' }
  | Failure;

export type RemoveOutcome = { readonly kind: 'removed' } | { readonly kind: 'absent' } | Failure;

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
};

/** The port that every network implements. Connectors keep no state and never throw: every outcome is data. */
export type Connector = {
  readonly manifest: Manifest;
  /** Checks credentials with the network and tells whose account it is. */
  verify(
    request: { serviceUrl: string; credentials: Readonly<Record<string, string>> },
    io: ConnectorIo,
  ): Promise<VerifyOutcome>;
  deliver(request: DeliverRequest, io: ConnectorIo): Promise<DeliverOutcome>;
  readBack(request: ReadBackRequest, io: ConnectorIo): Promise<ReadBackOutcome>;
  listOwn(
    request: { account: Account; cursor: string | null; limit: number },
    io: ConnectorIo,
  ): Promise<ListOwnOutcome>;
  remove(request: { account: Account; remoteId: string }, io: ConnectorIo): Promise<RemoveOutcome>;
};
