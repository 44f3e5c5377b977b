import { applyReplacements } from '@bedside/screening';
import type { Content } from '@bedside/server/contract/flow/compose';
import { textFields } from '@bedside/server/contract/flow/compose';
import { type RefObject, useMemo, useRef } from 'react';
import { readFieldName } from '../../lib/field-name.ts';
import type { LiveScreening } from '../../lib/use-screening.ts';
import type { MarkedTextHandle } from '../../ui/marked-text-editor.tsx';
import type { ListedFinding } from '../../ui/marked-text-findings.tsx';
import type { Mark } from '../../ui/marked-text-types.ts';
import { ALL_NETWORKS } from './compose-text.tsx';
import type { ChangeContent } from './draft-content.ts';

const noMarks: readonly Mark[] = [];

/** What was found in all texts of a draft, and the ways to show and mend it. Editors report under the names of their fields. */
export function useComposerFindings(init: {
  content: Content;
  live: LiveScreening;
  linkField: RefObject<HTMLInputElement | null>;
  onChange: ChangeContent;
  onTab: (tab: string) => void;
}) {
  const { content, live, linkField, onChange, onTab } = init;
  const editors = useRef(new Map<string, MarkedTextHandle>());
  const findings = useMemo(() => listFindings(content, live), [content, live]);
  const marksOf = (field: string) => marksFor(live, field);
  const handleOf = (field: string) => (handle: MarkedTextHandle | null) => {
    if (handle === null) editors.current.delete(field);
    else editors.current.set(field, handle);
  };
  const become = (field: string, text: string) => {
    const editor = editors.current.get(field);
    if (!editor?.become(text)) onChange((now) => withText(now, field, text));
  };
  const onShow = ({ field, index }: ListedFinding) => {
    const name = readFieldName(field);
    if (name.kind === 'link') return linkField.current?.focus();
    if (name.kind === 'variant') onTab(name.network);
    if (name.kind === 'baseText') onTab(ALL_NETWORKS);
    // The tab that holds the editor is on screen after this turn.
    setTimeout(() => editors.current.get(field)?.show(index), 0);
    return undefined;
  };
  const onReplace = ({ field, mark }: ListedFinding) =>
    become(field, applyReplacements(textOf(content, field), [mark]));
  const onFixAll = () => {
    // From the last to the first, so that the keyboard ends up in the first text that changed.
    for (const { field, text } of textFields(content).toReversed()) {
      const marks = marksOf(field).filter(({ severity }) => severity !== 'note');
      const mended = applyReplacements(text, marks);
      if (mended !== text) become(field, mended);
    }
  };
  return { findings, marksOf, handleOf, onShow, onReplace, onFixAll };
}

/** Marks of a field. A link has no safe wording but to leave it out as a whole: words in its place would be no address. */
function marksFor(live: LiveScreening, field: string): readonly Mark[] {
  const marks = live.marks.get(field) ?? noMarks;
  if (field !== 'link') return marks;
  return marks.map((mark) => ({ ...mark, start: 0, end: Number.MAX_SAFE_INTEGER, replacement: '' }));
}

function listFindings(content: Content, live: LiveScreening): ListedFinding[] {
  return textFields(content).flatMap(({ field, text }) =>
    marksFor(live, field)
      .map((mark, index) => ({ field, index, mark, words: text.slice(mark.start, mark.end) }))
      .sort((a, b) => a.mark.start - b.mark.start),
  );
}

function textOf(content: Content, field: string): string {
  return textFields(content).find((each) => each.field === field)?.text ?? '';
}

/** The content with one text changed, for fields whose editor is not on screen. */
function withText(content: Content, field: string, text: string): Partial<Content> {
  const name = readFieldName(field);
  switch (name.kind) {
    case 'baseText':
      return { baseText: text };
    case 'link':
      return { link: text.trim() === '' ? null : text };
    case 'altText':
      return { images: content.images.map((image, at) => (at === name.index ? { ...image, altText: text } : image)) };
    case 'variant':
      return { variants: { ...content.variants, [name.network]: { text } } };
    default:
      return {};
  }
}

export type ComposerFindings = ReturnType<typeof useComposerFindings>;
