import { language } from '@bedside/server/contract/registers/org';
import type { TemplateContent, TemplateKind, TemplateView } from '@bedside/server/contract/registers/templates';

/** A template as the form holds it: the empty choice is an empty word. */
export type TemplateValues = {
  kind: TemplateKind;
  name: string;
  language: string;
  content: Omit<TemplateContent, 'link'> & { link: string };
};

/** What a dialog begins with: a whole template, or some of its parts. */
export type TemplateStart = Partial<Pick<TemplateView, 'kind' | 'name' | 'language'>> & {
  readonly content?: Partial<TemplateContent>;
};

export function templateValues({ kind = 'post', name = '', language: own = null, content = {} }: TemplateStart) {
  return {
    kind,
    name,
    language: own ?? '',
    content: {
      text: content.text ?? '',
      link: content.link ?? '',
      variants: content.variants ?? {},
      firstComment: content.firstComment ?? '',
      channelIds: [...(content.channelIds ?? [])],
      tags: [...(content.tags ?? [])],
    },
  } satisfies TemplateValues;
}

/** What the contract takes: only the parts that this kind has. */
export function templateBody({ kind, name, language: chosen, content }: TemplateValues) {
  const isPost = kind === 'post';
  return {
    kind,
    name,
    language: chosen === '' ? null : language.parse(chosen),
    content: {
      text: kind === 'hashtags' ? '' : content.text,
      link: isPost && content.link.trim() !== '' ? content.link.trim() : null,
      variants: isPost ? content.variants : {},
      firstComment: isPost ? content.firstComment : '',
      channelIds: isPost ? content.channelIds : [],
      tags: kind === 'hashtags' ? hashtagsIn(content.tags.join(' ')) : [],
    },
  };
}

/** Hashtags of what was typed or pasted, without their signs, each once. */
export function hashtagsIn(typed: string): string[] {
  const tags = typed.split(/[\s,;#＃]+/).filter((tag) => tag !== '');
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()];
}
