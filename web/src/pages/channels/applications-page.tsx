import { manifests } from '@bedside/connectors/networks';
import { type ApplicationView, listApplications } from '@bedside/server/contract/registers/channels';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AppWindow, CircleCheck, CircleDashed, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { NetworkMark } from '../../ui/network-mark.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ApplicationDialog } from './application-dialog.tsx';
import { ChannelsNav } from './channels-nav.tsx';
import { RemoveApplicationDialog } from './remove-application-dialog.tsx';

/** What the organization registered with networks that let nobody in without it. */
export function ApplicationsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const mayConnect = hasRole(person, 'administrator');
  const listed = useQuery({ ...ask(listApplications), enabled: mayConnect });
  const [open, setOpen] = useState<{ dialog: 'enter' | 'remove'; application: ApplicationView } | null>(null);
  const close = () => setOpen(null);
  const { applications, redirectUri } = listed.data ?? {};
  return (
    <Page title={t('channels.apps.title')} lead={t('channels.apps.lead')}>
      <ChannelsNav />
      {!mayConnect && <Text c="dimmed">{t('channels.askAdministrator')}</Text>}
      <ProblemNotice error={listed.error} onRetry={() => void listed.refetch()} />
      {mayConnect && listed.isPending && <ListSkeleton rows={3} height={64} />}
      {applications?.length === 0 && (
        <EmptyState icon={AppWindow} title={t('channels.apps.emptyTitle')} text={t('channels.apps.emptyText')} />
      )}
      {redirectUri !== undefined && applications !== undefined && applications.length > 0 && (
        <div>
          <CopyField label={t('channels.apps.redirect')} value={redirectUri} />
          <Text size="sm" c="dimmed" mt={4}>
            {t('channels.apps.redirectHint')}
          </Text>
        </div>
      )}
      {applications !== undefined && applications.length > 0 && (
        <ul className={classes.list}>
          {applications.map((application) => (
            <ApplicationRow
              key={application.network}
              application={application}
              onEnter={() => setOpen({ dialog: 'enter', application })}
              onRemove={() => setOpen({ dialog: 'remove', application })}
            />
          ))}
        </ul>
      )}
      {open?.dialog === 'enter' && <ApplicationDialog application={open.application} onClose={close} />}
      {open?.dialog === 'remove' && <RemoveApplicationDialog application={open.application} onClose={close} />}
    </Page>
  );
}

function ApplicationRow(props: { application: ApplicationView; onEnter: () => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const { network, revision, channels, fields } = props.application;
  const named = { network: t(`common.networks.${network}`) };
  const isSet = revision !== null;
  const shown = fields.flatMap(({ value }) => (value === null ? [] : [value]));
  return (
    <li className={classes.row}>
      <NetworkMark network={network} />
      <div className={classes.main}>
        <Text fw={500}>{named.network}</Text>
        {isSet && (
          <Text size="xs" c="dimmed">
            {shown.join(' · ')}
            {shown.length > 0 && ' · '}
            {channels.length === 0
              ? t('channels.apps.noChannels')
              : t('channels.apps.channels', { channels: channels.map(({ name }) => name).join(', ') })}
          </Text>
        )}
        <Group gap="md">
          <Anchor href={`/help/networks/${network}`} target="_blank" rel="noopener" size="xs">
            {t('channels.apps.help', named)}
          </Anchor>
          <Anchor href={manifests[network].app?.documentation} target="_blank" rel="noreferrer" size="xs">
            {t('channels.apps.documentation', named)} <ExternalLink size={12} aria-hidden />
          </Anchor>
        </Group>
      </div>
      <div className={classes.side}>
        <StateBadge tone={isSet ? 'pass' : 'quiet'} icon={isSet ? CircleCheck : CircleDashed}>
          {t(isSet ? 'channels.apps.set' : 'channels.apps.missing')}
        </StateBadge>
        <Button
          size="xs"
          variant="default"
          aria-label={t(isSet ? 'channels.apps.changeLabel' : 'channels.apps.enterLabel', named)}
          onClick={props.onEnter}
        >
          {t(isSet ? 'channels.apps.change' : 'channels.apps.enter')}
        </Button>
        {isSet && (
          <Button
            size="xs"
            variant="subtle"
            color="block"
            aria-label={t('channels.apps.removeLabel', named)}
            onClick={props.onRemove}
          >
            {t('channels.apps.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}
