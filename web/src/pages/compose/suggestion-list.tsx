import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './writing.module.css';

export type Suggestion = { readonly id: string; readonly name: string; readonly detail: string };

const GAP_PX = 6;

/** Suggestions beside the caret. The keyboard stays in the text field, which tells screen readers what is chosen. */
export function SuggestionList(props: {
  id: string;
  area: React.RefObject<HTMLDivElement | null>;
  field: HTMLTextAreaElement;
  /** Offset in the field below which the list stands. */
  at: number;
  label: string;
  suggestions: readonly Suggestion[];
  active: number;
  onChoose: (index: number) => void;
}) {
  const { id, area, field, at, suggestions, active } = props;
  const { t } = useTranslation();
  const self = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null);
  useLayoutEffect(() => {
    if (area.current && self.current)
      setPlace(placeBelow(area.current, field, { at, width: self.current.offsetWidth }));
  }, [area, field, at]);
  useEffect(() => {
    const told = { 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-activedescendant': `${id}-${active}` };
    for (const [name, value] of Object.entries(told)) field.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(told)) field.removeAttribute(name);
    };
  }, [field, id, active]);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div ref={self} className={classes.suggestions} style={place ?? { visibility: 'hidden' }}>
      {/* A list of native options cannot stand beside a text field that keeps the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={id} role="listbox" aria-label={props.label} className={classes.choices}>
        {suggestions.map((suggestion, index) => (
          // The field takes the keys for all of them, and native options cannot stand outside of their list.
          /* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */
          <div
            key={suggestion.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.choice}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => props.onChoose(index)}
          >
            <span className={classes.choiceName}>{suggestion.name}</span>
            <span className={classes.choiceWords}>{suggestion.detail}</span>
          </div>
        ))}
      </div>
      <output className={classes.hint}>{t('writing.suggestHint', { count: suggestions.length })}</output>
    </div>
  );
}

/** Below the line of an offset, measured in the layer under the field, which breaks lines at the same places. */
function placeBelow(area: HTMLElement, field: HTMLElement, { at, width }: { at: number; width: number }) {
  const outer = area.getBoundingClientRect();
  const box = boxAt(field, at) ?? field.getBoundingClientRect();
  const left = Math.max(0, Math.min(box.left - outer.left, outer.width - width));
  return { top: box.bottom - outer.top + GAP_PX, left };
}

function boxAt(field: HTMLElement, at: number): DOMRect | null {
  const backdrop = field.parentElement?.querySelector('[data-backdrop]');
  if (!backdrop) return null;
  const texts = document.createTreeWalker(backdrop, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left < length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      return range.getClientRects()[0] ?? null;
    }
    left -= length;
  }
  return null;
}
