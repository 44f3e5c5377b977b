import { Button } from '@mantine/core';
import { MessageSquarePlus } from 'lucide-react';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkedTextView } from '../../ui/marked-text-view.tsx';
import { fewWords, type Mark, selectedOffsets } from './passages.ts';

export type OnMark = (place: Omit<Mark, 'comment'>) => void;

/** Text to read; whoever may decide selects words in it and says what should change there. */
export function MarkableText(
  props: ComponentProps<typeof MarkedTextView> & { field: string; onMark: OnMark | undefined },
) {
  const { field, onMark, ...shown } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const selected = useSelectedOffsets(box, onMark !== undefined);
  const quote = selected === null ? '' : shown.text.slice(selected.start, selected.end);
  const take = () => {
    if (selected === null || quote.trim() === '') return;
    onMark?.({ field, ...selected, quote });
    window.getSelection()?.removeAllRanges();
  };
  return (
    <div>
      <div ref={box} data-passage-field={field}>
        <MarkedTextView {...shown} />
      </div>
      {onMark !== undefined && quote.trim() !== '' && (
        <Button
          mt="xs"
          size="sm"
          variant="light"
          leftSection={<MessageSquarePlus size={16} aria-hidden />}
          // A press would end the selection before the click comes.
          onPointerDown={(event) => {
            event.preventDefault();
            take();
          }}
          onClick={take}
        >
          {t('reviewDesk.markThis', { words: fewWords(quote) })}
        </Button>
      )}
    </div>
  );
}

function useSelectedOffsets(box: React.RefObject<HTMLDivElement | null>, wanted: boolean) {
  const [selected, setSelected] = useState<{ start: number; end: number } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const onSelect = () => setSelected(box.current === null ? null : selectedOffsets(box.current));
    document.addEventListener('selectionchange', onSelect);
    return () => document.removeEventListener('selectionchange', onSelect);
  }, [box, wanted]);
  return selected;
}
