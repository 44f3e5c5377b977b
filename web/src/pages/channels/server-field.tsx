import { List, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The address of a person's own server, and what that server will ask them. */
export function ServerField({ field }: { field: object }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('channels.consent.server')}
        description={t('channels.consent.serverHint')}
        placeholder="mastodon.example"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        {...field}
      />
      <ConsentWords />
    </>
  );
}

/** What happens next, before somebody is sent to another page. */
export function ConsentWords() {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm">{t('channels.consent.lead')}</Text>
      <List size="sm" mt={4}>
        <List.Item>{t('channels.consent.asksPublish')}</List.Item>
        <List.Item>{t('channels.consent.asksRead')}</List.Item>
        <List.Item>{t('channels.consent.asksSearch')}</List.Item>
      </List>
      <Text size="sm" mt={4}>
        {t('channels.consent.never')}
      </Text>
    </div>
  );
}
