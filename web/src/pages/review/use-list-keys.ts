import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keys.ts';

/**
 * j and k move the focus through the rows of a list; Enter opens one, as on any link; e edits the one that has the focus,
 * where the list knows how.
 */
export function useListKeys({ onEdit }: { onEdit?: (row: HTMLElement) => void } = {}) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const rowsNow = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-list-row]') ?? [])];
  const move = (step: 1 | -1) => {
    const rows = rowsNow();
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
  };
  const edit = () => {
    const row = rowsNow().find((each) => each === document.activeElement);
    if (row !== undefined) onEdit?.(row);
  };
  useKeys([
    { keys: 'j', label: t('find.keys.nextRow'), place: 'page', run: () => move(1) },
    { keys: 'k', label: t('find.keys.previousRow'), place: 'page', run: () => move(-1) },
    { keys: 'Enter', label: t('find.keys.openRow'), place: 'page' },
    ...(onEdit === undefined ? [] : [{ keys: 'e', label: t('reviewDesk.editRow'), place: 'page' as const, run: edit }]),
  ]);
  return list;
}
