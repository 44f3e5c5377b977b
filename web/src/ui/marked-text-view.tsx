import { useMemo } from 'react';
import classes from './marked-text.module.css';
import { toSegments } from './marked-text-segments.ts';
import type { Marked } from './marked-text-types.ts';
import { useFindingWords } from './marked-text-words.ts';

/** Text with its marks to read; each mark leads to its entry in the list of findings, `#finding-<key>`. */
export function MarkedTextView(props: {
  text: string;
  marks: readonly (Marked & { readonly key: string; readonly waived: boolean })[];
  language: string;
}) {
  const { text, marks, language } = props;
  const segments = useMemo(() => toSegments(text, marks), [text, marks]);
  const wordsOf = useFindingWords();
  return (
    <div className={classes.view} lang={language} dir="auto">
      {segments.map((segment) => {
        const mark = segment.marks[0] === undefined ? undefined : marks[segment.marks[0]];
        if (mark === undefined) return <span key={segment.start}>{segment.text}</span>;
        return (
          <a
            key={segment.start}
            className={classes.mark}
            data-severity={mark.severity}
            data-waived={mark.waived ? '' : undefined}
            href={`#finding-${mark.key}`}
            title={wordsOf(mark).title}
          >
            {segment.text}
          </a>
        );
      })}
    </div>
  );
}
