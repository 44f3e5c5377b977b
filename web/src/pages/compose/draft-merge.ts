import { type Content, content as contentSchema } from '@bedside/server/contract/flow/compose';
import { keepBothTexts, mergeLists, mergeTexts } from '../../lib/text-merge.ts';

/** Where in a content something stands: names of keys; images go by what they are, not by their place. */
export type FieldPath = readonly string[];

/**
 * A field that two people changed in ways that do not go together. What one's own page made of it stands in the content;
 * `base` is what both began with. Undefined is a field that is not there.
 */
export type FieldConflict = { readonly path: FieldPath; readonly base: unknown; readonly theirs: unknown };

/** Two changes of one content: everything that goes together, with one's own wording where it does not. */
export type ContentMerge = { readonly content: Content; readonly conflicts: readonly FieldConflict[] };

/** Keys whose strings are running text; all others hold one value that is taken whole. */
const TEXT_KEYS = new Set(['baseText', 'text', 'altText', 'firstComment', 'contentWarning', 'title', 'terms']);
/** Keys of lists in which order means nothing. */
const SET_KEYS = new Set(['channelIds', 'authorizationIds']);

type Keyed = Record<string, unknown>;
type ByKey = { order: string[]; items: Keyed };

/**
 * Merges two contents that were made from one, field by field and whatever fields there are: texts by their words,
 * images by what they are, lists by their items. What does not go together is told, and nothing is decided about it.
 */
