import { type FocusEvent, type RefObject, useCallback, useMemo, useRef } from 'react';
import { insertInField } from '../../ui/marked-text-field.ts';

/** The text field of the composer that is written in, or was written in last. */
export type TextTarget = {
  readonly onFocus: (event: FocusEvent) => void;
  /** The field, or null where none is on screen. */
  field(): HTMLTextAreaElement | null;
  /** Puts words where the caret stands, or in place of a span, as if typed: undo takes them back. `apart` adds the space before them that is missing. */
  insert(words: string, where?: { start: number; end: number } | 'apart'): boolean;
};

/** @param area around the text fields. */
export function useTextTarget(area: RefObject<HTMLDivElement | null>): TextTarget {
  const last = useRef<HTMLTextAreaElement>(null);
  const field = useCallback(() => {
    if (last.current?.isConnected && last.current.checkVisibility()) return last.current;
    const fields = [...(area.current?.querySelectorAll('textarea') ?? [])];
    const first = fields.find((each) => !each.readOnly && each.checkVisibility()) ?? null;
    // Nobody was there yet: words go to the end.
    first?.setSelectionRange(first.value.length, first.value.length);
    return first;
  }, [area]);
  const onFocus = useCallback((event: FocusEvent) => {
    if (event.target instanceof HTMLTextAreaElement && !event.target.readOnly) last.current = event.target;
  }, []);
  const insert = useCallback(
    (words: string, where?: { start: number; end: number } | 'apart') => {
      const at = field();
      if (at === null) return false;
      const caret = { start: at.selectionStart, end: at.selectionEnd };
      const span = where === undefined || where === 'apart' ? caret : where;
      const before = at.value.slice(0, span.start);
      insertInField(at, span, where === 'apart' ? setApart(words, { before, after: '' }) : words);
      last.current = at;
      return true;
    },
    [field],
  );
  return useMemo(() => ({ onFocus, field, insert }), [onFocus, field, insert]);
}

/** Words with the white space that sets them apart from what stands around the caret. */
export function setApart(words: string, around: { before: string; after: string }): string {
  const lead = around.before === '' || /\s$/u.test(around.before) ? '' : ' ';
  const tail = around.after === '' || /^[\s.,;:!?)]/u.test(around.after) ? '' : ' ';
  return `${lead}${words}${tail}`;
}
