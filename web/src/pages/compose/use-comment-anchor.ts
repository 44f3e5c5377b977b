import { type FocusEvent, useState } from 'react';

/** What a new comment is about: a part of the post, and words in it. */
export type CommentAnchor = { readonly part: string; readonly quote: string | null };

export type CommentAnchors = {
  /** Remembers where the keyboard was last. */
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  /** Holds on to the words that are selected there now. */
  take: () => void;
  taken: () => CommentAnchor | null;
};

/** Longer passages are about the part as a whole. */
const MOST_QUOTED_UNITS = 300;

/** Knows which words of the post were selected before the comments were opened. */
export function useCommentAnchors(): CommentAnchors {
  const [anchors] = useState(createAnchors);
  return anchors;
}

function createAnchors(): CommentAnchors {
  let last: { field: HTMLElement; part: string } | null = null;
  let taken: CommentAnchor | null = null;
  return {
    onFocus: ({ target }) => {
      const part = target.closest<HTMLElement>('[data-part]')?.dataset['part'];
      if (part !== undefined && part !== 'comments') last = { field: target, part };
    },
    take: () => {
      taken = last === null ? null : { part: last.part, quote: quoteIn(last.field) };
    },
    taken: () => taken,
  };
}

function quoteIn(field: HTMLElement): string | null {
  if (!(field instanceof HTMLTextAreaElement) || !field.isConnected) return null;
  const quote = field.value.slice(field.selectionStart, field.selectionEnd).trim();
  return quote === '' || quote.length > MOST_QUOTED_UNITS ? null : quote;
}
