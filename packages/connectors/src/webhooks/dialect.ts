/** How a network tells something of its own accord, as data: the `webhooks` of a connector. What it tells is never believed. */

export type WebhookSignature =
  /** HMAC-SHA-256 of the body: `sha256=` and hex at Meta (`X-Hub-Signature-256`), and base64 at X. */
  | {
      readonly kind: 'body';
      readonly header: string;
      readonly prefix: string;
      readonly encoding: 'hex' | 'base64';
    }
  /** HMAC-SHA-256 in hex of `<time>.<body>`, beside that time in seconds since 1970: `t=…,s=…` at TikTok. */
  | {
      readonly kind: 'timed';
      readonly header: string;
      readonly timeField: string;
      readonly signatureField: string;
      /** What was signed longer ago, or so far ahead, is stale. */
      readonly windowMs: number;
    };

/** What most networks advise. */
export const fiveMinutesMs = 5 * 60_000;

/**
 * How the network makes sure that the door is ours. `hub`: a GET with `hub.mode`, `hub.verify_token` and `hub.challenge`,
 * which is sent back (Meta); `crc`: a GET with `crc_token`, which is answered with its HMAC (X).
 */
export type WebhookChallenge = 'hub' | 'crc';

/** What may have happened; everything that Bedside has no use for is `other`. */
export const webhookHappenings = [
  'post-removed',
  'post-visible',
  'post-changed',
  'account-disconnected',
  'other',
] as const;
export type WebhookHappening = (typeof webhookHappenings)[number];

/** A reason to look at the network. */
export type WebhookNews = {
  /** The network's id of the account that it is about. */
  readonly accountId: string;
  readonly happened: WebhookHappening;
  /** The post, or the handle under which it was handed in; null where it is about the account. */
  readonly remoteId: string | null;
};

/** One body. `id`: the network's own, from what is signed; null where it gives none, and the bytes themselves tell two apart. */
export type WebhookMessage = { readonly id: string | null; readonly news: readonly WebhookNews[] };

export type WebhookDialect = {
  readonly signature: WebhookSignature;
  readonly challenge: WebhookChallenge | null;
  /** Takes a body apart that was JSON; null when it is none of this network's. */
  readonly read: (body: unknown) => WebhookMessage | null;
};
