import { areNumbered, withNumbers, withoutNumbers } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { ChangeContent } from './draft-content.ts';

/** A network's own wording, and the further parts where it leaves as a thread. */
export type Own = NonNullable<Content['variants'][keyof Content['variants']]>;

/** One part on screen: its words, and the places of its images among those of the post. */
export type Part = { readonly text: string; readonly imageIndexes: readonly number[] };

/** All parts of a wording, the first among them; images that no part names stand with the first. */
export function toParts(own: Own, imageCount: number): Part[] {
  const taken = new Set<number>();
  const further = (own.thread ?? []).map(({ text, imageIndexes = [] }): Part => {
    const indexes = [...new Set(imageIndexes)].filter((index) => index < imageCount && !taken.has(index));
    for (const index of indexes) taken.add(index);
    return { text, imageIndexes: indexes };
  });
  const rest = Array.from({ length: imageCount }, (_, index) => index).filter((index) => !taken.has(index));
  return [{ text: own.text, imageIndexes: rest }, ...further];
}

/** The wording that parts make; one part alone is a wording without a thread. */
export function fromParts([first, ...further]: readonly Part[]): Own {
  const thread = further.map(({ text, imageIndexes }) =>
    imageIndexes.length === 0 ? { text } : { text, imageIndexes: [...imageIndexes] },
  );
  return thread.length === 0 ? { text: first?.text ?? '' } : { text: first?.text ?? '', thread };
}

/** Numbers follow when parts are added, moved or taken away, where there were numbers before. */
function keepingNumbers(before: readonly Part[], after: readonly Part[]): Part[] {
  return isNumbered(before) ? withTexts(after, withNumbers(after.map(({ text }) => text))) : [...after];
}

function withTexts(parts: readonly Part[], texts: readonly string[]): Part[] {
  return parts.map((part, index) => ({ ...part, text: texts[index] ?? part.text }));
}

export function isNumbered(parts: readonly Part[]): boolean {
  return areNumbered(parts.map(({ text }) => text));
}

/** Puts "1/5" at the end of each part, or takes it away. */
export function setNumbering(parts: readonly Part[], on: boolean): Part[] {
  const texts = parts.map(({ text }) => text);
  return withTexts(parts, on ? withNumbers(texts) : withoutNumbers(texts));
}

export function addPart(parts: readonly Part[]): Part[] {
  return keepingNumbers(parts, [...parts, { text: '', imageIndexes: [] }]);
}

/** The part's words go away; its images go to the first part. */
export function removePart(parts: readonly Part[], index: number): Part[] {
  const images = parts[index]?.imageIndexes ?? [];
  return keepingNumbers(parts, withImages(parts.toSpliced(index, 1), 0, images));
}

/** Joins a part to the one before it, as a paragraph of its own. */
export function joinPart(parts: readonly Part[], index: number): Part[] {
  const bare = setNumbering(parts, false);
  const [before, part] = [bare[index - 1], bare[index]];
  if (part === undefined || before === undefined) return [...parts];
  const text = [before.text.trim(), part.text.trim()].filter((words) => words !== '').join('\n\n');
  const imageIndexes = [...before.imageIndexes, ...part.imageIndexes].sort((a, b) => a - b);
  const joined = bare.toSpliced(index - 1, 2, { text, imageIndexes });
  return isNumbered(parts) ? setNumbering(joined, true) : joined;
}

/** Moves a part by one place, with its images. */
export function movePart(parts: readonly Part[], index: number, by: -1 | 1): Part[] {
  const part = parts[index];
  if (part === undefined || index + by < 0 || index + by >= parts.length) return [...parts];
  return keepingNumbers(parts, parts.toSpliced(index, 1).toSpliced(index + by, 0, part));
}

/** Gives an image to a part, and takes it from the one that had it. */
export function assignImage(parts: readonly Part[], image: number, to: number): Part[] {
  const without = parts.map((part) => ({
    ...part,
    imageIndexes: part.imageIndexes.filter((index) => index !== image),
  }));
  return withImages(without, to, [image]);
}

/** More images than a network takes in one post go to the parts that follow, as many to each as it takes. */
export function spreadImages(parts: readonly Part[], imageCount: number, most: number): Part[] {
  const all = Array.from({ length: imageCount }, (_, index) => index);
  if (imageCount <= most) return parts.map((part, index) => ({ ...part, imageIndexes: index === 0 ? all : [] }));
  const last = parts.length - 1;
  return parts.map((part, index) => ({
    ...part,
    imageIndexes: all.slice(index * most, index === last ? undefined : (index + 1) * most),
  }));
}

function withImages(parts: readonly Part[], to: number, images: readonly number[]): Part[] {
  return parts.map((part, index) =>
    index === to ? { ...part, imageIndexes: [...part.imageIndexes, ...images].sort((a, b) => a - b) } : part,
  );
}

/** The wordings after the images of a post changed: parts keep the images that they had, wherever those stand now. */
export function keepImagesOfParts(
  before: Pick<Content, 'images' | 'variants'>,
  images: Content['images'],
): Content['variants'] {
  const placeNow = before.images.map(({ mediaId }) => images.findIndex((image) => image.mediaId === mediaId));
  const entries = Object.entries(before.variants).map(([network, own]) => {
    if (own?.thread === undefined) return [network, own] as const;
    const thread = own.thread.map((part) => {
      const kept = (part.imageIndexes ?? []).flatMap((index) => {
        const now = placeNow[index] ?? -1;
        return now === -1 ? [] : [now];
      });
      return kept.length === 0 ? { text: part.text } : { text: part.text, imageIndexes: kept };
    });
    return [network, { ...own, thread }] as const;
  });
  return Object.fromEntries(entries);
}

/** A content after a change; whatever happens to its images, each stays with its part. */
export function changedContent(now: Content, patch: Parameters<ChangeContent>[0]): Content {
  const change = typeof patch === 'function' ? patch(now) : patch;
  const moved = change.images === undefined ? {} : { variants: keepImagesOfParts(now, change.images) };
  return { ...now, ...moved, ...change };
}
