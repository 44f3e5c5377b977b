import { useMemo } from 'react';
import marks from '../../ui/marked-text.module.css';
import { toSegments } from '../../ui/marked-text-segments.ts';
import type { PostedFinding } from './posted-row.ts';

/** Words with what was found in them underlined. `start` is where `text` begins in the text of the findings. */
export function MarkedWords(props: { text: string; start: number; findings: readonly PostedFinding[] }) {
  const { text, start, findings } = props;
  const segments = useMemo(
    () =>
      toSegments(
        text,
        findings.map((finding) => ({ ...finding, start: finding.start - start, end: finding.end - start })),
      ),
    [text, start, findings],
  );
  return segments.map((segment) => {
    const [heaviest] = segment.marks;
    const finding = heaviest === undefined ? undefined : findings[heaviest];
    if (finding === undefined) return <span key={segment.start}>{segment.text}</span>;
    return (
      <span key={segment.start} className={marks.mark} data-severity={finding.severity}>
        {segment.text}
      </span>
    );
  });
}
