import { listHandPlaces, putPosters } from '@bedside/server/contract/flow/by-hand';
import { listPeople } from '@bedside/server/contract/registers/people';
import { Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

type Place = { readonly id: string; readonly name: string };

/** Who posts by hand at a place, and the way to name them. */
export function Posters({ channel }: { channel: Place }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [choosing, setChoosing] = useState(false);
  const places = useQuery(ask(listHandPlaces));
  const place = places.data?.places.find(({ channelId }) => channelId === channel.id);
  if (place === undefined) return null;
  const names = place.posters.map(({ name }) => name).join(', ');
  return (
    <Group gap="xs">
      <Text size="xs" {...(names === '' ? { c: 'var(--bedside-warn)' } : {})}>
        {names === '' ? t('byHand.nobody') : t('byHand.posters', { names })}
      </Text>
      {hasRole(person, 'administrator') && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('byHand.choosePostersLabel', { name: channel.name })}
          onClick={() => setChoosing(true)}
        >
          {t('byHand.choosePosters')}
        </Button>
      )}
      {choosing && (
        <PostersDialog channel={channel} named={place.posters.map(({ id }) => id)} onClose={() => setChoosing(false)} />
      )}
    </Group>
  );
}

/** The first of them who works here is asked. */
export function PostersDialog(props: { channel: Place; named: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string[]>([...props.named]);
  const people = useQuery(ask(listPeople, { query: { state: 'active', limit: 500 } }));
  const put = useCall(putPosters, {
    invalidates: [listHandPlaces],
    onSuccess: () => {
      notifyDone(t('byHand.postersDone', { name: props.channel.name }));
      props.onClose();
    },
  });
  return (
    <Modal opened onClose={props.onClose} title={t('byHand.postersTitle', { name: props.channel.name })}>
      <Stack gap="md">
        <Text size="sm">{t('byHand.postersText')}</Text>
        <ProblemNotice error={people.error} onRetry={() => people.refetch()} />
        {people.isPending && <ListSkeleton rows={1} height={56} />}
        {people.isSuccess && (
          <MultiSelect
            label={t('byHand.postersField')}
            required
            searchable
            maxValues={20}
            value={chosen}
            onChange={setChosen}
            data={people.data.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <ProblemNotice error={put.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            disabled={chosen.length === 0}
            loading={put.isPending}
            onClick={() => put.mutate({ params: { id: props.channel.id }, body: { personIds: chosen } })}
          >
            {t('byHand.postersSave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
