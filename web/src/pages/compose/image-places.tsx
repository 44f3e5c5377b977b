import { GripVertical } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './pictures.module.css';

/** What the browser carries while an image is dragged to another place: no file, so that nobody takes it for one. */
const KIND = 'application/x-bedside-image';

/** Images in their order; each can be dragged by its grip. The buttons of each image do the same for everybody. */
export function ImagePlaces(props: {
  ids: readonly string[];
  readOnly: boolean;
  onMove: (from: number, to: number) => void;
  children: (index: number, grip: ReactNode) => ReactNode;
}) {
  const { ids, readOnly, onMove } = props;
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const onDragOver = (event: DragEvent, index: number) => {
    if (dragged === null || !event.dataTransfer.types.includes(KIND)) return;
    event.preventDefault();
    if (over !== index) setOver(index);
  };
  const onDrop = (event: DragEvent, index: number) => {
    if (dragged === null) return;
    event.preventDefault();
    if (dragged !== index) onMove(dragged, index);
    end();
  };
  return ids.map((id, index) => (
    <div
      // The same image may be in a post twice.
      key={ids.indexOf(id) === index ? id : `${id}-${index}`}
      className={classes.place}
      data-over={(over === index && dragged !== index) || undefined}
      data-dragged={dragged === index || undefined}
      onDragOver={(event) => onDragOver(event, index)}
      onDrop={(event) => onDrop(event, index)}
    >
      {props.children(
        index,
        !readOnly && ids.length > 1 && (
          <span
            className={classes.grip}
            draggable
            aria-hidden
            title={t('pictures.order.grip')}
            onDragStart={(event) => {
              event.dataTransfer.setData(KIND, String(index));
              event.dataTransfer.effectAllowed = 'move';
              setDragged(index);
            }}
            onDragEnd={end}
          >
            <GripVertical size={18} />
          </span>
        ),
      )}
    </div>
  ));
}
