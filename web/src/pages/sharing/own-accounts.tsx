import {
  disconnectOwnAccount,
  listOwnAccounts,
  type OwnAccountView,
} from '@bedside/server/contract/registers/channels/own';
import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ApiProblem } from '../../lib/problem.ts';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ConnectOwnDialog } from './connect-own-dialog.tsx';

type Found = UseQueryResult<{ accounts: OwnAccountView[] }, Error>;

/** Accounts of whoever looks, which nobody else is shown. */
export function OwnAccounts({ accounts }: { accounts: Found }) {
  const { t } = useTranslation();
  const [isConnecting, setConnecting] = useState(false);
  const [leaving, setLeaving] = useState<OwnAccountView | null>(null);
  const list = accounts.data?.accounts ?? [];
  return (
    <Stack component="section" gap="sm" aria-labelledby="own-accounts-title">
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h3" id="own-accounts-title">
          {t('sharing.accounts')}
        </Title>
        <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => setConnecting(true)}>
          {t('sharing.connect')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t(accounts.isSuccess && list.length === 0 ? 'sharing.noAccounts' : 'sharing.accountsText')}
      </Text>
      <Outcome accounts={list} />
      <ProblemNotice error={accounts.error} onRetry={() => void accounts.refetch()} />
      {accounts.isPending && <ListSkeleton rows={1} height={56} />}
      {list.length > 0 && (
        <ul className={classes.list} aria-label={t('sharing.accounts')}>
          {list.map((account) => (
            <AccountRow key={account.id} account={account} onLeave={() => setLeaving(account)} />
          ))}
        </ul>
      )}
      {isConnecting && <ConnectOwnDialog onClose={() => setConnecting(false)} />}
      {leaving !== null && <DisconnectDialog account={leaving} onClose={() => setLeaving(null)} />}
    </Stack>
  );
}

/** What came of a visit to the page of a server. */
function Outcome({ accounts }: { accounts: readonly OwnAccountView[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { connected, problem } = useSearch({ from: '/signed-in/sharing' });
  const leave = () => void navigate({ to: '/sharing', search: {}, replace: true });
  if (problem !== undefined) {
    const title = t('sharing.connectFailed');
    return (
      <ProblemNotice error={new ApiProblem({ code: problem, status: 0, title, remedy: t('sharing.connectAgain') })} />
    );
  }
  const account = accounts.find(({ id }) => id === connected);
  if (account === undefined) return null;
  return (
    <Alert
      color="pass"
      icon={<CircleCheck size={20} aria-hidden />}
      title={t('sharing.connected', { handle: account.handle })}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={leave}
    />
  );
}

function AccountRow({ account, onLeave }: { account: OwnAccountView; onLeave: () => void }) {
  const { t } = useTranslation();
  const { handle, network, publicUrl, state } = account;
  const isWell = state === 'connected';
  return (
    <li className={classes.row}>
      <Stack gap={2} className={classes.main}>
        {publicUrl === null ? (
          <Text fw={500}>{handle}</Text>
        ) : (
          <Anchor href={publicUrl} target="_blank" rel="noreferrer" fw={500}>
            {handle}
          </Anchor>
        )}
        <Text size="sm" c="dimmed">
          {t(`common.networks.${network}`)}
        </Text>
        {!isWell && <Text size="sm">{t('sharing.needsReauthorization')}</Text>}
      </Stack>
      <Group gap="xs">
        <StateBadge tone={isWell ? 'pass' : 'warn'} icon={isWell ? CircleCheck : TriangleAlert}>
          {t(`sharing.state.${state}`)}
        </StateBadge>
        <Button variant="default" size="xs" aria-label={t('sharing.disconnectLabel', { handle })} onClick={onLeave}>
          {t('sharing.disconnect')}
        </Button>
      </Group>
    </li>
  );
}

function DisconnectDialog({ account, onClose }: { account: OwnAccountView; onClose: () => void }) {
  const { t } = useTranslation();
  const { handle, id } = account;
  const leave = useCall(disconnectOwnAccount, {
    invalidates: [listOwnAccounts],
    onSuccess: () => {
      notifyDone(t('sharing.disconnected'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('sharing.disconnectTitle', { handle })}
      text={t('sharing.disconnectText')}
      confirm={t('sharing.disconnect')}
      busy={leave.isPending}
      error={leave.error}
      onConfirm={() => leave.mutate({ params: { id } })}
      onClose={onClose}
    />
  );
}
