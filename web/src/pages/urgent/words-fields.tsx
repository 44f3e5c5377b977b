import type { AnnouncementKind, AnnouncementPart } from '@bedside/server/contract/flow/urgent';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { startingWords, unfilled } from './starting-words.ts';

export type UrgentWords = { readonly text: string; readonly link: string; readonly language: 'en' | 'es' };

const MAX_TEXT_UNITS = 20_000;

export function wordsToStart(kind: AnnouncementKind, part: AnnouncementPart, language: 'en' | 'es'): UrgentWords {
  return { text: startingWords(kind, part, language), link: '', language };
}

/** Whether somebody may be asked: something is written, nothing stands in brackets, and a link is a link. */
export function isReady({ text, link }: UrgentWords): boolean {
  return text.trim() !== '' && unfilled(text).length === 0 && isLink(link);
}

function isLink(link: string): boolean {
  return link.trim() === '' || (URL.canParse(link.trim()) && /^https?:$/u.test(new URL(link.trim()).protocol));
}

export function bodyOf({ text, link, language }: UrgentWords) {
  return { text: text.trim(), link: link.trim() === '' ? null : link.trim(), language };
}

/** Text, link and language of one post of an announcement. */
export function WordsFields(props: {
  words: UrgentWords;
  /** Another language begins with its own words where nobody has written any yet. */
  onLanguage: (language: 'en' | 'es') => void;
  onChange: (words: UrgentWords) => void;
}) {
  const { words, onChange } = props;
  const { t, i18n } = useTranslation();
  const missing = unfilled(words.text);
  const list = new Intl.ListFormat(i18n.language).format(missing);
  return (
    <>
      <NativeSelect
        label={t('urgent.language')}
        value={words.language}
        // The options are exactly the two languages.
        onChange={({ currentTarget }) => props.onLanguage(currentTarget.value as 'en' | 'es')}
        data={(['en', 'es'] as const).map((value) => ({ value, label: t(`common.languages.${value}`) }))}
      />
      <Textarea
        label={t('urgent.text')}
        description={t('urgent.textHint')}
        required
        autosize
        minRows={4}
        maxLength={MAX_TEXT_UNITS}
        value={words.text}
        error={missing.length > 0 ? t('urgent.unfilled', { list }) : undefined}
        onChange={({ currentTarget }) => onChange({ ...words, text: currentTarget.value })}
      />
      <TextInput
        label={t('urgent.link')}
        type="url"
        maxLength={2_000}
        value={words.link}
        error={isLink(words.link) ? undefined : t('compose.linkInvalid')}
        onChange={({ currentTarget }) => onChange({ ...words, link: currentTarget.value })}
      />
    </>
  );
}
