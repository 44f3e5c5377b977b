import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { type Content, textFields } from '../../flow/compose/contract.ts';
import { draft, post, postVersion } from '../../flow/compose/schema.ts';
import type { RecordedEvent, Scope } from '../../kernel/scope/scope.ts';
import type { Stems } from './read-query.ts';
import { searchDocument, searchWord } from './schema.ts';
import { foldWord, placedWords } from './words.ts';

/** Of longer posts the rest is not searched: a document of the database holds a megabyte, and an autosave must stay quick. */
const MAX_INDEXED_UNITS = 60_000;
/** Positions beyond it are not kept by PostgreSQL. */
const MAX_POSITION = 16_383;
/** A word is marked at so many places; PostgreSQL keeps 255. */
const MAX_PLACES = 200;

type Weight = 'A' | 'B' | 'C' | 'D';

/** What changes the words of a post. */
const CHANGES = new Set(['post.created', 'draft.saved', 'version.frozen']);

/** Keeps the index true to a post in the transaction that changed it; costs nothing for other events. */
export async function indexChangedPost(scope: Scope, recorded: RecordedEvent): Promise<void> {
  if (!CHANGES.has(recorded.action) || recorded.object.type !== 'post') return;
  await indexPost(scope, recorded.object.id);
}

/** Writes down the words of a post anew. Safe to repeat. */
export async function indexPost(
  scope: Pick<Scope, 'tx' | 'organizationId' | 'services'>,
  postId: string,
): Promise<void> {
  const { tx, organizationId } = scope;
  const [current] = await tx
    .select({ content: draft.content })
    .from(draft)
    .where(and(eq(draft.organizationId, organizationId), eq(draft.postId, postId)));
  const versions = await tx
    .select({ content: postVersion.content })
    .from(postVersion)
    .where(and(eq(postVersion.organizationId, organizationId), eq(postVersion.postId, postId)))
    .orderBy(desc(postVersion.number));
  const contents = [...(current === undefined ? [] : [current]), ...versions].map(({ content }) => content);
  const placed = placeWords(contents);
  const words = [...placed.keys()];
  const stems = await readStems(scope, words);
  const indexedAt = scope.services.clock.now();
  const document = { organizationId, postId, words: vectorOf(placed, stems), indexedAt };
  await tx
    .insert(searchDocument)
    .values(document)
    .onConflictDoUpdate({
      target: [searchDocument.organizationId, searchDocument.postId],
      set: { words: document.words, indexedAt },
    });
  const list = sql`${sql.param(words)}::text[]`;
  await tx
    .delete(searchWord)
    .where(
      and(
        eq(searchWord.organizationId, organizationId),
        eq(searchWord.postId, postId),
        sql`${searchWord.word} <> all(${list})`,
      ),
    );
  await tx.execute(
    sql`insert into ${searchWord} (organization_id, post_id, word)
        select ${organizationId}::uuid, ${postId}::uuid, word from unnest(${list}) as word on conflict do nothing`,
  );
}

/** Reads at most so many posts that are in no index yet, the newest first; gives how many. */
export async function indexMissingPosts(scope: Scope, most: number): Promise<number> {
  const { organizationId } = scope;
  const rows = await scope.tx
    .select({ id: post.id })
    .from(post)
    .leftJoin(
      searchDocument,
      and(eq(searchDocument.organizationId, organizationId), eq(searchDocument.postId, post.id)),
    )
    .where(and(eq(post.organizationId, organizationId), isNull(searchDocument.postId)))
    .orderBy(desc(post.updatedAt))
    .limit(most);
  for (const { id } of rows) await indexPost(scope, id);
  return rows.length;
}

/** English and Spanish stems; `ts_lexize` gives none for words that a language leaves out. */
export async function readStems(scope: Pick<Scope, 'tx'>, words: readonly string[]): Promise<Stems> {
  if (words.length === 0) return new Map();
  const { rows } = await scope.tx.execute<{ word: string; english: string | null; spanish: string | null }>(
    sql`select word, (ts_lexize('english_stem', word))[1] as english, (ts_lexize('spanish_stem', word))[1] as spanish
          from unnest(${sql.param([...words])}::text[]) as word`,
  );
  return new Map(
    rows.map(({ word, english, spanish }) => {
      const stems = [english, spanish].flatMap((stem) => (stem === null ? [] : [foldWord(stem)]));
      return [word, [...new Set(stems.filter((stem) => stem !== ''))]];
    }),
  );
}

/** Places of each word with their weights, as `tsvector` writes them; between two fields nothing stands in a row. */
function placeWords(contents: readonly Content[]): Map<string, string[]> {
  const placed = new Map<string, string[]>();
  const seen = new Set<string>();
  let [position, units] = [0, 0];
  for (const [at, content] of contents.entries()) {
    for (const { field, text } of textFields(content)) {
      // Draft and versions mostly say the same.
      const key = `${weightOf(field, at)} ${text}`;
      if (seen.has(key) || units >= MAX_INDEXED_UNITS) continue;
      seen.add(key);
      const part = text.slice(0, MAX_INDEXED_UNITS - units);
      units += part.length;
      for (const { word } of placedWords(part)) {
        position = Math.min(position + 1, MAX_POSITION);
        const places = placed.get(word) ?? [];
        if (places.length < MAX_PLACES) places.push(`${position}${weightOf(field, at)}`);
        placed.set(word, places);
      }
      position = Math.min(position + 2, MAX_POSITION);
    }
  }
  return placed;
}

/** Draft and newest version weigh by field, older versions least. */
function weightOf(field: string, at: number): Weight {
  if (at > 1) return 'D';
  if (field === 'baseText') return 'A';
  return field.endsWith('altText') ? 'C' : 'B';
}

/** Words hold letters and digits only, so that nothing needs to be escaped. */
function vectorOf(placed: ReadonlyMap<string, readonly string[]>, stems: Stems): string {
  const entries = new Map<string, readonly string[]>(placed);
  for (const [word, places] of placed) {
    for (const stem of stems.get(word) ?? []) {
      if (stem === word) continue;
      entries.set(stem, [...(entries.get(stem) ?? []), ...places].slice(0, MAX_PLACES));
    }
  }
  return [...entries].map(([word, places]) => `'${word}':${places.join(',')}`).join(' ');
}
