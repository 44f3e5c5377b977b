import type { z } from 'zod';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { searchAccess } from './access.ts';
import type { Asked } from './asked.ts';
import type { SearchKind, search as searchEndpoint } from './contract.ts';
import { findChannels, findPeople, findReceipts } from './find-others.ts';
import { findImages, findPosts } from './find-posts.ts';
import { matcherOf } from './highlight.ts';
import { readStems } from './index-post.ts';
import { readQuery, wordsOfTerms } from './read-query.ts';

export { indexChangedPost } from './index-post.ts';

type Input = z.output<(typeof searchEndpoint)['body']>;
type Answer = z.input<(typeof searchEndpoint)['answer']>;

/**
 * Finds what the acting person may see: one page of each kind that was asked for, best first. `marks` are offsets in
 * UTF-16 units of the text beside them. People and channels answer to words, so a search by filters alone leaves them
 * empty. Throws `CURSOR_INVALID`, `ONE_KIND_A_PAGE` when a cursor comes with several kinds.
 */
export async function search(scope: Scope, input: Input): Promise<Answer> {
  requireAnyRole(scope.actor, searchAccess.read, 'search');
  const kinds = new Set<SearchKind>(input.kinds);
  if (input.after !== undefined && kinds.size > 1) throw oneKindAPage();
  const asked = await prepare(scope, input);
  const when = async <T>(kind: SearchKind, find: () => Promise<T>) => (kinds.has(kind) ? await find() : null);
  return {
    posts: await when('posts', () => findPosts(scope, asked)),
    images: await when('images', () => findImages(scope, asked)),
    people: await when('people', () => findPeople(scope, asked)),
    channels: await when('channels', () => findChannels(scope, asked)),
    receipts: await when('receipts', () => findReceipts(scope, asked, input.text)),
  };
}

async function prepare(scope: Scope, { text, filters, limit, after }: Input): Promise<Asked> {
  const terms = readQuery(text);
  const stems = await readStems(scope, wordsOfTerms(terms));
  return { terms, stems, matches: matcherOf(terms, stems), filters, limit, after };
}

function oneKindAPage() {
  return unprocessable({
    code: 'ONE_KIND_A_PAGE',
    message: 'A further page is of one kind.',
    remedy: 'Ask for the kind that the cursor belongs to.',
  });
}
