import { createHmac, randomBytes } from 'node:crypto';

/** Standard Webhooks asks for 24 to 64 random bytes (standardwebhooks.com, read 2026-11-20). */
const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

/** A new signing secret, as its owner sees it once. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export type Signed = { readonly id: string; readonly timestampSeconds: number; readonly body: string };

/**
 * The headers of Standard Webhooks: the HMAC-SHA256 of `id.timestamp.body` in base64, once for each secret. While a
 * secret is being changed there are two, and the receiver takes either.
 */
export function signedHeaders(signed: Signed, secrets: readonly string[]): Readonly<Record<string, string>> {
  const timestamp = String(signed.timestampSeconds);
  const content = `${signed.id}.${timestamp}.${signed.body}`;
  return {
    'webhook-id': signed.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${hmacOf(secret, content)}`).join(' '),
  };
}

function hmacOf(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(content, 'utf8').digest('base64');
}
