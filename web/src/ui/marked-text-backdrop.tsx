import { memo, useMemo } from 'react';
import classes from './marked-text.module.css';
import { toSegments } from './marked-text-segments.ts';
import type { Mark } from './marked-text-types.ts';

/** The layer under the field: the same text, unseen, with its marks drawn. Hidden from screen readers, which have the list. */
export const MarkedTextBackdrop = memo(function MarkedTextBackdrop(props: {
  text: string;
  marks: readonly Mark[];
  open: number | null;
}) {
  const { text, marks, open } = props;
  const segments = useMemo(() => toSegments(text, marks), [text, marks]);
  return (
    <div className={`${classes.layer} ${classes.backdrop}`} aria-hidden data-backdrop>
      {segments.map((segment) => {
        const [heaviest] = segment.marks;
        const mark = heaviest === undefined ? undefined : marks[heaviest];
        if (mark === undefined) return <span key={segment.start}>{segment.text}</span>;
        return (
          <span
            key={segment.start}
            className={classes.mark}
            data-mark={heaviest}
            data-severity={mark.severity}
            data-open={open !== null && segment.marks.includes(open) ? '' : undefined}
          >
            {segment.text}
          </span>
        );
      })}
      {/* A last line that is empty has no height of its own. */}
      {'\u200b'}
    </div>
  );
});
