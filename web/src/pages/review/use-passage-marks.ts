import { useState } from 'react';
import type { Mark } from './passages.ts';

/** Passages that a reviewer marks before deciding, and the one that is being written. */
export function usePassageMarks() {
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [writing, setWriting] = useState<Omit<Mark, 'comment'> | 'by-words' | null>(null);
  return {
    marks,
    setMarks,
    writing,
    onMark: (place: Omit<Mark, 'comment'>) => setWriting(place),
    onMarkByWords: () => setWriting('by-words'),
    onKeep: (mark: Mark) => {
      setMarks((now) => [...now, mark]);
      setWriting(null);
    },
    onClose: () => setWriting(null),
  };
}
