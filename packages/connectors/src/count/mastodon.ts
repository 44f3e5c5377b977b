/**
 * Lengths as Mastodon counts them (app/validators/status_length_validator.rb and its web composer's counter, read
 * 2026-11-21): graphemes; an address with its scheme as the 23 of the server's default, a mention of somebody on another
 * server by its local part alone; the content warning counts with the text.
 */
import { graphemeLength } from './graphemes.ts';
import { findUrls } from './urls.ts';

/** What an address counts where a server says nothing else (`characters_reserved_per_url` of its instance document). */
export const MASTODON_URL_LENGTH = 23;

const remoteMention = /(^|[^/\w])@([a-z0-9_][a-z0-9_.-]*)@[a-z0-9.-]+[a-z0-9]/giu;

/** How long Mastodon takes a text with its content warning to be. `urlLength` is what the account's server reserves per address. */
export function mastodonLength(
  text: string,
  {
    contentWarning = '',
    urlLength = MASTODON_URL_LENGTH,
  }: { contentWarning?: string | undefined; urlLength?: number | undefined } = {},
): number {
  let length = graphemeLength(contentWarning);
  let rest = '';
  let at = 0;
  for (const { start, end } of findUrls(text, { withoutScheme: false })) {
    // A letter stands for the address, so that what is around it stays apart.
    rest += `${text.slice(at, start)}x`;
    length += urlLength - 1;
    at = end;
  }
  rest += text.slice(at);
  length += graphemeLength(rest.replace(remoteMention, '$1@$2'));
  return length;
}
