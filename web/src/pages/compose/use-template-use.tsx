import type { Content } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { TemplateView } from '@bedside/server/contract/registers/templates';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyUndo } from '../../lib/notify.tsx';
import { applyTemplate, placesOf, wordsOf } from './apply-template.ts';
import type { ChangeContent } from './draft-content.ts';
import { PlaceholderDialog } from './placeholder-dialog.tsx';
import { useCountUse } from './use-templates.ts';
import { setApart, type TextTarget } from './use-text-target.ts';

type Span = { readonly start: number; readonly end: number };
type Words = Readonly<Record<string, string>>;
type Filling = { readonly template: TemplateView; readonly places: readonly string[]; readonly span: Span | undefined };

/** Puts a template into the draft, after its places were asked for. A whole post can be taken back. */
export function useTemplateUse(init: {
  channels: readonly ChannelView[];
  current: () => Content;
  onChange: ChangeContent;
  target: TextTarget;
}) {
  const { channels, current, onChange, target } = init;
  const { t } = useTranslation();
  const count = useCountUse();
  const [filling, fill] = useState<Filling | null>(null);
  const replace = useCallback(
    (template: TemplateView, words: Words) => {
      const before = current();
      const channelIds = new Set(channels.map(({ id }) => id));
      onChange((now) => applyTemplate(now, template, { words, channelIds }));
      const gone = template.content.channelIds.filter((id) => !channelIds.has(id)).length;
      if (gone > 0) notifyDone(t('templates.channelsLeft', { count: gone }));
      notifyUndo({
        message: t('templates.replaced', { name: template.name }),
        undoLabel: t('common.undo'),
        // What was added since by others, such as an image that was on its way, stays.
        onUndo: () => onChange((now) => ({ firstComment: undefined, ...before, images: now.images })),
      });
    },
    [channels, current, onChange, t],
  );
  const put = useCallback(
    ({ template, span }: Omit<Filling, 'places'>, words: Words) => {
      count(template.id);
      if (template.kind === 'post') return replace(template, words);
      const field = target.field();
      const at = span ?? { start: field?.selectionStart ?? 0, end: field?.selectionEnd ?? 0 };
      const around = { before: field?.value.slice(0, at.start) ?? '', after: field?.value.slice(at.end) ?? '' };
      target.insert(setApart(wordsOf(template, words), around), at);
      return undefined;
    },
    [count, replace, target],
  );
  const begin = useCallback(
    (template: TemplateView, span?: Span) => {
      const places = placesOf(template);
      if (places.length === 0) put({ template, span }, {});
      else fill({ template, places, span });
    },
    [put],
  );
  const dialog = filling !== null && (
    <PlaceholderDialog
      name={filling.template.name}
      places={filling.places}
      onClose={() => fill(null)}
      onFill={(words) => {
        fill(null);
        // The dialog gives the keyboard back to the field first.
        setTimeout(() => put(filling, words), 0);
      }}
    />
  );
  return { begin, dialog };
}
