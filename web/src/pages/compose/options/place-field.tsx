import { listPlaces } from '@bedside/server/contract/registers/channels';
import { Loader, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../lib/query.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import type { OptionFieldsProps } from './network-options.tsx';

/** Boards and categories change seldom. */
const FRESH_MS = 5 * 60_000;

/** Where within the account the post stands, as the network lists it. */
export function PlaceField(props: OptionFieldsProps & { channelId: string }) {
  const { channelId, manifest, network, options, change, readOnly } = props;
  const { t } = useTranslation();
  const known = useQuery({ ...ask(listPlaces, { params: { id: channelId } }), staleTime: FRESH_MS, retry: false });
  const places = known.data?.places ?? [];
  const { place = '' } = options;
  const isGone = place !== '' && known.data !== undefined && places.every(({ id }) => id !== place);
  const kind = network === 'pinterest' ? 'board' : 'category';
  return (
    <>
      <NativeSelect
        label={t(`options.places.${kind}`)}
        required={manifest.needsPlace === true}
        value={place}
        disabled={readOnly || known.isPending}
        rightSection={known.isPending ? <Loader size={16} aria-label={t('options.places.loading')} /> : undefined}
        error={isGone ? t('options.places.gone') : undefined}
        onChange={({ currentTarget }) => change({ place: currentTarget.value })}
        data={[
          { value: '', label: t('options.places.none') },
          ...(place !== '' && places.every(({ id }) => id !== place) ? [{ value: place, label: place }] : []),
          ...places.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <ProblemNotice error={known.error} onRetry={() => known.refetch()} />
    </>
  );
}
