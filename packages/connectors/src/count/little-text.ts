/**
 * LinkedIn's little text, in which posts are written (learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format,
 * to be confirmed there): sixteen signs mean something there, and a text ends before one that means nothing. Safe in a browser.
 */

/** A hashtag of letters and digits stays one; everything else that would mean something is written as it is meant. */
const marked = /(?<![\p{L}\p{N}_&])#(?=\p{N}*\p{L})[\p{L}\p{N}]+(?![\p{L}\p{N}_])|[\\|{}@[\]()<>#*_~]/gu;

/** A text as LinkedIn has to be given it. */
export function escapeLittleText(text: string): string {
  return text.replaceAll(marked, (found) => (found.length > 1 ? found : `\\${found}`));
}

const hashtag = /\{hashtag\|\\?#\|((?:\\.|[^|}\\])*)\}/gu;
const mention = /(?<!\\)@\[((?:\\.|[^\]\\])*)\]\(urn:[^)]*\)/gu;

/** The words of a little text: without its escapes, hashtags and mentions as people read them. */
export function readLittleText(text: string): string {
  return text.replaceAll(hashtag, '#$1').replaceAll(mention, '$1').replaceAll(/\\(.)/gsu, '$1');
}
