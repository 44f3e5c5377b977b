import { type RefCallback, useState } from 'react';
import type { MarkedTextHandle } from '../../ui/marked-text-editor.tsx';

/** The editors on screen, by the names of their fields. */
export type Editors = {
  get(field: string): MarkedTextHandle | undefined;
  /** Where an editor reports itself: always the same function for one field, so that it does so once. */
  handleOf(field: string): RefCallback<MarkedTextHandle>;
};

export function useEditors(): Editors {
  const [editors] = useState(createEditors);
  return editors;
}

function createEditors(): Editors {
  const handles = new Map<string, MarkedTextHandle>();
  const reporters = new Map<string, RefCallback<MarkedTextHandle>>();
  return {
    get: (field) => handles.get(field),
    handleOf(field) {
      const known = reporters.get(field);
      if (known !== undefined) return known;
      const report: RefCallback<MarkedTextHandle> = (handle) => {
        if (handle === null) handles.delete(field);
        else handles.set(field, handle);
      };
      reporters.set(field, report);
      return report;
    },
  };
}
