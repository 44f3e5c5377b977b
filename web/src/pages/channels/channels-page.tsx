import { manifests } from '@bedside/connectors/networks';
import { type ChannelView, listChannels } from '@bedside/server/contract/registers/channels';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus, Radio } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { ChannelRow } from './channel-row.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConsentAgainDialog } from './consent-again-dialog.tsx';
import { ConsentOutcome } from './consent-outcome.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { ReconnectDialog } from './reconnect-dialog.tsx';

/** Which accounts the organization speaks through, and whether they work. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const channels = useQuery(ask(listChannels));
  const [connecting, connect] = useDisclosure(false);
  const [open, setOpen] = useState<{ dialog: 'reconnect' | 'disconnect'; channel: ChannelView } | null>(null);
  const mayConnect = hasRole(person, 'administrator');
  const close = () => setOpen(null);

  const connectButton = mayConnect ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={connect.open}>
      {t('channels.connect')}
    </Button>
  ) : (
    <Text c="dimmed">{t('channels.askAdministrator')}</Text>
  );
  const list = channels.data?.channels;
  return (
    <Page
      title={t('channels.title')}
      lead={t('channels.lead')}
      actions={list?.length === 0 ? undefined : connectButton}
    >
      {list !== undefined && <ConsentOutcome channels={list} />}
      <ProblemNotice error={channels.error} onRetry={() => void channels.refetch()} />
      {channels.isPending && <ListSkeleton rows={3} height={64} />}
      {list?.length === 0 && (
        <EmptyState
          icon={Radio}
          title={t('channels.emptyTitle')}
          text={t('channels.emptyText')}
          action={connectButton}
        />
      )}
      {list !== undefined && list.length > 0 && (
        <ul className={classes.list}>
          {list.map((channel) => (
            <ChannelRow
              key={channel.id}
              channel={channel}
              onReconnect={() => setOpen({ dialog: 'reconnect', channel })}
              onDisconnect={() => setOpen({ dialog: 'disconnect', channel })}
            />
          ))}
        </ul>
      )}
      {connecting && <ConnectDialog onClose={connect.close} />}
      {open?.dialog === 'reconnect' &&
        (manifests[open.channel.network].connect === 'consent' ? (
          <ConsentAgainDialog channel={open.channel} onClose={close} />
        ) : (
          <ReconnectDialog channel={open.channel} onClose={close} />
        ))}
      {open?.dialog === 'disconnect' && <DisconnectDialog channel={open.channel} onClose={close} />}
    </Page>
  );
}
