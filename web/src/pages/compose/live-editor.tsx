import { MAX_TEXT_UNITS } from '@bedside/server/contract/flow/compose';
import { useTranslation } from 'react-i18next';
import type { ScreeningStore } from '../../lib/screening-store.ts';
import { useFieldMarks } from '../../lib/use-screening.ts';
import { MarkedTextEditor, type MarkedTextEditorProps } from '../../ui/marked-text-editor.tsx';
import { wellFormed } from './draft-content.ts';

/** An editor that draws its marks as soon as they are there, without the page around it, and says when it is full. */
export function LiveEditor(
  props: Omit<MarkedTextEditorProps, 'marks' | 'error' | 'maxLength'> & {
    store: ScreeningStore;
    field: string;
    maxLength?: number;
  },
) {
  const { store, field, onChange, maxLength = MAX_TEXT_UNITS, ...editor } = props;
  const { t, i18n } = useTranslation();
  // The field takes no more than the server does and drops the rest of a paste without a word, so we say it.
  const isFull = editor.value.length >= maxLength;
  const max = new Intl.NumberFormat(i18n.language).format(maxLength);
  return (
    <MarkedTextEditor
      {...editor}
      maxLength={maxLength}
      error={isFull ? t('compose.textFull', { max }) : undefined}
      onChange={(text) => onChange(wellFormed(text))}
      marks={useFieldMarks(store, field, editor.value)}
    />
  );
}