export function mergeContents(base: Content, mine: Content, theirs: Content): ContentMerge {
  const conflicts: FieldConflict[] = [];
  const keyed = mergeValue({ path: [], base: toKeyed(base), mine: toKeyed(mine), theirs: toKeyed(theirs) }, conflicts);
  // Each part came from a content; together they may be too long or too many.
  const merged = contentSchema.safeParse(fromKeyed(keyed as Keyed));
  if (merged.success) return { content: merged.data, conflicts };
  return { content: mine, conflicts: wholeFields(base, mine, theirs) };
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(content: Content, path: FieldPath): unknown {
  return path.reduce<unknown>(partOf, toKeyed(content));
}

function partOf(value: unknown, key: string): unknown {
  if (isByKey(value)) return value.items[key];
  return isRecord(value) ? value[key] : undefined;
}

/** The content with another value at a path; null where that would not be a content. */
export function withValueAt(content: Content, path: FieldPath, value: unknown): Content | null {
  const changed = contentSchema.safeParse(fromKeyed(setAt(toKeyed(content), path, value) as Keyed));
  return changed.success ? changed.data : null;
}

/** Both wordings of a field as one, or undefined where a field can hold only one of them. */
export function bothOf(conflict: FieldConflict, mine: unknown): unknown {
  const { base, theirs } = conflict;
  if (!isTextPath(conflict.path) || typeof mine !== 'string' || typeof theirs !== 'string') return undefined;
  return keepBothTexts(typeof base === 'string' ? base : '', mine, theirs);
}

type Versions = { readonly path: FieldPath; readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

function mergeValue(at: Versions, conflicts: FieldConflict[]): unknown {
  const { path, base, mine, theirs } = at;
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  const parts = isByKey(mine) && isByKey(theirs) ? mergeByKey(at, conflicts) : mergeParts(at, conflicts);
  if (parts !== NOT_MERGED) return parts;
  conflicts.push({ path, base, theirs });
  return mine;
}

const NOT_MERGED = Symbol('two changes that do not go together');

function mergeParts(at: Versions, conflicts: FieldConflict[]): unknown {
  const { path, base, mine, theirs } = at;
  if (typeof mine === 'string' && typeof theirs === 'string') {
    const merged = isTextPath(path) ? mergeTexts(typeof base === 'string' ? base : '', mine, theirs) : null;
    return merged?.clean ? merged.text : NOT_MERGED;
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    return mergeArrays({ path, base: Array.isArray(base) ? base : [], mine, theirs }) ?? NOT_MERGED;
  }
  if (!isRecord(mine) || !isRecord(theirs)) return NOT_MERGED;
  return mergeRecords({ path, base: isRecord(base) ? base : {}, mine, theirs }, conflicts);
}

function mergeRecords(
  at: { path: FieldPath; base: Keyed; mine: Keyed; theirs: Keyed },
  conflicts: FieldConflict[],
): Keyed {
  const keys = new Set([...Object.keys(at.mine), ...Object.keys(at.theirs)]);
  const merged: Keyed = {};
  for (const key of keys) {
    const versions = { base: at.base[key], mine: at.mine[key], theirs: at.theirs[key] };
    const value = mergeValue({ path: [...at.path, key], ...versions }, conflicts);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function mergeByKey(at: Versions, conflicts: FieldConflict[]): ByKey {
  const [base, mine, theirs] = [byKeyOf(at.base), byKeyOf(at.mine), byKeyOf(at.theirs)];
  const items = mergeRecords({ path: at.path, base: base.items, mine: mine.items, theirs: theirs.items }, conflicts);
  return { order: mergeOrder(base.order, mine.order, theirs.order).filter((key) => key in items), items };
}

function byKeyOf(value: unknown): ByKey {
  return isByKey(value) ? value : { order: [], items: {} };
}

/** The order of whoever changed it, mine where both did; what only the other has stands behind what it stood behind there. */
function mergeOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const mineMoved = !same(among(mine, base), among(base, mine));
  const [first, second] = mineMoved ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  second.forEach((key, at) => {
    if (order.includes(key)) return;
    const before = second.slice(0, at).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}

function among(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((key) => other.includes(key));
}

function mergeArrays(at: {
  path: FieldPath;
  base: readonly unknown[];
  mine: readonly unknown[];
  theirs: readonly unknown[];
}): unknown[] | null {
  const { path, base, mine, theirs } = at;
  if (SET_KEYS.has(path.at(-1) ?? '')) return mergeSets(base, mine, theirs);
  if (base.length === mine.length && base.length === theirs.length) {
    // Parts of a thread stay in their places while two people write in different ones.
    const inside: FieldConflict[] = [];
    const merged = mine.map((item, index) =>
      mergeValue({ path: [...path, String(index)], base: base[index], mine: item, theirs: theirs[index] }, inside),
    );
    if (inside.length === 0) return merged;
  }
  const merged = mergeLists(base.map(canonical), mine.map(canonical), theirs.map(canonical));
  return merged === null ? null : merged.map((item): unknown => JSON.parse(item));
}

function mergeSets(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const kept = mine.filter((item) => theirs.includes(item) || !base.includes(item));
  return [...kept, ...theirs.filter((item) => !mine.includes(item) && !base.includes(item))];
}

/** Every field in which the two differ, each as a whole. */
function wholeFields(base: Content, mine: Content, theirs: Content): FieldConflict[] {
  const versions = { base: toKeyed(base), mine: toKeyed(mine), theirs: toKeyed(theirs) };
  return [...new Set([...Object.keys(versions.mine), ...Object.keys(versions.theirs)])]
    .filter((key) => !same(versions.mine[key], versions.theirs[key]))
    .map((key) => ({ path: [key], base: versions.base[key], theirs: versions.theirs[key] }));
}

/** The content with images by name instead of by place, also where parts of a thread refer to them. */
function toKeyed(given: Content): Keyed {
  // How addresses leave is settled by the server.
  const { addresses: _, ...content } = given;
  const seen = new Map<string, number>();
  const order = content.images.map(({ mediaId }) => {
    const number = seen.get(mediaId) ?? 0;
    seen.set(mediaId, number + 1);
    return number === 0 ? mediaId : `${mediaId}#${number}`;
  });
  const items = Object.fromEntries(order.map((key, index) => [key, content.images[index]]));
  const named = mapImageIndexes(content, (list) => list.map((index) => order[Number(index)] ?? String(index)));
  // A content is a record of plain values.
  return { ...(named as Keyed), images: { order, items } };
}

function fromKeyed(keyed: Keyed): unknown {
  const images = isByKey(keyed['images']) ? keyed['images'] : { order: [], items: {} };
  const order = [
    ...images.order.filter((key) => images.items[key] !== undefined),
    ...Object.keys(images.items).filter((key) => !images.order.includes(key) && images.items[key] !== undefined),
  ];
  const placed = mapImageIndexes(keyed, (list) =>
    list.map((key) => order.indexOf(String(key))).filter((index) => index >= 0),
  );
  return { ...(placed as Keyed), images: order.map((key) => images.items[key]) };
}

function mapImageIndexes(value: unknown, map: (list: readonly unknown[]) => unknown[]): unknown {
  if (Array.isArray(value)) return value.map((item) => mapImageIndexes(item, map));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'imageIndexes' && Array.isArray(inner) ? map(inner) : mapImageIndexes(inner, map),
    ]),
  );
}

function setAt(value: unknown, path: FieldPath, next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  const record = isRecord(value) ? value : {};
  const changed = setAt(isByKey(record) ? record.items[key] : record[key], rest, next);
  if (isByKey(record)) return { ...record, items: withKey(record.items, key, changed) };
  return withKey(record, key, changed);
}

function withKey(record: Keyed, key: string, value: unknown): Keyed {
  return Object.fromEntries([
    ...Object.entries(record).filter(([name]) => name !== key),
    ...(value === undefined ? [] : [[key, value]]),
  ]);
}

function isTextPath(path: FieldPath): boolean {
  return TEXT_KEYS.has(path.at(-1) ?? '');
}

function isRecord(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isByKey(value: unknown): value is ByKey {
  return isRecord(value) && Array.isArray(value['order']) && isRecord(value['items']);
}

function same(one: unknown, other: unknown): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** Plain JSON with keys in order. Undefined, which is no value, has a text of its own. */
function canonical(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
  return text ?? 'undefined';
}
