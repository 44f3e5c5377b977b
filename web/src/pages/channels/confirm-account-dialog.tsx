import {
  type ChannelView,
  type ConfirmationView,
  confirmChannel,
  getConfirmation,
  listChannels,
  refuseChannel,
} from '@bedside/server/contract/registers/channels';
import { Anchor, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { useNow } from '../../lib/use-now.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { WhatIsWaitedFor } from './what-is-waited-for.tsx';

/** A second look at a new account, before anything is published there. */
export function ConfirmAccountDialog(props: { channel: ChannelView; onClose: () => void }) {
  const { t } = useTranslation();
  const seen = useQuery(ask(getConfirmation, { params: { id: props.channel.id } }));
  return (
    <Modal opened onClose={props.onClose} title={t('channels.confirm.title')}>
      <Stack gap="md">
        <ProblemNotice error={seen.error} />
        {seen.isPending && <ListSkeleton rows={3} height={28} />}
        {seen.data !== undefined && <Account account={seen.data} onClose={props.onClose} />}
      </Stack>
    </Modal>
  );
}

function Account({ account, onClose }: { account: ConfirmationView; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState('');
  const named = { name: account.name };
  const done = (words: string) => {
    notifyDone(words);
    onClose();
  };
  const confirm = useCall(confirmChannel, {
    invalidates: [listChannels],
    onSuccess: () => done(t('channels.confirm.confirmed', named)),
  });
  const refuse = useCall(refuseChannel, {
    invalidates: [listChannels],
    onSuccess: () => done(t('channels.confirm.refused', named)),
  });
  const params = { id: account.channelId };
  const isOpen = account.may === 'yes' || (account.may === 'alone' && reason.trim() !== '');
  return (
    <>
      <Facts account={account} />
      {account.may === 'alone' && (
        <Textarea
          label={t('channels.confirm.reason')}
          description={t('channels.confirm.alone')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t('channels.confirm.refuseReason')}
        description={t('channels.confirm.refuseHint')}
        maxLength={500}
        value={wrong}
        onChange={(event) => setWrong(event.currentTarget.value)}
      />
      <ProblemNotice error={confirm.error ?? refuse.error} />
      <Group justify="space-between">
        <Button
          variant="subtle"
          color="block"
          disabled={wrong.trim() === ''}
          loading={refuse.isPending}
          onClick={() => refuse.mutate({ params, body: { reason: wrong } })}
        >
          {t('channels.confirm.refuse')}
        </Button>
        <Button
          disabled={!isOpen}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params, body: { handle: account.handle, reason } })}
        >
          {t('channels.confirm.yes')}
        </Button>
      </Group>
    </>
  );
}

function Facts({ account }: { account: ConfirmationView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const relative = (when: string) => formatRelative(when, currentLanguage(), nowMs);
  const facts = [
    [t('channels.confirm.network'), t(`common.networks.${account.network}`)],
    [t('channels.confirm.account'), account.handle],
    [t('channels.confirm.called'), account.displayName],
  ] as const;
  return (
    <>
      <Text c="dimmed">
        {t('channels.confirm.lead', { person: account.connectedBy.name, when: relative(account.connectedAt) })}
      </Text>
      <dl>
        {facts.map(([label, value]) =>
          value === null || value === '' ? null : (
            <div key={label}>
              <Text component="dt" size="xs" c="dimmed">
                {label}
              </Text>
              <Text component="dd" m={0}>
                {value}
              </Text>
            </div>
          ),
        )}
      </dl>
      {account.publicUrl !== null && (
        <Anchor
          href={account.publicUrl}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('channels.confirm.profile')} ${t('common.opensInNewTab')}`}
        >
          {t('channels.confirm.profile')} <ExternalLink size={14} aria-hidden />
        </Anchor>
      )}
      {account.may !== 'yes' && account.may !== 'alone' && <WhatIsWaitedFor account={account} />}
    </>
  );
}
