import type { FormContent, FormWords } from '@bedside/server/contract/registers/authorizations/forms';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The title in both languages; as Bedside has it where the house changes nothing. */
export function TitleFields(props: {
  content: FormContent;
  shipped: FormWords;
  onChange: (next: FormContent) => void;
}) {
  const { content, shipped, onChange } = props;
  const { t } = useTranslation();
  const words = content.title ?? shipped;
  const change = (part: Partial<FormWords>) => {
    const title = { ...words, ...part };
    const isShipped = title.en === shipped.en && title.es === shipped.es;
    onChange({ ...content, title: isShipped ? null : title });
  };
  return (
    <>
      <TextInput
        label={t('houseForms.editor.titleEn')}
        lang="en"
        maxLength={200}
        value={words.en}
        onChange={(event) => change({ en: event.currentTarget.value })}
      />
      <TextInput
        label={t('houseForms.editor.titleEs')}
        lang="es"
        maxLength={200}
        value={words.es}
        onChange={(event) => change({ es: event.currentTarget.value })}
      />
    </>
  );
}
