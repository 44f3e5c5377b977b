import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { List, Text, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** Whether accounts of a network live on servers of their own. */
export const hasOwnServers = (network: NetworkId) =>
  manifests[network].connect === 'consent' && manifests[network].serviceUrl === undefined;

/** The address of a person's own server. */
export function ServerField({ field }: { field: object }) {
  const { t } = useTranslation();
  return (
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
  );
}

/** What the button says that leads to another page. */
export function goOnWords(network: NetworkId, t: TFunction): string {
  if (hasOwnServers(network)) return t('channels.consent.goOn');
  return t('channels.consent.goOnTo', { network: t(`common.networks.${network}`) });
}

/** What happens next, before somebody is sent to another page. */
export function ConsentWords({ network }: { network: NetworkId }) {
  const { t } = useTranslation();
  if (!hasOwnServers(network)) {
    const named = { network: t(`common.networks.${network}`) };
    return (
      <div>
        <Text size="sm">{t('channels.consent.networkLead', named)}</Text>
        <Text size="sm" mt={4}>
          {t('channels.consent.networkNever', named)}
        </Text>
      </div>
    );
  }
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
