import { type KeyboardEvent, type SyntheticEvent, useCallback, useState } from 'react';
import { type Trigger, triggerAt } from './suggest-trigger.ts';

export type Asked = Trigger & { readonly field: HTMLTextAreaElement };

/**
 * What is typed that can be completed, from the events of the text fields in an area. Typing anywhere else in a text
 * costs one look at the last letters. Escape closes what is open and leaves what was typed.
 */
export function useSuggestions() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(0);
  /** Where something was closed by Escape: it stays closed until the sign is gone. */
  const [left, setLeft] = useState<number | null>(null);
  const look = useCallback(
    (event: SyntheticEvent) => {
      const field = event.target;
      if (!(field instanceof HTMLTextAreaElement) || field.readOnly) return;
      const isCaret = field.selectionStart === field.selectionEnd;
      const found = isCaret ? triggerAt(field.value, field.selectionStart) : null;
      if (found === null) setLeft(null);
      setAsked((now) => (isSame(now, found, field) ? now : found && { ...found, field }));
      if (event.type !== 'select') setActive(0);
    },
    [setAsked],
  );
  const close = useCallback(() => setAsked(null), []);
  const open = asked !== null && asked.start !== left ? asked : null;
  const onKey = (event: KeyboardEvent, list: { count: number; choose: (index: number) => void }) => {
    if (open === null || list.count === 0 || event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return;
    const at = Math.min(active, list.count - 1);
    const acts: Partial<Record<string, () => void>> = {
      ArrowDown: () => setActive((at + 1) % list.count),
      ArrowUp: () => setActive((at - 1 + list.count) % list.count),
      Enter: () => list.choose(at),
      Tab: () => list.choose(at),
      Escape: () => setLeft(open.start),
    };
    const act = event.shiftKey ? undefined : acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { asked: open, active, look, close, onKey };
}

function isSame(now: Asked | null, found: Trigger | null, field: HTMLTextAreaElement): boolean {
  if (now === null || found === null) return now === found;
  return now.field === field && now.kind === found.kind && now.start === found.start && now.query === found.query;
}
