/** Statuses as servers tell them, and as the port tells them. */
import { z } from 'zod';
import type { Account, RemotePost } from '../port.ts';
import { textOfHtml } from './html-text.ts';
import { remoteIdSchema } from './media.ts';

export const statusSchema = z.object({
  id: remoteIdSchema,
  created_at: z.string().max(60),
  /** When somebody rewrote it; null until then, and left out by servers that know no edits. */
  edited_at: z.string().max(60).nullish(),
  url: z.string().max(2_000).nullish(),
  content: z.string().nullish(),
  spoiler_text: z.string().nullish(),
  account: z.object({ id: remoteIdSchema }),
  reblog: z.unknown().optional(),
  /** By which application it came; left out where its author hides that, and on servers that never tell. */
  application: z.object({ name: z.string() }).nullish().catch(undefined),
});
export type Status = z.output<typeof statusSchema>;

/** What the author typed; only they may ask (`/api/v1/statuses/:id/source`). */
export const sourceSchema = z.object({ text: z.string(), spoiler_text: z.string().nullish() });

/** A status as the port has it. `text` is the source where it was asked for, else the words of the HTML. */
export function toRemotePost(account: Account, status: Status, text?: string): RemotePost {
  const atMs = instantOf(status.created_at);
  return {
    remoteId: status.id,
    url: publicUrl(account, status.url ?? null),
    text: text ?? (typeof status.content === 'string' ? textOfHtml(status.content) : null),
    createdAt: Number.isNaN(atMs) ? null : new Date(atMs).toISOString(),
    deliveryKey: null,
  };
}

/** Milliseconds since 1970, NaN for what is no time. A time that names no zone is one of UTC, as all of them are. */
export function instantOf(text: string): number {
  return Date.parse(/^\d{4}-\d\d-\d\d[T ][\d:.]+$/u.test(text) ? `${text.replace(' ', 'T')}Z` : text);
}

/** Where the public sees it: only a web address, and plain http only where the server itself is on plain http (loopback). */
function publicUrl(account: Account, url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol } = new URL(url);
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && account.serviceUrl.startsWith('http://'));
  return isAllowed ? url : null;
}

/** Texts as they are compared: servers cut white space at both ends and may store another normal form or line end. */
export function comparable(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').normalize('NFC').trim();
}

/** As `comparable`, for the words of HTML: mentions may be without their server there, addresses without their scheme, and white space is loose. */
export function comparableShown(text: string): string {
  return comparable(text)
    .replaceAll(/(@[\w.-]+)@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu, '$1')
    .replaceAll(/https?:\/\//giu, '')
    .replaceAll(/[\s\u200B]+/gu, ' ')
    .trim();
}
