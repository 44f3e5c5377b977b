import type { Content } from '@bedside/server/contract/flow/compose';
import { NativeSelect } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../lib/i18n.ts';
import type { ChangeContent } from './draft-content.ts';

/** In which language a post is written: what it is checked by, and how it is read out. */
export const LanguageChoice = memo(function LanguageChoice(props: {
  language: Content['language'];
  onChange: ChangeContent;
}) {
  const { language, onChange } = props;
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t('compose.language')}
      value={language}
      // The options are exactly the languages of the contract.
      onChange={(event) => onChange({ language: event.currentTarget.value as Content['language'] })}
      data={languages.map((value) => ({ value, label: t(`common.languages.${value}`) }))}
    />
  );
});
