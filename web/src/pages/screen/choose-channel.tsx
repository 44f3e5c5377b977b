import { listPostedTexts, type PostedText } from '@bedside/server/contract/flow/screen';
import { type ChannelView, listChannels } from '@bedside/server/contract/registers/channels';
import { Button, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Radio as Antenna } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { BatchSetting } from './batch-desk.ts';
import type { BatchRun, PostsPage } from './batch-run.ts';
import type { PostedInput } from './posted-row.ts';

type From = 'bedside' | 'network';
const PAGE_POSTS = 100;

/** The posts of a connected account: by Bedside's own deliveries, or as the network tells them. */
export function ChooseChannel(props: { run: BatchRun; setting: Omit<BatchSetting, 'network'> | null }) {
  const { run, setting } = props;
  const { t } = useTranslation();
  const list = useQuery(ask(listChannels));
  const channels = list.data?.channels ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [from, setFrom] = useState<From>('bedside');
  const channel = channels.find(({ id }) => id === chosen) ?? channels[0];
  if (list.isPending) return <ListSkeleton rows={2} />;
  if (list.error !== null) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (channel === undefined) return <NoChannel />;
  const canAsk = channel.state === 'connected' || channel.state === 'awaiting_confirmation';
  const effective: From = canAsk ? from : 'bedside';
  const start = () => {
    if (setting === null) return;
    run.startChannel(
      { kind: 'channel', name: channel.name, from: effective },
      { ...setting, network: channel.network },
      (after) => readPage(channel, effective, after),
    );
  };
  return (
    <Stack gap="md" align="flex-start">
      <NativeSelect
        label={t('screen.channel.label')}
        value={channel.id}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={channels.map(({ id, name, network }) => ({
          value: id,
          label: namedOn(name, t(`common.networks.${network}`)),
        }))}
        w="100%"
        maw={420}
      />
      <Radio.Group
        label={t('screen.channel.fromLabel')}
        value={effective}
        // The options below are exactly these.
        onChange={(value) => setFrom(value as From)}
      >
        <Stack gap="xs" mt={4}>
          {(['bedside', 'network'] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`screen.channel.from.${value}`)}
              description={t(`screen.channel.fromHints.${value}`)}
              disabled={value === 'network' && !canAsk}
            />
          ))}
        </Stack>
      </Radio.Group>
      {!canAsk && <Text size="sm">{t('screen.channel.needsConnection')}</Text>}
      <Text size="sm" fw={500}>
        {t('screen.channel.privacy')}
      </Text>
      <Button disabled={setting === null} onClick={start}>
        {t('screen.past.start')}
      </Button>
    </Stack>
  );
}

function namedOn(name: string, network: string): string {
  return name === network ? name : `${name} · ${network}`;
}

function NoChannel() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={Antenna}
      title={t('screen.channel.emptyTitle')}
      text={t('screen.channel.emptyText')}
      action={<LinkButton to="/channels">{t('screen.channel.emptyAction')}</LinkButton>}
    />
  );
}

async function readPage(channel: ChannelView, from: From, after: string | null): Promise<PostsPage> {
  const query = { channelId: channel.id, from, limit: PAGE_POSTS, ...(after === null ? {} : { after }) };
  const page = await call(listPostedTexts, { query });
  const told = page.posts.filter(({ text }) => text !== null);
  return { posts: told.map(toInput), untold: page.posts.length - told.length, next: page.next };
}

function toInput({ id, text, url, postedAt, postId }: PostedText): PostedInput {
  return { line: null, id, date: postedAt ?? '', link: url ?? '', postId, text: text ?? '' };
}
