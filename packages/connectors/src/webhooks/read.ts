/** Takes a body apart whose signature was good. */
import type { WebhookDialect, WebhookMessage } from './dialect.ts';

/** Null when it is not JSON in UTF-8, or not what this network tells. */
export function readWebhook({ read }: Pick<WebhookDialect, 'read'>, body: Uint8Array): WebhookMessage | null {
  try {
    return read(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    return null;
  }
}
