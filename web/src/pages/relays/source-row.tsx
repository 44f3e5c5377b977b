import { changeSource, lookNow, removeSource, type SourceView } from '@bedside/server/contract/flow/relays';
import { Alert, Anchor, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { Pause } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';
import { isReady, SettingsFields, type SourceSettings } from './source-settings.tsx';
import { afterNotice } from './use-notices.ts';

/** A source that is watched: when it was looked at, what is wrong with it, and what can be done. */
export function SourceRow({ source, mayManage }: { source: SourceView; mayManage: boolean }) {
  const { t } = useTranslation();
  const { name } = source;
  return (
    <li className={classes.row}>
      <Stack gap={4} className={classes.main}>
        <Group gap="xs">
          <Anchor href={source.homeUrl ?? source.feedUrl} target="_blank" rel="noreferrer" fw={650}>
            {name}
          </Anchor>
          {source.isPaused && (
            <StateBadge tone="quiet" icon={Pause}>
              {t('relays.paused')}
            </StateBadge>
          )}
        </Group>
        <Facts source={source} />
        <Trouble source={source} />
      </Stack>
      {mayManage && <Actions source={source} />}
    </li>
  );
}

function useTime(): (instant: string) => string {
  const { i18n } = useTranslation();
  const { organization } = useSession();
  return (instant) => formatInstant(instant, i18n.language, organization.timeZone);
}

function Facts({ source }: { source: SourceView }) {
  const { t } = useTranslation();
  const time = useTime();
  const facts = [
    source.lookedAt === null ? t('relays.notLooked') : t('relays.looksAt', { time: time(source.lookedAt) }),
    t('relays.newOnes', { count: source.newCount }),
    ...(source.draftsForName === null ? [] : [t('relays.drafts', { name: source.draftsForName })]),
    ...(source.leavesOnApproval ? [t('relays.twoPeople')] : []),
  ];
  return (
    <Text size="sm" c="dimmed">
      {facts.join(' · ')}
    </Text>
  );
}

function Trouble({ source: { trouble, formatChangedAt } }: { source: SourceView }) {
  const { t } = useTranslation();
  const time = useTime();
  if (trouble !== null) {
    const what = t(`relays.trouble.${trouble.code}`);
    return <Alert color="warn">{t('relays.troubleSince', { what, since: time(trouble.since) })}</Alert>;
  }
  if (formatChangedAt === null) return null;
  return <Alert color="info">{t('relays.formatChanged', { time: time(formatChangedAt) })}</Alert>;
}

function Actions({ source }: { source: SourceView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const look = useCall(lookNow, { invalidates: afterNotice });
  const remove = useCall(removeSource, { invalidates: afterNotice, onSuccess: close });
  const { id, isPaused, name } = source;
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs" className={classes.side}>
        {!isPaused && (
          <Button
            variant="default"
            size="xs"
            aria-label={t('relays.lookLabel', { name })}
            loading={look.isPending}
            onClick={() => look.mutate({ params: { id } })}
          >
            {t('relays.look')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          aria-label={t('relays.changeLabel', { name })}
          onClick={() => setOpen('change')}
        >
          {t('relays.change')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={t('relays.removeLabel', { name })}
          onClick={() => setOpen('remove')}
        >
          {t('relays.remove')}
        </Button>
      </Group>
      {look.isSuccess && (
        <Text component="output" size="sm">
          {t('relays.looked')}
        </Text>
      )}
      <ProblemNotice error={look.error} />
      {open === 'change' && <ChangeDialog source={source} onClose={close} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={t('relays.removeTitle', { name })}
          text={t('relays.removeText')}
          confirm={t('relays.remove')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ params: { id } })}
          onClose={close}
        />
      )}
    </Stack>
  );
}

function ChangeDialog({ source, onClose }: { source: SourceView; onClose: () => void }) {
  const { t } = useTranslation();
  const { everyMinutes, language, leavesOnApproval, name, preparesDrafts } = source;
  const [settings, setSettings] = useState<SourceSettings>({
    name,
    language,
    everyMinutes,
    preparesDrafts,
    leavesOnApproval,
  });
  const [isPaused, setPaused] = useState(source.isPaused);
  const change = useCall(changeSource, { invalidates: afterNotice, onSuccess: onClose });
  return (
    <Modal opened size="lg" onClose={onClose} title={t('relays.changeTitle')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady(settings)) change.mutate({ params: { id: source.id }, body: { ...settings, isPaused } });
        }}
      >
        <Stack gap="md">
          <SettingsFields settings={settings} onChange={setSettings} />
          <Checkbox
            label={t('relays.pause')}
            checked={isPaused}
            onChange={({ currentTarget }) => setPaused(currentTarget.checked)}
          />
          <ProblemNotice error={change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady(settings)} loading={change.isPending}>
              {t('relays.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
