import { listSites } from '@bedside/server/contract/registers/org/sites';
import { listPeople } from '@bedside/server/contract/registers/people';
import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';

/** For which site; left out where there are none. */
export function SiteField(props: NativeSelectProps) {
  const { t } = useTranslation();
  const sites = useQuery(ask(listSites)).data?.sites ?? [];
  // A site that was closed since stays to be seen, so that the choice does not change by itself.
  const shown = sites.filter(({ id, state }) => state === 'active' || id === props.value);
  if (shown.length === 0) return null;
  return (
    <NativeSelect
      label={t('settings.facts.site')}
      data={[
        { value: '', label: t('settings.facts.wholeOrganization') },
        ...shown.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...props}
    />
  );
}

/** Who keeps it true. */
export function OwnerField(props: NativeSelectProps) {
  const { t } = useTranslation();
  const people = useQuery(ask(listPeople)).data?.people ?? [];
  const shown = people.filter(({ id, state }) => state !== 'left' || id === props.value);
  return (
    <NativeSelect
      label={t('settings.facts.owner')}
      description={t('settings.facts.ownerHint')}
      data={[
        { value: '', label: t('settings.facts.nobody') },
        ...shown.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...props}
    />
  );
}
