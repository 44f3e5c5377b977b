import type { ConfirmationView } from '@bedside/server/contract/registers/channels';
import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useNow } from '../../lib/use-now.ts';
import { TextLink } from '../../ui/link-button.tsx';

const listed = (people: ConfirmationView['others']) =>
  new Intl.ListFormat(currentLanguage(), { type: 'disjunction' }).format(people.map(({ name }) => name));

/** Why nothing is published on a new account yet, until when, and who can do what about it. */
export function WhatIsWaitedFor({ account }: { account: ConfirmationView }) {
  const { t } = useTranslation();
  const { aloneFrom, may, others, waivers } = account;
  if (may === 'not-yet' && aloneFrom !== null) return <OnlyAdministrator aloneFrom={aloneFrom} waivers={waivers} />;
  if (may === 'somebody-else' && others.length > 0) {
    const person = account.connectedBy.name;
    return <Text size="sm">{t('channels.waits.others', { person, names: listed(others) })}</Text>;
  }
  return <Text size="sm">{t(`channels.waits.${may}`)}</Text>;
}

function OnlyAdministrator({ aloneFrom, waivers }: { aloneFrom: string; waivers: ConfirmationView['waivers'] }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const when = formatInstant(aloneFrom, currentLanguage());
  return (
    <div>
      <Text size="sm">
        {t('channels.waits.not-yet', { when, relative: formatRelative(aloneFrom, currentLanguage(), nowMs) })}
      </Text>
      <Text size="sm" mt={4}>
        {t('channels.waits.sooner')}
      </Text>
      <List size="sm">
        <List.Item>
          {t('channels.waits.invite')} <TextLink to="/people">{t('channels.waits.toPeople')}</TextLink>
        </List.Item>
        {waivers.length > 0 && <List.Item>{t('channels.waits.waive', { names: listed(waivers) })}</List.Item>}
      </List>
    </div>
  );
}
