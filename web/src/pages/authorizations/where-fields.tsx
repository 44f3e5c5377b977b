import { purpose } from '@bedside/server/contract/registers/authorizations';
import { type ChannelView, listChannels } from '@bedside/server/contract/registers/channels';
import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { AskForm } from './use-ask-form.ts';

/** On which channels, and for what reasons; a paper may leave them open. */
export function WhereFields({ form, isAsked = true }: { form: AskForm; isAsked?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Channels form={form} isAsked={isAsked} />
      <Checkbox.Group
        label={t('asking.where.purposes')}
        description={t('asking.where.purposesHint')}
        required={isAsked}
        value={form.values.purposes}
        onChange={(values) => form.setFieldValue('purposes', purpose.array().parse(values))}
        error={form.errors['purposes']}
      >
        <Stack gap="xs" my="xs">
          {purpose.options.map((value) => (
            <Checkbox key={value} value={value} label={t(`authorizations.purposes.${value}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}

function Channels({ form, isAsked }: { form: AskForm; isAsked: boolean }) {
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels));
  const offered = channels.data?.channels.filter(({ state }) => state !== 'disconnected');
  if (channels.isPending) return <ListSkeleton rows={2} height={24} />;
  return (
    <>
      <ProblemNotice error={channels.error} onRetry={() => void channels.refetch()} />
      <Checkbox.Group
        label={t('asking.where.channels')}
        description={t('asking.where.channelsHint')}
        required={isAsked}
        value={form.values.channelIds}
        onChange={(values) => form.setFieldValue('channelIds', values)}
        error={form.errors['channelIds']}
      >
        <Stack gap="xs" my="xs">
          {offered?.map((channel) => (
            <ChannelBox key={channel.id} channel={channel} />
          ))}
        </Stack>
      </Checkbox.Group>
      {offered?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('asking.where.noChannels')}
        </Text>
      )}
    </>
  );
}

function ChannelBox({ channel: { id, name, network, handle } }: { channel: ChannelView }) {
  const { t } = useTranslation();
  const about = [t(`common.networks.${network}`), handle].filter((part) => part !== '' && part !== name);
  return <Checkbox value={id} label={name} description={about.join(' · ')} />;
}
