import { stage as stages } from '@bedside/server/contract/flow/compose';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { listPeople } from '@bedside/server/contract/registers/people';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type PostFilters, postFilters } from '../../lib/list-filters.ts';
import { ask } from '../../lib/query.ts';

/** Stage, author and channel of the posts that are listed. */
export function PostFilterFields(props: { filters: PostFilters; onChange: (filters: PostFilters) => void }) {
  const { t } = useTranslation();
  const { filters } = props;
  const people = useQuery(ask(listPeople, { query: { limit: 500 } }));
  const channels = useQuery(ask(listChannels));
  const select = (key: keyof PostFilters, label: string, data: readonly { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      flex="1 1 150px"
      maw={240}
      value={filters[key] ?? ''}
      onChange={(event) =>
        props.onChange(postFilters.parse({ ...filters, [key]: event.currentTarget.value || undefined }))
      }
      data={[...data]}
    />
  );
  return (
    <>
      {select('stage', t('posts.stageFilter'), [
        { value: '', label: t('posts.allStages') },
        ...stages.options.map((value) => ({ value, label: t(`posts.stages.${value}`) })),
      ])}
      {select('author', t('find.author'), [
        { value: '', label: t('find.anyone') },
        ...(people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {select('channel', t('find.channel'), [
        { value: '', label: t('find.anyChannel') },
        ...(channels.data?.channels ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ])}
    </>
  );
}
