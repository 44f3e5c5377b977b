import { instrumentKind } from '@bedside/server/contract/registers/authorizations';
import { listSites } from '@bedside/server/contract/registers/org/sites';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../lib/query.ts';
import classes from './ends.module.css';
import type { EndsAt } from './use-ends.ts';

const whats = ['expires', 'of_age', 'event', 'link'] as const;
const weeks = [4, 8, 13, 26, 52] as const;

const chosen = (value: string) => (value === '' ? undefined : value);

/** What the calendar is narrowed by, as it stands in the address. */
export function EndsFilters({ at: { place, filters, go } }: { at: EndsAt }) {
  const { t } = useTranslation();
  const sites = useQuery(ask(listSites)).data?.sites ?? [];
  const all = { value: '', label: t('ends.all') };
  return (
    <div className={classes.filters}>
      {place.show === 'weeks' && (
        <NativeSelect
          label={t('ends.weeks')}
          value={String(place.weeks)}
          onChange={(event) => go({ weeks: event.currentTarget.value })}
          data={weeks.map((count) => ({ value: String(count), label: t('ends.weeksAhead', { count }) }))}
        />
      )}
      {place.show !== 'waits' && (
        <NativeSelect
          label={t('ends.what')}
          value={filters.what ?? ''}
          onChange={(event) => go({ what: chosen(event.currentTarget.value) })}
          data={[all, ...whats.map((value) => ({ value, label: t(`ends.kinds.${value}`) }))]}
        />
      )}
      <NativeSelect
        label={t('ends.kind')}
        value={filters.kind ?? ''}
        onChange={(event) => go({ kind: chosen(event.currentTarget.value) })}
        data={[all, ...instrumentKind.options.map((value) => ({ value, label: t(`authorizations.kinds.${value}`) }))]}
      />
      {sites.length > 0 && (
        <NativeSelect
          label={t('ends.site')}
          value={filters.site ?? ''}
          onChange={(event) => go({ site: chosen(event.currentTarget.value) })}
          data={[all, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </div>
  );
}
