import { type ClipboardEvent, type DragEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../lib/notify.tsx';
import { imagesOfPaste } from './check-file.ts';

/**
 * Images that are dropped or pasted anywhere on the page, for the element around all of it. A short cut for mouse and
 * clipboard: the button among the images does the same for everybody.
 */
export function useImageDrop(init: { readOnly: boolean; onFiles: (files: File[]) => void }) {
  const { readOnly, onFiles } = init;
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  /** Entering a part of the page comes before leaving the one around it, so both are counted. */
  const inside = useRef(0);
  const onDrag = useCallback(
    (event: DragEvent) => {
      if (readOnly || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      if (event.type === 'dragenter') inside.current += 1;
      if (event.type === 'dragleave') inside.current -= 1;
      setOver(inside.current > 0);
    },
    [readOnly],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      inside.current = 0;
      setOver(false);
      const files = [...event.dataTransfer.files];
      if (readOnly || files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    },
    [readOnly, onFiles],
  );
  const onPaste = useCallback(
    (event: ClipboardEvent) => {
      if (readOnly) return;
      const { files, onlyAddress } = imagesOfPaste(event.clipboardData);
      if (onlyAddress) {
        notifyProblem({ text: t('pictures.paste.onlyAddress'), remedy: t('pictures.paste.saveFirst') });
      }
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    },
    [readOnly, onFiles, t],
  );
  return { isOver, handlers: { onPaste, onDrop, onDragEnter: onDrag, onDragOver: onDrag, onDragLeave: onDrag } };
}
