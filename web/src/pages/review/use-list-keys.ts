import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';

/** j and k (and the arrows) move the focus through the rows of a list; Enter opens one, as on any link. */
export function useListKeys() {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-list-row]') ?? [])];
      const at = rows.findIndex((row) => row === document.activeElement);
      rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return list;
}
