import { listChannels } from '@bedside/server/contract/registers/channels';
import { listPeople } from '@bedside/server/contract/registers/people';
import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  fileFilter,
  networkFilter,
  type SearchPageFilters,
  searchFilters,
  stageFilter,
} from '../../lib/list-filters.ts';
import { ask } from '../../lib/query.ts';

const any = (label: string) => ({ value: '', label });

/** What a search is narrowed by. */
export function SearchFilterFields(props: {
  filters: SearchPageFilters;
  onChange: (filters: SearchPageFilters) => void;
}) {
  const { t } = useTranslation();
  const { filters } = props;
  const people = useQuery(ask(listPeople, { query: { limit: 200 } }));
  const channels = useQuery(ask(listChannels));
  const set = (key: keyof SearchPageFilters, value: string) =>
    props.onChange(searchFilters.parse({ ...filters, [key]: value === '' ? undefined : value }));
  const select = (key: keyof SearchPageFilters, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={filters[key] ?? ''}
      onChange={(event) => set(key, event.currentTarget.value)}
      data={data}
    />
  );
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" verticalSpacing="xs">
      {select('stage', t('find.stage'), [
        any(t('find.anyStage')),
        ...stageFilter.options.map((value) => ({ value, label: t(`posts.stages.${value}`) })),
      ])}
      {select('author', t('find.author'), [
        any(t('find.anyone')),
        ...(people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {select('channel', t('find.channel'), [
        any(t('find.anyChannel')),
        ...(channels.data?.channels ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {select('network', t('find.network'), [
        any(t('find.anyNetwork')),
        ...networkFilter.options.map((value) => ({ value, label: t(`common.networks.${value}`) })),
      ])}
      {select('image', t('find.image'), [
        any(t('find.anyImage')),
        { value: 'with', label: t('find.withImage') },
        { value: 'without', label: t('find.withoutImage') },
      ])}
      {select('file', t('find.fileKind'), [
        any(t('find.anyKind')),
        ...fileFilter.options.map((value) => ({ value, label: t(`find.fileKinds.${value}`) })),
      ])}
      <TextInput
        type="date"
        label={t('find.from')}
        value={filters.from ?? ''}
        onChange={(event) => set('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('find.to')}
        value={filters.to ?? ''}
        onChange={(event) => set('to', event.currentTarget.value)}
      />
    </SimpleGrid>
  );
}
