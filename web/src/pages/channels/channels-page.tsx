import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { type ChannelView, listChannels } from '@bedside/server/contract/registers/channels';
import { Button, Text } from '@mantine/core';
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
import { ChannelsNav } from './channels-nav.tsx';
import { ConfirmAccountDialog } from './confirm-account-dialog.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConsentAgainDialog } from './consent-again-dialog.tsx';
import { ConsentOutcome } from './consent-outcome.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { FediverseSection } from './fediverse-section.tsx';
import { ReconnectDialog } from './reconnect-dialog.tsx';
import { SecondAdministrator } from './second-administrator.tsx';

type Opened = { readonly dialog: 'reconnect' | 'disconnect' | 'confirm'; readonly channel: ChannelView };

/** Which accounts the organization speaks through, and whether they work. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const channels = useQuery(ask(listChannels));
  const [connecting, connect] = useState<{ network?: NetworkId | undefined } | null>(null);
  const [open, setOpen] = useState<{ dialog: 'reconnect' | 'disconnect' | 'confirm'; channel: ChannelView } | null>(
    null,
  );
  const mayConnect = hasRole(person, 'administrator');
  const close = () => setOpen(null);

  const connectButton = mayConnect ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => connect({})}>
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
      <ChannelsNav />
      {list !== undefined && <ConsentOutcome channels={list} onAgain={(network) => connect({ network })} />}
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
          {waitingFirst(list).map((channel) => (
            <ChannelRow
              key={channel.id}
              channel={channel}
              onReconnect={() => setOpen({ dialog: 'reconnect', channel })}
              onDisconnect={() => setOpen({ dialog: 'disconnect', channel })}
              onConfirm={() => setOpen({ dialog: 'confirm', channel })}
            />
          ))}
        </ul>
      )}
      {list !== undefined && <SecondAdministrator />}
      <FediverseSection />
      {connecting !== null && <ConnectDialog network={connecting.network} onClose={() => connect(null)} />}
      {open !== null && <ChannelDialog {...open} channels={list ?? []} onClose={close} />}
    </Page>
  );
}

const waits = ({ state }: ChannelView) => state === 'awaiting_confirmation';

/** What somebody has to look at stands on top; the rest as it was connected. */
function waitingFirst(list: readonly ChannelView[]): ChannelView[] {
  return [...list.filter(waits), ...list.filter((channel) => !waits(channel))];
}

function ChannelDialog(props: Opened & { channels: readonly ChannelView[]; onClose: () => void }) {
  const { channel, channels, dialog, onClose } = props;
  if (dialog === 'confirm') return <ConfirmAccountDialog channel={channel} onClose={onClose} />;
  if (dialog === 'disconnect') return <DisconnectDialog channel={channel} channels={channels} onClose={onClose} />;
  if (manifests[channel.network].connect === 'consent')
    return <ConsentAgainDialog channel={channel} onClose={onClose} />;
  return <ReconnectDialog channel={channel} onClose={onClose} />;
}
