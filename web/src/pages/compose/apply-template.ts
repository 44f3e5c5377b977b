import type { Content } from '@bedside/server/contract/flow/compose';
import type { TemplateContent, TemplateView } from '@bedside/server/contract/registers/templates';
import { fillPlaceholders, placeholdersIn } from '../../lib/placeholders.ts';

type Words = Readonly<Record<string, string>>;
export type UsedTemplate = Pick<TemplateView, 'kind' | 'name' | 'language' | 'content'>;

/** Names of everything that is asked for when this is used. */
export function placesOf({ content }: Pick<UsedTemplate, 'content'>): string[] {
  const own = Object.values(content.variants).flatMap((variant) => (variant === undefined ? [] : [variant.text]));
  return placeholdersIn([content.text, ...own, content.firstComment]);
}

/** What a snippet or a group of hashtags puts at the caret. */
export function wordsOf({ kind, content }: Pick<UsedTemplate, 'kind' | 'content'>, words: Words): string {
  if (kind === 'hashtags') return content.tags.map((tag) => `#${tag}`).join(' ');
  return fillPlaceholders(content.text, words);
}

/**
 * A draft with a template in it. Images stay, as do channels where the template names none that are here; of those it
 * names, the ones that are gone are left out. Words come as they are: they are screened in the draft.
 */
export function applyTemplate(
  now: Content,
  template: UsedTemplate,
  input: { words: Words; channelIds: ReadonlySet<string> },
): Partial<Content> {
  const { content, language } = template;
  const filled = (text: string) => fillPlaceholders(text, input.words);
  const channels = content.channelIds.filter((id) => input.channelIds.has(id));
  return {
    baseText: filled(content.text),
    link: content.link ?? now.link,
    language: language ?? now.language,
    variants: Object.fromEntries(
      Object.entries(content.variants).flatMap(([network, variant]) =>
        variant === undefined ? [] : [[network, { text: filled(variant.text) }]],
      ),
    ),
    ...(channels.length > 0 ? { channelIds: channels } : {}),
    ...(content.firstComment === '' ? {} : { firstComment: filled(content.firstComment) }),
  };
}

/** A draft as the beginning of a template: everything but its images, which belong to one post. */
export function templateOf(content: Content & { readonly firstComment?: string | undefined }): {
  kind: 'post';
  language: Content['language'];
  content: Partial<TemplateContent>;
} {
  const { baseText, link, variants, channelIds, language, firstComment = '' } = content;
  const own = Object.entries(variants).flatMap(([network, variant]) =>
    variant === undefined ? [] : [[network, { text: variant.text }] as const],
  );
  return {
    kind: 'post',
    language,
    content: { text: baseText, link, variants: Object.fromEntries(own), channelIds: [...channelIds], firstComment },
  };
}
