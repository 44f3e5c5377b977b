import { networkIds } from '@bedside/connectors/networks';
import { applyReplacements } from '@bedside/screening';
import type { Content } from '@bedside/server/contract/flow/compose';
import { textFields } from '@bedside/server/contract/flow/compose';
import { type RefObject, useMemo } from 'react';
import { type OptionWords, readFieldName } from '../../lib/field-name.ts';
import { type LiveScreening, marksNow } from '../../lib/use-screening.ts';
import type { ListedFinding } from '../../ui/marked-text-findings.tsx';
import type { Mark } from '../../ui/marked-text-types.ts';
import { ALL_NETWORKS } from './compose-text.tsx';
import { withOptions } from './options/options-content.ts';
import type { ComposerState } from './use-composer.ts';
import type { Editors } from './use-editors.ts';

/** Where campaign values are chosen. */
const ADDRESS_CHOICE = '[aria-labelledby="addresses-title"] select';
const noMarks: readonly Mark[] = [];

/**
 * What was found in all texts of a draft, and the ways to show and mend it. The list is that of `composer`, which may be
 * a moment behind the words; what mends them reads words and marks anew when it is asked to.
 */
export function useComposerFindings(init: {
  composer: Pick<ComposerState, 'content' | 'live' | 'keeper' | 'onChange'>;
  editors: Editors;
  linkField: RefObject<HTMLInputElement | null>;
  onTab: (tab: string) => void;
}) {
  const { composer, editors, linkField, onTab } = init;
  const { content, live, keeper, onChange } = composer;
  const { store } = live;
  const findings = useMemo(() => listFindings(content, live), [content, live]);
  const actions = useMemo(() => {
    const become = (field: string, text: string) => {
      if (!editors.get(field)?.become(text)) onChange((now) => withText(now, field, text));
    };
    const onShow = ({ field, index }: ListedFinding) => {
      const name = readFieldName(field);
      if (name.kind === 'link') return linkField.current?.focus();
      if (name.kind === 'utm') return document.querySelector<HTMLElement>(ADDRESS_CHOICE)?.focus();
      if (name.kind === 'variant' || name.kind === 'threadPart') onTab(name.network);
      if (name.kind === 'baseText') onTab(ALL_NETWORKS);
      // The tab that holds the editor is on screen after this turn.
      setTimeout(() => editors.get(field)?.show(index), 0);
      return undefined;
    };
    const onReplace = ({ field, index, mark }: ListedFinding) => {
      const text = textOf(keeper.state().local, field);
      const now = field === 'link' ? mark : marksNow(store, field, text)[index];
      if (now?.code === mark.code && !now.stale) become(field, applyReplacements(text, [now]));
    };
    const onFixAll = () => {
      // From the last to the first, so that the keyboard ends up in the first text that changed.
      for (const { field, text } of textFields(keeper.state().local).toReversed()) {
        const marks = asShown(field, marksNow(store, field, text));
        const mended = applyReplacements(
          text,
          marks.filter(({ severity, stale }) => severity !== 'note' && !stale),
        );
        if (mended !== text) become(field, mended);
      }
    };
    return { onShow, onReplace, onFixAll };
  }, [editors, keeper, linkField, onChange, onTab, store]);
  return useMemo(
    () => ({ findings, marksOf: (field: string) => marksFor(live, field), ...actions }),
    [findings, live, actions],
  );
}

/** Marks of a field. A link has no safe wording but to leave it out as a whole: words in its place would be no address. */
function marksFor(live: LiveScreening, field: string): readonly Mark[] {
  return asShown(field, live.marks.get(field) ?? noMarks);
}

function asShown(field: string, marks: readonly Mark[]): readonly Mark[] {
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
    case 'videoAltText':
      return content.video === undefined ? {} : { video: { ...content.video, altText: text } };
    case 'documentTitle':
      return content.document === undefined ? {} : { document: { ...content.document, title: text } };
    case 'variant':
    case 'threadPart':
      return { variants: withVariantText(content.variants, name, text) };
    case 'firstComment':
      return { firstComment: text };
    case 'utm':
      return withUtmValue(content, name.name, text);
    case 'option':
      return withOptionText(content, name, text);
    default:
      return {};
  }
}

/** A campaign value that is empty is none. */
function withUtmValue({ links }: Content, name: string, text: string): Partial<Content> {
  if (links?.utm === undefined) return {};
  const others = Object.entries(links.utm).filter(([each]) => each !== name);
  return { links: { ...links, utm: Object.fromEntries(text.trim() === '' ? others : [...others, [name, text]]) } };
}

/** Options are at most two deep: `title`, or `event.title`. */
function withOptionText(
  content: Content,
  { network, name }: { network: string; name: OptionWords },
  text: string,
): Partial<Content> {
  const id = networkIds.find((known) => known === network);
  if (id === undefined) return {};
  const [outer = '', inner] = name.split('.');
  const chosen: Record<string, unknown> = { ...content.options?.[id] };
  const within = chosen[outer];
  const patch = inner === undefined ? text : { ...(typeof within === 'object' ? within : {}), [inner]: text };
  return withOptions(content, id, { ...chosen, [outer]: patch });
}

function withVariantText(
  variants: Content['variants'],
  name: { network: string; index?: number },
  text: string,
): Content['variants'] {
  const own = Object.entries(variants).find(([network]) => network === name.network)?.[1];
  if (own === undefined) return variants;
  const thread = own.thread?.map((part, at) => (at === name.index ? { ...part, text } : part));
  const changed = name.index === undefined ? { ...own, text } : { ...own, ...(thread ? { thread } : {}) };
  return { ...variants, [name.network]: changed };
}

export type ComposerFindings = ReturnType<typeof useComposerFindings>;
